package org.watchword.report;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * In which JAX-RS applications the annotations of resources are enforced. The feature that enforces them is found
 * through a service file, and an application may switch such look-ups off: then nobody asks us before a resource method
 * runs. That shows once the application has answered a request without having made itself known here.
 */
public final class ResourceRules {

    private static final String NAME = "annotations of JAX-RS resources";

    private final Report report;
    /**
     * Servlets of JAX-RS of which neither is known yet; empty in a healthy application, so that a request costs
     * nothing.
     */
    private final Set<String> unsettled = ConcurrentHashMap.newKeySet();

    private final Set<String> enforced = ConcurrentHashMap.newKeySet();
    private final Set<String> unenforced = ConcurrentHashMap.newKeySet();
    private volatile boolean anonymous;
    private final Set<String> endingPreflights = ConcurrentHashMap.newKeySet();
    private volatile boolean unnamedEndsPreflights;
    private volatile Set<String> applications = Set.of();

    /** @param report is told of an application that was found late */
    public ResourceRules(Report report) {
        this.report = report;
    }

    /** The applications that there are; called once, when the web application has started. */
    public void expect(List<JaxRsServlet> servlets) {
        applications = servlets.stream().map(JaxRsServlet::name).collect(Collectors.toUnmodifiableSet());
        servlets.stream()
                .map(JaxRsServlet::name)
                .filter(name -> !enforced.contains(name))
                .forEach(unsettled::add);
    }

    /**
     * The feature has been asked for the rules of an application's methods.
     *
     * @param servlet the servlet's name, or null where the JAX-RS implementation does not tell
     */
    public void enforcedIn(@Nullable String servlet) {
        if (servlet == null) {
            // Applications cannot be told apart here, and a false alarm would be worse than none.
            anonymous = true;
            unsettled.clear();
            return;
        }
        enforced.add(servlet);
        unsettled.remove(servlet);
        unenforced.remove(servlet);
    }

    /**
     * An application has a filter that ends pre-flights to closed paths before it looks for a resource.
     *
     * @param servlet as in {@link #enforcedIn}
     */
    public void endsPreflights(@Nullable String servlet) {
        if (servlet == null) {
            unnamedEndsPreflights = true;
        } else {
            endingPreflights.add(servlet);
        }
    }

    /**
     * Tells whether the servlet that the request goes to runs an application that ends pre-flights to closed paths by
     * itself.
     */
    public boolean endsPreflight(HttpServletRequest request) {
        String servlet = request.getHttpServletMapping().getServletName();
        // Where the implementation does not tell which application asked, one may vouch for itself alone.
        return servlet != null
                && (endingPreflights.contains(servlet)
                        || (unnamedEndsPreflights && applications.equals(Set.of(servlet))));
    }

    /** A request has gone through; its servlet has been initialised by now at the latest, and with it the features. */
    public void answered(HttpServletRequest request) {
        if (unsettled.isEmpty() || request.getDispatcherType() != DispatcherType.REQUEST) {
            return;
        }
        String servlet = request.getHttpServletMapping().getServletName();
        if (servlet != null && unsettled.remove(servlet) && !enforced.contains(servlet) && !anonymous) {
            unenforced.add(servlet);
            report.announce(conflict(servlet));
        }
    }

    /** Returns the report's entries on the enforcement of annotations of JAX-RS resources. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        if (!enforced.isEmpty()) {
            entries.add(new Entry.Integration(NAME, true, "in " + String.join(", ", new TreeSet<>(enforced))));
        } else if (anonymous) {
            entries.add(new Entry.Integration(NAME, true, ""));
        } else if (unsettled.isEmpty()) {
            entries.add(new Entry.Integration(NAME, false, "no JAX-RS application asks for them"));
        }
        new TreeSet<>(unenforced).forEach(servlet -> entries.add(conflict(servlet)));
        return entries;
    }

    private static Entry conflict(String servlet) {
        return new Entry.Conflict(
                "unguarded-application." + servlet,
                "the JAX-RS application " + servlet
                        + " answers requests without our feature, so that @RequiresPermission,"
                        + " and on some servers @RolesAllowed, keep nobody out there; it has probably set"
                        + " jakarta.ws.rs.loadServices to false",
                "take that property away, or add org.watchword.jaxrs.AuthorizationFeature.class to what "
                        + "getClasses() of "
                        + servlet + " returns");
    }
}
