package org.watchword.start.login;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.watchword.http.EndpointServlet;
import org.watchword.http.Endpoints;
import org.watchword.http.PathTemplate;
import org.watchword.report.Entry;
import org.watchword.report.Topic;
import org.watchword.start.ContextPath;
import org.watchword.transport.EndpointKind;
import org.watchword.transport.EndpointSettings;

/** Reports on the endpoints: where they are, and what of the host's is there too. */
final class EndpointsReport {

    private static final String NAME = "endpoints";

    private EndpointsReport() {}

    static List<Entry> entries(ServletContext context, Endpoints endpoints, EndpointKind kind) {
        Map<String, ? extends ServletRegistration> servlets;
        try {
            servlets = context.getServletRegistrations();
        } catch (UnsupportedOperationException | IllegalStateException notNow) {
            // A container must not tell during the start.
            return List.of();
        }
        if (!kind.hasServlet()) {
            return ofResources(context, servlets, endpoints.base());
        }
        List<Entry> entries = new ArrayList<>();
        ServletRegistration ours = servlets.get(EndpointServlet.NAME);
        Collection<String> mapped = ours == null ? List.of() : ours.getMappings();
        for (PathTemplate address : endpoints.addresses()) {
            if (mapped.containsAll(address.servletPatterns())) {
                entries.add(new Entry.Fact(Topic.ENDPOINT, ContextPath.of(context) + address));
            }
        }
        List<String> others = others(servlets, endpoints);
        if (!others.isEmpty()) {
            entries.add(new Entry.Conflict(
                    "endpoints-taken",
                    "the web application has something of its own at " + String.join(", ", others)
                            + ", where our endpoints are: of one address only one of the two answers",
                    "give ours another place: " + EndpointSettings.ENDPOINTS_PATH.name()
                            + "=/another/path; or switch off those that are not" + " needed with "
                            + EndpointSettings.ENDPOINTS_OFF.name()));
        }
        entries.add(new Entry.Integration(
                NAME,
                others.isEmpty(),
                others.isEmpty() ? ContextPath.of(context) + endpoints.base() : "see the conflict"));
        return entries;
    }

    /**
     * Reports the resources. A request is needed to see that the host has extended one; a JAX-RS application of the
     * host's on the way to the path can be seen at start.
     */
    private static List<Entry> ofResources(
            ServletContext context, Map<String, ? extends ServletRegistration> servlets, String base) {
        boolean reachable = servlets.values().stream()
                .flatMap(servlet -> servlet.getMappings().stream())
                .anyMatch(pattern ->
                        pattern.endsWith("/*") && (base + "/").startsWith(pattern.substring(0, pattern.length() - 1)));
        String where = "only by resources of the application's own, below " + ContextPath.of(context) + base;
        if (reachable) {
            return List.of(new Entry.Integration(NAME, true, where));
        }
        return List.of(
                new Entry.Conflict(
                        "endpoints-unreachable",
                        "the application has no JAX-RS application at or above " + base
                                + ", so that no endpoint answers there, and path rules close those that are elsewhere",
                        "set " + EndpointSettings.ENDPOINTS_PATH.name()
                                + " to where the resources are: the @ApplicationPath, followed by the @Path of "
                                + "the classes that extend"
                                + " ours; or set " + EndpointSettings.ENDPOINTS.name() + "=servlet"),
                new Entry.Integration(NAME, false, "see the conflict"));
    }

    /**
     * Finds what leads to a servlet of the host's, its JAX-RS applications included, at one of our addresses or at all
     * of the base.
     */
    private static List<String> others(Map<String, ? extends ServletRegistration> servlets, Endpoints endpoints) {
        List<String> found = new ArrayList<>();
        servlets.forEach((name, servlet) -> {
            if (!name.equals(EndpointServlet.NAME)) {
                servlet.getMappings().stream()
                        .filter(path -> path.equals(endpoints.base() + "/*")
                                || endpoints.servletPatterns().contains(path))
                        .forEach(path -> found.add(path + " (" + name + ")"));
            }
        });
        return found;
    }
}
