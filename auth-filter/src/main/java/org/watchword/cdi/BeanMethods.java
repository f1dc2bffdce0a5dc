package org.watchword.cdi;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the methods of a bean as an interceptor sees them. */
final class BeanMethods {

    private final Class<?> type;
    private final List<Method> declared = new ArrayList<>();
    private final List<Method> hidden = new ArrayList<>();
    private final List<Method> inheritedDefaults = new ArrayList<>();

    BeanMethods(Class<?> type) {
        this.type = type;
        Set<List<Object>> overriding = new HashSet<>();
        Set<List<Object>> implementing = new HashSet<>();
        for (Class<?> part = type; part != null && part != Object.class; part = part.getSuperclass()) {
            for (Method method : bridgesLast(part)) {
                implementing.add(signature(method));
                if (isHidden(method)) {
                    hidden.add(method);
                } else if (overriding.add(signature(method)) && isCalled(method, part)) {
                    declared.add(method);
                }
            }
        }
        for (Class<?> part = type; part != null; part = part.getSuperclass()) {
            addDefaults(part, implementing);
        }
    }

    Class<?> type() {
        return type;
    }

    /** Returns those of the class and of what it extends that another bean can call, without overridden ones. */
    Stream<Method> declared() {
        return declared.stream();
    }

    /** Returns private and static ones, which no container intercepts. */
    Stream<Method> hidden() {
        return hidden.stream();
    }

    /** Returns those of interfaces that no class overrides. */
    Stream<Method> inheritedDefaults() {
        return inheritedDefaults.stream();
    }

    private void addDefaults(Class<?> part, Set<List<Object>> implementing) {
        for (Class<?> implemented : part.getInterfaces()) {
            for (Method method : implemented.getDeclaredMethods()) {
                if (method.isDefault() && !method.isBridge() && implementing.add(signature(method))) {
                    inheritedDefaults.add(method);
                }
            }
            addDefaults(implemented, implementing);
        }
    }

    /** Sorts bridges last: one overrides, too, but not the method of its own class that it calls. */
    private static List<Method> bridgesLast(Class<?> part) {
        return Stream.of(part.getDeclaredMethods())
                .sorted(Comparator.comparing(Method::isBridge))
                .toList();
    }

    /**
     * A bridge only calls the real method, which is bound. But where it stands in for one that a public class inherits
     * from one that is not public, it is all that callers and containers see.
     */
    private static boolean isCalled(Method method, Class<?> part) {
        if (!method.isBridge()) {
            return true;
        }
        for (Class<?> above = part.getSuperclass(); above != null; above = above.getSuperclass()) {
            for (Method inherited : above.getDeclaredMethods()) {
                if (!Modifier.isPublic(above.getModifiers())
                        && inherited.getReturnType().equals(method.getReturnType())
                        && signature(inherited).equals(signature(method))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isHidden(Method method) {
        return Modifier.isStatic(method.getModifiers()) || Modifier.isPrivate(method.getModifiers());
    }

    /**
     * Methods of one signature override one another, but for package-private ones of two packages (Java Language
     * Specification §8.4.8.1).
     */
    private static List<Object> signature(Method method) {
        boolean isPackagePrivate =
                (method.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE)) == 0;
        return List.of(
                method.getName(),
                List.of(method.getParameterTypes()),
                isPackagePrivate ? method.getDeclaringClass().getPackageName() : "");
    }
}
