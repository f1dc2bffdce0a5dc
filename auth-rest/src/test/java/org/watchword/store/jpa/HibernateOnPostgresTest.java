package org.watchword.store.jpa;

import jakarta.persistence.spi.PersistenceProvider;

class HibernateOnPostgresTest extends StoresOnADatabase {

    @Override
    TestDatabase newDatabase() {
        return TestDatabase.postgres();
    }

    @Override
    PersistenceProvider provider() {
        return TestProviders.hibernate();
    }
}
