package org.watchword.cdi;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.watchword.authorization.Declarations;

/** Tells which methods of a resource JAX-RS calls. Annotations go by their names, since the API may be absent. */
final class ServedMethods {

    private static final String API = "jakarta.ws.rs.";
    private static final String HTTP_METHOD = "jakarta.ws.rs.HttpMethod";

    private ServedMethods() {}

    /**
     * Tells whether the method serves requests, leads to one that does, or takes what JAX-RS injects: by an annotation
     * of its own, of what it overrides, or of a parameter.
     */
    static boolean contain(Class<?> resource, Method method) {
        return Declarations.of(resource, method).stream()
                .flatMap(declaration -> Stream.concat(
                        Arrays.stream(declaration.getDeclaredAnnotations()),
                        Arrays.stream(declaration.getParameterAnnotations()).flatMap(Arrays::stream)))
                .anyMatch(ServedMethods::isOfJaxRs);
    }

    private static boolean isOfJaxRs(Annotation annotation) {
        Class<? extends Annotation> type = annotation.annotationType();
        return type.getName().startsWith(API)
                || Arrays.stream(type.getDeclaredAnnotations())
                        .anyMatch(meta -> meta.annotationType().getName().equals(HTTP_METHOD));
    }
}
