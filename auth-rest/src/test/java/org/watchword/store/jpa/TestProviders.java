package org.watchword.store.jpa;

import jakarta.persistence.spi.PersistenceProvider;

/** The Jakarta Persistence providers of the supported servers, by name. */
public final class TestProviders {

    private TestProviders() {}

    /** Payara, Open Liberty, GlassFish. */
    public static PersistenceProvider eclipseLink() {
        return new org.eclipse.persistence.jpa.PersistenceProvider();
    }

    /** WildFly. */
    public static PersistenceProvider hibernate() {
        return new org.hibernate.jpa.HibernatePersistenceProvider();
    }
}
