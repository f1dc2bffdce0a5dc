package org.watchword.start.login;

import jakarta.persistence.spi.PersistenceProvider;
import org.watchword.store.jpa.TestProviders;

class HibernateUnwritableDatabaseTest extends UnwritableDatabaseContract {

    @Override
    PersistenceProvider provider() {
        return TestProviders.hibernate();
    }
}
