package org.watchword.container;

import jakarta.servlet.ServletContext;
import java.util.Optional;

/** A {@code login-config} of the host's: with a module the container would no longer ask for those credentials. */
final class OwnLogin implements Obstacle {

    @Override
    public Optional<Found> find(ServletContext context, Descriptors descriptors) {
        return descriptors
                .loginMethod()
                .map(method -> new Found(
                        "web.xml logs callers in by " + method,
                        "take the login-config out of web.xml, or set watchword.container-caller=on and the "
                                + "container takes tokens"
                                + " in its place",
                        false));
    }
}
