package org.watchword.start.login;

import jakarta.persistence.spi.PersistenceProvider;
import org.watchword.store.jpa.TestProviders;

class HibernateNodesRaceTest extends NodesRaceContract {

    @Override
    protected PersistenceProvider provider() {
        return TestProviders.hibernate();
    }
}
