package org.watchword.embedded;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/** Adds the producers of the API. An extension and not discovery, so that nothing else in the jar is scanned. */
public final class ApiExtension implements Extension {

    /** Called by the CDI container. */
    public ApiExtension() {}

    void addProducers(@Observes BeforeBeanDiscovery discovery) {
        discovery.addAnnotatedType(ApiProducer.class, ApiProducer.class.getName());
    }
}
