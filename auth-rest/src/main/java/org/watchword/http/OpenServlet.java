package org.watchword.http;

import jakarta.servlet.HttpMethodConstraintElement;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.ServletSecurityElement;
import java.util.List;
import org.watchword.container.Descriptors;

/**
 * Takes a servlet of ours out of what a constraint of the host's closes. A constraint for {@code /*} would ask for a
 * caller before login, which nobody could pass; our endpoints decide themselves. The container looks at the constraints
 * of the best pattern alone (Jakarta Servlet 6.0 §13.8.1), and ours names no role.
 */
final class OpenServlet {

    /** Named one by one: of a constraint without methods and without roles, most containers make none (§13.4.1.2). */
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private OpenServlet() {}

    /** Does nothing where the host has no constraint. */
    static void free(ServletRegistration.Dynamic servlet, ServletContext context) {
        if (Descriptors.of(context).constrained()) {
            servlet.setServletSecurity(isOfUndertow(servlet) ? new ServletSecurityElement() : methodByMethod());
        }
    }

    /** Measured on WildFly 39.0.1: it makes a constraint of one without methods, and none of methods that are open. */
    private static boolean isOfUndertow(ServletRegistration.Dynamic servlet) {
        return servlet.getClass().getName().startsWith("io.undertow.");
    }

    private static ServletSecurityElement methodByMethod() {
        return new ServletSecurityElement(
                METHODS.stream().map(HttpMethodConstraintElement::new).toList());
    }
}
