package org.watchword.beans;

import jakarta.enterprise.inject.spi.CDI;
import java.util.Optional;
import java.util.function.Function;
import org.watchword.config.OptionalApi;

/**
 * Finds the CDI container of the web application that the thread works for. This class loads on a server without CDI;
 * there only {@link #isOnServer} may be called. Callers keep the types of CDI in a class of their own, which such a
 * server never loads.
 */
public final class CurrentCdi {

    private CurrentCdi() {}

    /** Tells whether the loader, the web application's, sees CDI. It may still not run in this application. */
    public static boolean isOnServer(ClassLoader loader) {
        return OptionalApi.isPresent("jakarta.enterprise.inject.spi.CDI", loader);
    }

    /**
     * Returns the container. Weld chooses the beans by the class that calls a method of it, so callers do that
     * themselves.
     *
     * @throws IllegalStateException if there is none in this application, or not yet; its methods throw the same
     */
    public static CDI<Object> get() {
        return CDI.current();
    }

    /**
     * Asks the container; empty where there is none in this application, or not yet.
     *
     * @param question a lambda and no method reference, so that Weld sees the class that asks
     */
    public static <T> Optional<T> ask(Function<CDI<Object>, T> question) {
        try {
            return Optional.of(question.apply(get()));
        } catch (IllegalStateException notHere) {
            return Optional.empty();
        }
    }
}
