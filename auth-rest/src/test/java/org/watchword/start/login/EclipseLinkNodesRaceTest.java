package org.watchword.start.login;

import jakarta.persistence.spi.PersistenceProvider;
import org.watchword.store.jpa.TestProviders;

class EclipseLinkNodesRaceTest extends NodesRaceContract {

    @Override
    PersistenceProvider provider() {
        return TestProviders.eclipseLink();
    }
}
