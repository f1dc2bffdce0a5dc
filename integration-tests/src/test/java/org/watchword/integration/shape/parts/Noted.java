package org.watchword.integration.shape.parts;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the host's parts were called for. */
@ApplicationScoped
public class Noted {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    public void add(String line) {
        lines.add(line);
    }

    public String lines() {
        return String.join("\n", lines);
    }
}
