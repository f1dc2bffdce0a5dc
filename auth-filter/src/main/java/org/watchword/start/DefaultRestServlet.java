package org.watchword.start;

import jakarta.servlet.ServletContext;
import org.watchword.config.OptionalApi;
import org.watchword.jaxrs.AuthorizationFeature;
import org.watchword.jaxrs.RefusalFeature;
import org.watchword.report.Report;

/**
 * A host whose web.xml maps {@code jakarta.ws.rs.core.Application} and which has no application class. RESTEasy looks
 * for features in {@code META-INF/services} only where there is such a class (measured on WildFly 39; Jakarta REST 3.1
 * §4.1.2 knows no such condition), and then nobody would ask us before a resource method runs. There it takes the
 * providers of a context parameter, which other implementations do not look at.
 */
public final class DefaultRestServlet {

    private static final String PARAMETER = "resteasy.providers";
    private static final String JAX_RS = "jakarta.ws.rs.core.Feature";

    private DefaultRestServlet() {}

    /** Names our features to it, during the start. */
    public static void enforce(ServletContext context, Report report) {
        // The features are of its types, and cannot be loaded without.
        if (!OptionalApi.isPresent(JAX_RS, context.getClassLoader())) {
            return;
        }
        String first = AuthorizationFeature.class.getName();
        String features = first + "," + RefusalFeature.class.getName();
        String own = context.getInitParameter(PARAMETER);
        if (own == null) {
            context.setInitParameter(PARAMETER, features);
        } else if (!own.contains(first)) {
            report.conflict(
                    "resteasy-providers",
                    "web.xml sets " + PARAMETER
                            + " and maps jakarta.ws.rs.core.Application: RESTEasy would not find our features, so that"
                            + " annotations of resources keep nobody out",
                    "add to the value of " + PARAMETER + ": " + features);
        }
    }
}
