package org.watchword.store.jpa;

import jakarta.persistence.spi.PersistenceProvider;

class EclipseLinkOutageOnPostgresTest extends OutageContract {

    @Override
    TestDatabase newDatabase() {
        return TestDatabase.postgres();
    }

    @Override
    PersistenceProvider provider() {
        return TestProviders.eclipseLink();
    }
}
