package org.watchword.cdi;

import jakarta.decorator.Decorator;
import jakarta.interceptor.Interceptor;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.lang.annotation.Annotation;
import java.util.Set;

/**
 * Kind of a class, which decides who enforces its annotations. Annotations go by their names where their API may be
 * absent.
 */
enum ComponentKind {

    /** A bean of CDI alone: the interceptor. */
    BEAN,

    /**
     * An EJB: its container the roles, which it asks for before any interceptor runs; the interceptor the permissions.
     */
    ENTERPRISE_BEAN,

    /**
     * A JAX-RS resource: the JAX-RS feature what JAX-RS serves, by what JAX-RS knows of the caller; the interceptor the
     * other methods.
     */
    RESOURCE,

    /** A provider or an application of JAX-RS, which alone calls it. */
    PROVIDER,

    /** A servlet or servlet filter: the container alone calls it, its start included. */
    SERVLET,

    /** Nothing that is called as a bean. */
    NONE;

    private static final Set<String> ENTERPRISE = Set.of(
            "jakarta.ejb.Stateless", "jakarta.ejb.Stateful", "jakarta.ejb.Singleton", "jakarta.ejb.MessageDriven");
    private static final Set<String> PATH = Set.of("jakarta.ws.rs.Path");
    private static final Set<String> PROVIDERS = Set.of("jakarta.ws.rs.ApplicationPath", "jakarta.ws.rs.ext.Provider");

    static ComponentKind of(Class<?> type) {
        if (type.isInterface()
                || type.isEnum()
                || type.isAnnotationPresent(Interceptor.class)
                || type.isAnnotationPresent(Decorator.class)) {
            return NONE;
        }
        if (Servlet.class.isAssignableFrom(type) || Filter.class.isAssignableFrom(type)) {
            return SERVLET;
        }
        if (has(type, ENTERPRISE)) {
            return ENTERPRISE_BEAN;
        }
        if (has(type, PATH)) {
            return RESOURCE;
        }
        // What only inherits a path may be a resource, or the local stand-in for a remote one that no request reaches.
        return inherits(type, PROVIDERS) ? PROVIDER : BEAN;
    }

    private static boolean inherits(Class<?> type, Set<String> names) {
        if (has(type, names)) {
            return true;
        }
        if (type.getSuperclass() != null && inherits(type.getSuperclass(), names)) {
            return true;
        }
        for (Class<?> implemented : type.getInterfaces()) {
            if (inherits(implemented, names)) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(Class<?> type, Set<String> names) {
        for (Annotation annotation : type.getDeclaredAnnotations()) {
            if (names.contains(annotation.annotationType().getName())) {
                return true;
            }
        }
        return false;
    }
}
