package org.watchword.store.jpa;

import jakarta.persistence.spi.PersistenceProvider;

class HibernateOnH2Test extends StoresOnADatabase {

    @Override
    TestDatabase newDatabase() {
        return TestDatabase.h2();
    }

    @Override
    PersistenceProvider provider() {
        return TestProviders.hibernate();
    }
}
