package org.watchword.rest;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.ApplicationPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.watchword.container.Descriptors;
import org.watchword.host.JaxRsServlet;
import org.watchword.report.Entry;
import org.watchword.report.Topic;

/** What the report says of the endpoints: where they are, or why they are not. */
final class EndpointsReport {

    private static final String NAME = "endpoints";
    private static final String MAPPING = "/auth/*";

    private EndpointsReport() {}

    static List<Entry> entries(ServletContext context) {
        Optional<List<JaxRsServlet>> servlets = JaxRsServlet.of(context);
        if (servlets.isEmpty()) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        Set<String> names = servlets.get().stream()
                .filter(servlet -> servlet.application().equals(AuthApplication.class.getName()))
                .filter(servlet -> servlet.mappings().contains(MAPPING))
                .map(JaxRsServlet::name)
                .collect(Collectors.toSet());
        boolean ours = !names.isEmpty();
        List<String> others = others(context, names);
        if (!others.isEmpty()) {
            entries.add(new Entry.Conflict(
                    "the web application has something of its own at " + String.join(", ", others)
                            + ", where our endpoints are: only one of the two answers",
                    "give it another path, such as another @ApplicationPath"));
        } else if (!ours) {
            entries.add(missing(Descriptors.of(context).metadataComplete()));
        }
        if (ours) {
            Endpoint.PATHS.forEach(
                    path -> entries.add(new Entry.Fact(Topic.ENDPOINT, context.getContextPath() + path)));
        }
        entries.add(new Entry.Integration(
                NAME,
                ours && others.isEmpty(),
                ours && others.isEmpty() ? context.getContextPath() + "/auth" : "see the conflict"));
        return entries;
    }

    /** Paths at or below ours that lead to a servlet of the host's, the JAX-RS application of a host included. */
    private static List<String> others(ServletContext context, Set<String> ours) {
        List<String> found = new ArrayList<>();
        context.getServletRegistrations().forEach((name, servlet) -> {
            if (!ours.contains(name) && !name.equals(AuthApplication.class.getName())) {
                servlet.getMappings().stream()
                        .filter(path -> path.equals(MAPPING) || Endpoint.PATHS.contains(path))
                        .forEach(path -> found.add(path + " (" + name + ")"));
                // Of two applications at one path a server may leave the second without any mapping.
                if (servlet.getMappings().isEmpty() && isAtOurs(name, context.getClassLoader())) {
                    found.add(MAPPING + " (" + name + ")");
                }
            }
        });
        return found;
    }

    private static boolean isAtOurs(String className, ClassLoader loader) {
        try {
            ApplicationPath path = Class.forName(className, false, loader).getDeclaredAnnotation(ApplicationPath.class);
            return path != null && path.value().matches("/?auth(/\\*?)?");
        } catch (ClassNotFoundException | LinkageError aServletNamedOtherwise) {
            return false;
        }
    }

    private static Entry missing(boolean metadataComplete) {
        return new Entry.Conflict(
                "the server runs no JAX-RS application of ours here, so that there are no endpoints and, unless the web"
                        + " application registers JAX-RS itself, no resources; path rules hold all the same",
                metadataComplete
                        ? "in web.xml take metadata-complete=\"true\" away; or, on WildFly, add to it"
                                + " <context-param><param-name>resteasy.scan</param-name><param-value>true</param-value>"
                                + "</context-param>"
                        : "use a server with Jakarta REST switched on (Open Liberty: the feature restfulWS-3.1)");
    }
}
