package org.watchword.cdi;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import org.watchword.config.OptionalApi;

/**
 * Adds the beans of this package. An extension and not discovery, so that nothing else in the jar is scanned, and so that the
 * {@code SecurityContext} is only touched where the server has Jakarta Security.
 */
public final class WatchwordExtension implements Extension {

    private static final String SECURITY_CONTEXT = "jakarta.security.enterprise.SecurityContext";

    /** Called by the CDI container. */
    public WatchwordExtension() {}

    void addBeans(@Observes BeforeBeanDiscovery discovery) {
        discovery.addAnnotatedType(AuthPrincipalProducer.class, AuthPrincipalProducer.class.getName());
        if (OptionalApi.isPresent(SECURITY_CONTEXT, WatchwordExtension.class.getClassLoader())) {
            discovery.addAnnotatedType(CallerSecurityContext.class, CallerSecurityContext.class.getName());
        }
    }
}
