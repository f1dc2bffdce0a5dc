package org.watchword.authorization;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the places where annotations that hold for a component may stand: its classes and interfaces, and what a method
 * overrides or implements.
 */
public final class Declarations {

    private Declarations() {}

    /** Returns the class, what it extends, then what they implement; nearest first. */
    public static List<Class<?>> types(Class<?> component) {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (Class<?> type = component; type != null && type != Object.class; type = type.getSuperclass()) {
            types.add(type);
        }
        for (Class<?> type : List.copyOf(types)) {
            addInterfaces(type, types);
        }
        return List.copyOf(types);
    }

    /** Returns the method itself, then those that it overrides or implements, nearest first. */
    public static List<Method> of(Class<?> component, Method method) {
        List<Class<?>> types = types(component);
        List<Class<?>[]> signatures = signatures(types, method);
        List<Method> found = new ArrayList<>();
        found.add(method);
        for (Class<?> type : types) {
            for (Method candidate : type.getDeclaredMethods()) {
                if (isSameName(candidate, method)
                        && !candidate.isBridge()
                        && signatures.stream()
                                .anyMatch(signature -> Arrays.equals(signature, candidate.getParameterTypes()))
                        && !found.contains(candidate)) {
                    found.add(candidate);
                }
            }
        }
        return found;
    }

    /**
     * Returns the parameter types under which the method may be declared further up: its own, and those of the bridges
     * that the compiler made for it (Java Language Specification §15.12.4.5), since {@code void set(T)} of a generic
     * type is {@code set(Object)} there. Of two overloads that one bridge could be for, both count: rather too strict
     * than too open.
     */
    private static List<Class<?>[]> signatures(List<Class<?>> types, Method method) {
        List<Class<?>[]> signatures = new ArrayList<>();
        signatures.add(method.getParameterTypes());
        for (Class<?> type : types) {
            for (Method bridge : type.getDeclaredMethods()) {
                if (bridge.isBridge() && isSameName(bridge, method) && takes(bridge, method)) {
                    signatures.add(bridge.getParameterTypes());
                }
            }
        }
        return signatures;
    }

    private static boolean isSameName(Method candidate, Method method) {
        return candidate.getName().equals(method.getName()) && !Modifier.isStatic(candidate.getModifiers());
    }

    private static boolean takes(Method bridge, Method method) {
        Class<?>[] wide = bridge.getParameterTypes();
        Class<?>[] narrow = method.getParameterTypes();
        if (wide.length != narrow.length) {
            return false;
        }
        for (int i = 0; i < wide.length; i++) {
            if (!wide[i].isAssignableFrom(narrow[i])) {
                return false;
            }
        }
        return true;
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> types) {
        for (Class<?> implemented : type.getInterfaces()) {
            types.add(implemented);
            addInterfaces(implemented, types);
        }
    }
}
