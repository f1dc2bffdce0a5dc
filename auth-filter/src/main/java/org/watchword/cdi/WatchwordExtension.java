package org.watchword.cdi;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import org.watchword.config.OptionalApi;
import org.watchword.health.NodeReadiness;
import org.watchword.health.ReadinessCheck;

/**
 * Adds the beans of this package, and the check of MicroProfile Health. An extension and not discovery, so that nothing
 * else in the jar is scanned, and so that the {@code SecurityContext} is only touched where the server has Jakarta
 * Security, and the check where it has MicroProfile Health.
 */
public final class WatchwordExtension implements Extension {

    private static final String SECURITY_CONTEXT = "jakarta.security.enterprise.SecurityContext";

    /** Called by the CDI container. */
    public WatchwordExtension() {}

    void addBeans(@Observes BeforeBeanDiscovery discovery) {
        if (!OptionalApi.hasServlet(WatchwordExtension.class.getClassLoader())) {
            // No server could call our filter, and what annotations guard would be open.
            throw new IllegalStateException(
                    "Watchword cannot start: this server shows the application no Jakarta Servlet."
                            + " Remedy: on Open Liberty add the feature servlet-6.0");
        }
        discovery.addAnnotatedType(AuthPrincipalProducer.class, AuthPrincipalProducer.class.getName());
        if (OptionalApi.isPresent(SECURITY_CONTEXT, WatchwordExtension.class.getClassLoader())) {
            discovery.addAnnotatedType(CallerSecurityContext.class, CallerSecurityContext.class.getName());
        }
        if (NodeReadiness.isOnServer(WatchwordExtension.class.getClassLoader())) {
            discovery.addAnnotatedType(ReadinessCheck.class, ReadinessCheck.class.getName());
        }
    }
}
