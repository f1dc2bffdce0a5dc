package org.watchword.container;

import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.HttpMethodConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reasons for which a host needs the container to know the caller.
 *
 * @param reasons one for each kind of component that does, in words for the operator; empty where none does
 * @param roles every role that annotations and descriptors name, for the container to know
 */
record HostNeeds(List<String> reasons, Set<String> roles) {

    private static final Set<String> SESSION_BEANS =
            Set.of("jakarta.ejb.Stateless", "jakarta.ejb.Stateful", "jakarta.ejb.Singleton");

    HostNeeds {
        reasons = List.copyOf(reasons);
        roles = Set.copyOf(roles);
    }

    /**
     * Looks for them in the host's classes that carry a security annotation, on themselves or on a method, and in its
     * descriptors.
     */
    static HostNeeds of(Set<Class<?>> annotated, Descriptors descriptors) {
        Set<String> reasons = new LinkedHashSet<>();
        Set<String> roles = new LinkedHashSet<>(descriptors.roles());
        for (Class<?> type : annotated) {
            if (isGuardedServlet(type, roles)) {
                reasons.add("@ServletSecurity on " + type.getName());
            }
            if (namesRoles(type, roles) && isSessionBean(type)) {
                reasons.add("@RolesAllowed on the enterprise bean " + type.getName());
            }
        }
        if (descriptors.constrained()) {
            reasons.add("a security-constraint in web.xml");
        }
        if (descriptors.methodPermissions()) {
            reasons.add("permissions in ejb-jar.xml");
        }
        // Neither is the name of a role (Jakarta Servlet §13.3, §13.8).
        roles.removeAll(Set.of("*", "**", ""));
        return new HostNeeds(new ArrayList<>(reasons), roles);
    }

    private static boolean isGuardedServlet(Class<?> type, Set<String> roles) {
        ServletSecurity security = type.getAnnotation(ServletSecurity.class);
        if (security == null) {
            return false;
        }
        HttpConstraint constraint = security.value();
        boolean guarded = asksForCaller(constraint.rolesAllowed(), constraint.value(), roles);
        for (HttpMethodConstraint method : security.httpMethodConstraints()) {
            guarded |= asksForCaller(method.rolesAllowed(), method.emptyRoleSemantic(), roles);
        }
        return guarded;
    }

    private static boolean asksForCaller(
            String[] allowed, ServletSecurity.EmptyRoleSemantic otherwise, Set<String> roles) {
        roles.addAll(List.of(allowed));
        return allowed.length > 0 || otherwise == ServletSecurity.EmptyRoleSemantic.DENY;
    }

    private static boolean namesRoles(Class<?> type, Set<String> roles) {
        boolean named = add(type.getAnnotation(RolesAllowed.class), roles);
        try {
            for (Method method : type.getDeclaredMethods()) {
                named |= add(method.getAnnotation(RolesAllowed.class), roles);
            }
        } catch (LinkageError missing) {
            // The class names a type which is not there; the server itself will say so where it matters.
        }
        return named;
    }

    private static boolean add(RolesAllowed allowed, Set<String> roles) {
        if (allowed != null) {
            roles.addAll(List.of(allowed.value()));
        }
        return allowed != null;
    }

    /** Goes by name: a server without enterprise beans does not have the annotations. */
    private static boolean isSessionBean(Class<?> type) {
        for (Annotation annotation : type.getAnnotations()) {
            if (SESSION_BEANS.contains(annotation.annotationType().getName())) {
                return true;
            }
        }
        return false;
    }
}
