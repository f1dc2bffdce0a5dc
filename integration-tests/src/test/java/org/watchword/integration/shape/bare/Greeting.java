package org.watchword.integration.shape.bare;

import jakarta.enterprise.context.ApplicationScoped;

/** A bean that is one by its annotation alone. */
@ApplicationScoped
public class Greeting {

    public String to(String name) {
        return "Hello, " + name;
    }
}
