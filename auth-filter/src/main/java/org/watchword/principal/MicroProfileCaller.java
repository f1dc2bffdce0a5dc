package org.watchword.principal;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.security.Principal;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.watchword.api.AuthPrincipal;

/**
 * Tells callers that the server's own MicroProfile JWT has authenticated, and classes that ask for such callers. By
 * names, since not every server has the API.
 */
public final class MicroProfileCaller {

    /** Interface of such a caller. */
    public static final String JSON_WEB_TOKEN = "org.eclipse.microprofile.jwt.JsonWebToken";

    private static final String CLAIM = "org.eclipse.microprofile.jwt.Claim";
    private static final String INJECT = "jakarta.inject.Inject";

    private MicroProfileCaller() {}

    /** Tells whether the server's MicroProfile JWT knows this caller. */
    public static boolean is(@Nullable Principal caller) {
        return caller != null && !(caller instanceof AuthPrincipal) && isToken(caller.getClass());
    }

    private static boolean isToken(@Nullable Class<?> type) {
        return type != null
                && (type.getName().equals(JSON_WEB_TOKEN)
                        || isToken(type.getSuperclass())
                        || Arrays.stream(type.getInterfaces()).anyMatch(MicroProfileCaller::isToken));
    }

    /** Tells whether instances of the class have a {@code JsonWebToken} or a {@code @Claim} injected. */
    public static boolean isInjectedInto(Class<?> type) {
        try {
            for (Class<?> part = type; part != null && part != Object.class; part = part.getSuperclass()) {
                boolean asks = Stream.of(part.getDeclaredFields()).anyMatch(MicroProfileCaller::asks)
                        || Stream.of(part.getDeclaredConstructors()).anyMatch(MicroProfileCaller::asks)
                        || Stream.of(part.getDeclaredMethods()).anyMatch(MicroProfileCaller::asks);
                if (asks) {
                    return true;
                }
            }
            return false;
        } catch (LinkageError aTypeThatIsNotThere) {
            // Then the server cannot make an instance either.
            return false;
        }
    }

    private static boolean asks(Field field) {
        return has(field, INJECT)
                && (has(field, CLAIM) || field.getType().getName().equals(JSON_WEB_TOKEN));
    }

    private static boolean asks(Constructor<?> constructor) {
        return has(constructor, INJECT)
                && Stream.of(constructor.getParameters())
                        .anyMatch(one ->
                                has(one, CLAIM) || one.getType().getName().equals(JSON_WEB_TOKEN));
    }

    private static boolean asks(Method method) {
        return has(method, INJECT)
                && Stream.of(method.getParameters())
                        .anyMatch(one ->
                                has(one, CLAIM) || one.getType().getName().equals(JSON_WEB_TOKEN));
    }

    private static boolean has(AnnotatedElement element, String annotation) {
        return Stream.of(element.getAnnotations())
                .anyMatch(one -> one.annotationType().getName().equals(annotation));
    }
}
