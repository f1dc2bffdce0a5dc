package org.watchword.store.jpa;

import jakarta.persistence.spi.PersistenceProvider;

class EclipseLinkOutageOnH2Test extends OutageContract {

    @Override
    TestDatabase newDatabase() {
        return TestDatabase.h2();
    }

    @Override
    PersistenceProvider provider() {
        return TestProviders.eclipseLink();
    }
}
