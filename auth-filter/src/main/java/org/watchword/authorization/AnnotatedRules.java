package org.watchword.authorization;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From annotations to a rule. The most specific annotation wins: the method's, then that of the class which declares the method,
 * then that of the resource class (Jakarta Annotations knows the first two; the third protects methods that a resource
 * inherits from an unannotated base class). Annotations of an overridden or implemented method count where the overriding one
 * has none. Roles and permissions are looked for each on its own, and both must hold.
 */
public final class AnnotatedRules {

    private AnnotatedRules() {}

    /**
     * The rule of a method, or empty where neither it nor its class has anything to say and no sibling is annotated.
     *
     * @param component the class that is called, which may be a subclass of the one that declares the method
     */
    public static Optional<AccessRule> of(Class<?> component, Method method) {
        List<Method> declarations = declarations(component, method);
        Optional<AccessRule> onMethod = declarations.stream()
                .flatMap(declaration -> roleRule(declaration).stream())
                .findFirst();
        if (onMethod.isPresent() && !(onMethod.get() instanceof AccessRule.Require)) {
            return onMethod;
        }
        List<Class<?>> classes = classes(component, declarations);
        Optional<AccessRule> roles = onMethod.or(
                () -> classes.stream().flatMap(type -> roleRule(type).stream()).findFirst());
        Optional<Set<String>> permissions = permissions(declarations, classes);
        if (permissions.isEmpty()) {
            return roles.or(() ->
                    hasAnnotatedSibling(component) ? Optional.of(new AccessRule.Unannotated()) : Optional.empty());
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

    /** Empty where nothing says {@code @RequiresPermission}; one that names no permission still asks for a caller. */
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

    /** Where one element has several, which Jakarta Annotations does not provide for, the strictest holds. */
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

    /** The method itself, then those that it overrides or implements, nearest first. */
    private static List<Method> declarations(Class<?> component, Method method) {
        List<Method> found = new ArrayList<>();
        found.add(method);
        for (Class<?> type : hierarchy(component)) {
            Method declared = declared(type, method);
            if (declared != null && !found.contains(declared)) {
                found.add(declared);
            }
        }
        return found;
    }

    private static @Nullable Method declared(Class<?> type, Method method) {
        for (Method candidate : type.getDeclaredMethods()) {
            if (candidate.getName().equals(method.getName())
                    && !Modifier.isStatic(candidate.getModifiers())
                    && !candidate.isBridge()
                    && java.util.Arrays.equals(candidate.getParameterTypes(), method.getParameterTypes())) {
                return candidate;
            }
        }
        return null;
    }

    /** The classes whose annotations hold for the method: the one that declares it, then the component, then what they extend. */
    private static List<Class<?>> classes(Class<?> component, List<Method> declarations) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        classes.add(declarations.get(0).getDeclaringClass());
        classes.addAll(hierarchy(component));
        return List.copyOf(classes);
    }

    private static List<Class<?>> hierarchy(Class<?> component) {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (Class<?> type = component; type != null && type != Object.class; type = type.getSuperclass()) {
            types.add(type);
        }
        for (Class<?> type : List.copyOf(types)) {
            addInterfaces(type, types);
        }
        return List.copyOf(types);
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> types) {
        for (Class<?> implemented : type.getInterfaces()) {
            types.add(implemented);
            addInterfaces(implemented, types);
        }
    }

    private static boolean hasAnnotatedSibling(Class<?> component) {
        for (Class<?> type : hierarchy(component)) {
            for (Method method : type.getDeclaredMethods()) {
                if (roleRule(method).isPresent() || method.isAnnotationPresent(RequiresPermission.class)) {
                    return true;
                }
            }
        }
        return false;
    }
}
