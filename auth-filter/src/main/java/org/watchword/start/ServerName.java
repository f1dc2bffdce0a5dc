package org.watchword.start;

import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Optional;

/** One way to learn the server's name and version. A server that needs a way of its own gets a class here. */
interface ServerName {

    /** The ways, the one that every server has first. */
    List<ServerName> WAYS = List.of(new ContainerServerName(), new GlassFishServerName(System::getProperty));

    /** Name and version for people; empty where this way does not tell the version. */
    Optional<String> find(ServletContext context);

    /** The best that is known. */
    static String of(ServletContext context) {
        for (ServerName way : WAYS) {
            Optional<String> name = way.find(context);
            if (name.isPresent()) {
                return name.get();
            }
        }
        String info = context.getServerInfo();
        return info == null || info.isBlank() ? "a server that does not tell its name" : info.strip();
    }
}
