package org.watchword.container;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.servlet.ServletContext;
import java.util.Optional;
import org.watchword.beans.CurrentCdi;

/**
 * A host with an {@code HttpAuthenticationMechanism}: the container has room for one module per application, and the
 * host's stays.
 */
final class OwnMechanism implements Obstacle {

    private static final String API =
            "jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism";

    @Override
    public Optional<Found> find(ServletContext context, Descriptors descriptors) {
        if (!MissingApi.isThere(API) || !MissingApi.isThere("jakarta.enterprise.inject.spi.CDI")) {
            return Optional.empty();
        }
        try {
            return mechanism()
                    .map(name -> new Found(
                            "the application has a mechanism of its own, " + name,
                            "take it away, or let it make callers for enterprise beans and constraints: tokens "
                                    + "of Watchword count on REST"
                                    + " resources, CDI beans and path rules in any case",
                            true));
        } catch (IllegalStateException noCdi) {
            return Optional.empty();
        }
    }

    private static Optional<String> mechanism() {
        BeanManager beans = CurrentCdi.get().getBeanManager();
        return beans.getBeans(HttpAuthenticationMechanism.class).stream()
                .findFirst()
                .map(mechanism -> MechanismName.of(mechanism, beans));
    }
}
