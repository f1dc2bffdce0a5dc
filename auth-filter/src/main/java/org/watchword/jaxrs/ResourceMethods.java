package org.watchword.jaxrs;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Optional;
import org.watchword.authorization.Declarations;

/**
 * Tells the methods of a resource apart. Annotations may stand on what a method overrides or implements (Jakarta REST
 * §3.6).
 */
final class ResourceMethods {

    private ResourceMethods() {}

    /** Returns the path of a sub-resource locator (Jakarta REST §3.4.1), or empty where the method is none. */
    static Optional<String> locatorPath(Class<?> component, Method method) {
        return Declarations.of(component, method).stream()
                .filter(declaration -> declaration.isAnnotationPresent(Path.class) || hasHttpMethod(declaration))
                .findFirst()
                .filter(declaration -> !hasHttpMethod(declaration))
                .map(declaration -> declaration.getAnnotation(Path.class).value());
    }

    private static boolean hasHttpMethod(Method method) {
        for (Annotation annotation : method.getDeclaredAnnotations()) {
            if (annotation.annotationType().isAnnotationPresent(HttpMethod.class)) {
                return true;
            }
        }
        return false;
    }
}
