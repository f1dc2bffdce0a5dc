package org.watchword.jaxrs;

import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the locators that Jersey called for a request. Its {@code ExtendedUriInfo} is asked by reflection, since no
 * server but those with Jersey has that type.
 */
final class JerseyLocators {

    private static final String TYPE = "org.glassfish.jersey.server.ExtendedUriInfo";

    private JerseyLocators() {}

    /** One call of a method of a resource's class. */
    record Call(Class<?> component, Method locator) {}

    /**
     * Returns the calls, the outermost first, or empty where this is not Jersey.
     *
     * @throws IllegalStateException if Jersey does not tell; nobody must get in then
     */
    static Optional<List<Call>> called(UriInfo uri) {
        return type(uri.getClass()).map(type -> {
            try {
                List<Call> calls = new ArrayList<>();
                for (Object locator :
                        (List<?>) type.getMethod("getMatchedResourceLocators").invoke(uri)) {
                    Object invocable = ask(locator, "getInvocable");
                    Object handler = ask(invocable, "getHandler");
                    calls.add(0, new Call((Class<?>) ask(handler, "getHandlerClass"), (Method)
                            ask(invocable, "getHandlingMethod")));
                }
                return calls;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Jersey does not tell which locators it called", e);
            }
        });
    }

    /** Asks by a public class of the subject's: what Jersey makes is often of a private one. */
    private static Object ask(Object subject, String getter) throws ReflectiveOperationException {
        Class<?> type = subject.getClass();
        while (!Modifier.isPublic(type.getModifiers())) {
            type = type.getSuperclass();
        }
        return type.getMethod(getter).invoke(subject);
    }

    private static Optional<Class<?>> type(Class<?> implementation) {
        for (Class<?> type = implementation; type != null; type = type.getSuperclass()) {
            for (Class<?> implemented : type.getInterfaces()) {
                if (implemented.getName().equals(TYPE)) {
                    return Optional.of(implemented);
                }
            }
        }
        return Optional.empty();
    }
}
