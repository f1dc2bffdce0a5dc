package org.watchword.authorization;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.watchword.api.RequiresPermission;

/**
 * Makes rules of annotations. The most specific annotation wins: the method's, then that of the class which declares
 * the method, then that of the component's class (Jakarta Annotations knows the first two; the third protects methods
 * that a component inherits from an unannotated base class). Annotations of an overridden or implemented method count
 * where the overriding one has none. Roles and permissions are looked for each on its own, and both must hold.
 */
public final class AnnotatedRules {

    private AnnotatedRules() {}

    /**
     * Returns the rule of a method, or empty where neither it nor its class has anything to say and no sibling is
     * annotated.
     *
     * @param component the class that is called, which may be a subclass of the one that declares the method
     */
    public static Optional<AccessRule> of(Class<?> component, Method method) {
        List<Method> declarations = Declarations.of(component, method);
        Optional<AccessRule> onMethod = roleRule(declarations);
        if (onMethod.isPresent() && !(onMethod.get() instanceof AccessRule.Require)) {
            return onMethod;
        }
        List<Class<?>> classes = classes(component, declarations);
        Optional<AccessRule> roles = onMethod.or(() -> roleRule(classes));
        Optional<Set<String>> permissions = permissions(declarations, classes);
        if (permissions.isEmpty()) {
            return roles.or(
                    () -> hasAnnotatedMethod(component) ? Optional.of(new AccessRule.Unannotated()) : Optional.empty());
        }
        // A class that is @PermitAll does not open a method that asks for a permission; one that is @DenyAll stays
        // closed.
        if (roles.isPresent() && roles.get() instanceof AccessRule.DenyAll) {
            return roles;
        }
        Set<String> anyRole =
                roles.isPresent() && roles.get() instanceof AccessRule.Require require ? require.anyRole() : Set.of();
        return Optional.of(new AccessRule.Require(anyRole, permissions.get()));
    }

    /**
     * Returns the rule that {@code @RequiresPermission} alone makes, for where somebody else enforces the roles; empty
     * where the annotation is not there, or where the method is {@code @PermitAll} or {@code @DenyAll}.
     */
    public static Optional<AccessRule> permissionsOf(Class<?> component, Method method) {
        List<Method> declarations = Declarations.of(component, method);
        Optional<AccessRule> onMethod = roleRule(declarations);
        if (onMethod.isPresent() && !(onMethod.get() instanceof AccessRule.Require)) {
            return Optional.empty();
        }
        return permissions(declarations, classes(component, declarations))
                .map(required -> new AccessRule.Require(Set.of(), required));
    }

    /**
     * Tells whether the class, a method, or anything that they inherit from has one of the annotations: else no method
     * has a rule.
     */
    public static boolean anyFor(Class<?> component) {
        return Declarations.types(component).stream().anyMatch(AnnotatedRules::isAnnotated)
                || hasAnnotatedMethod(component);
    }

    /** Tells whether one of the annotations stands on this very element. */
    public static boolean isAnnotated(AnnotatedElement element) {
        return roleRule(element).isPresent() || element.getDeclaredAnnotation(RequiresPermission.class) != null;
    }

    /**
     * Returns empty where nothing says {@code @RequiresPermission}; one that names no permission still asks for a
     * caller.
     */
    private static Optional<Set<String>> permissions(List<Method> declarations, List<Class<?>> classes) {
        List<AnnotatedElement> elements = new ArrayList<>(declarations);
        elements.addAll(classes);
        for (AnnotatedElement element : elements) {
            RequiresPermission required = element.getDeclaredAnnotation(RequiresPermission.class);
            if (required != null) {
                return Optional.of(new LinkedHashSet<>(List.of(required.value())));
            }
        }
        return Optional.empty();
    }

    private static Optional<AccessRule> roleRule(List<? extends AnnotatedElement> nearestFirst) {
        return nearestFirst.stream()
                .flatMap(element -> roleRule(element).stream())
                .findFirst();
    }

    /**
     * Returns the rule that the role annotation of one element makes, or empty. Where one element has several, which
     * Jakarta Annotations does not provide for, the strictest holds.
     */
    private static Optional<AccessRule> roleRule(AnnotatedElement element) {
        if (element.getDeclaredAnnotation(DenyAll.class) != null) {
            return Optional.of(new AccessRule.DenyAll());
        }
        RolesAllowed allowed = element.getDeclaredAnnotation(RolesAllowed.class);
        if (allowed != null) {
            // No role at all is a role that nobody has, not a rule that asks for none.
            return Optional.of(
                    allowed.value().length == 0
                            ? new AccessRule.DenyAll()
                            : new AccessRule.Require(new LinkedHashSet<>(List.of(allowed.value())), Set.of()));
        }
        return element.getDeclaredAnnotation(PermitAll.class) != null
                ? Optional.of(new AccessRule.PermitAll())
                : Optional.empty();
    }

    /**
     * Returns the classes whose annotations hold for the method: the one that declares it, then the component, then
     * what they extend.
     */
    private static List<Class<?>> classes(Class<?> component, List<Method> declarations) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        classes.add(declarations.get(0).getDeclaringClass());
        classes.addAll(Declarations.types(component));
        return List.copyOf(classes);
    }

    private static boolean hasAnnotatedMethod(Class<?> component) {
        for (Class<?> type : Declarations.types(component)) {
            for (Method method : type.getDeclaredMethods()) {
                if (isAnnotated(method)) {
                    return true;
                }
            }
        }
        return false;
    }
}
