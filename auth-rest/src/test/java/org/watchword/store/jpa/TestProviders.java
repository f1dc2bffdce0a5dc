package org.watchword.store.jpa;

import jakarta.persistence.spi.PersistenceProvider;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The Jakarta Persistence providers of the supported servers, by name. */
public final class TestProviders {

    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");

    static {
        // It logs each lost race and each outage, which are what these tests make.
        HIBERNATE.setLevel(Level.OFF);
    }

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
