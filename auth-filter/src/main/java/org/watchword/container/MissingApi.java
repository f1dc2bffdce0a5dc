package org.watchword.container;

import jakarta.servlet.ServletContext;
import java.util.Optional;
import org.watchword.config.OptionalApi;

/** A server without Jakarta Authentication has nothing to tell. */
final class MissingApi implements Obstacle {

    @Override
    public Optional<Found> find(ServletContext context, Descriptors descriptors) {
        return isThere("jakarta.security.auth.message.config.AuthConfigFactory")
                ? Optional.empty()
                : Optional.of(new Found(
                        "this server has no Jakarta Authentication",
                        "use a server with the Jakarta EE 10 Web Profile; on Open Liberty add the feature "
                                + "appAuthentication-3.0",
                        true));
    }

    static boolean isThere(String className) {
        return OptionalApi.isPresent(className, MissingApi.class.getClassLoader());
    }
}
