package org.watchword.report;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A servlet that runs a JAX-RS application, recognised by what the specification says of servlets (Jakarta REST 3.1
 * §2.3.2) and by the init parameter that implementations share, without touching JAX-RS, which the server may lack.
 *
 * @param application the name of the {@code Application} class, or the name of {@code Application} itself where there
 *     is none
 * @param mappings its URL patterns; at least one
 */
public record JaxRsServlet(String name, String application, Set<String> mappings) {

    private static final String APPLICATION = "jakarta.ws.rs.core.Application";
    private static final String PARAMETER = "jakarta.ws.rs.Application";

    /** Copies the mappings. */
    public JaxRsServlet {
        mappings = Set.copyOf(mappings);
    }

    /**
     * Those of a web application that has started.
     *
     * @return empty where the container does not tell, as it must not during the start
     */
    public static Optional<List<JaxRsServlet>> of(ServletContext context) {
        try {
            List<JaxRsServlet> found = new ArrayList<>();
            for (ServletRegistration servlet : context.getServletRegistrations().values()) {
                String application = application(servlet, context);
                // WildFly registers a servlet without a mapping where it leaves JAX-RS off.
                if (application != null && !servlet.getMappings().isEmpty()) {
                    found.add(new JaxRsServlet(servlet.getName(), application, Set.copyOf(servlet.getMappings())));
                }
            }
            return Optional.of(List.copyOf(found));
        } catch (UnsupportedOperationException | IllegalStateException notNow) {
            return Optional.empty();
        }
    }

    /**
     * Names of JAX-RS applications that the server has left without a path. WildFly does that to all of them where it
     * leaves JAX-RS off.
     *
     * @return empty also where the container does not tell, as it must not during the start
     */
    public static List<String> withoutPath(ServletContext context) {
        try {
            return context.getServletRegistrations().values().stream()
                    .filter(servlet -> servlet.getMappings().isEmpty() && application(servlet, context) != null)
                    .map(ServletRegistration::getName)
                    .sorted()
                    .toList();
        } catch (UnsupportedOperationException | IllegalStateException notNow) {
            return List.of();
        }
    }

    private static @Nullable String application(ServletRegistration servlet, ServletContext context) {
        String named = servlet.getInitParameter(PARAMETER);
        if (named != null) {
            return named;
        }
        if (APPLICATION.equals(servlet.getName())) {
            String everywhere = context.getInitParameter(PARAMETER);
            return everywhere == null ? APPLICATION : everywhere;
        }
        return isApplication(servlet.getName(), context.getClassLoader()) ? servlet.getName() : null;
    }

    private static boolean isApplication(String className, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(className, false, loader).getSuperclass();
            while (type != null && !type.getName().equals(APPLICATION)) {
                type = type.getSuperclass();
            }
            return type != null;
        } catch (ClassNotFoundException | LinkageError aServletNamedOtherwise) {
            return false;
        }
    }
}
