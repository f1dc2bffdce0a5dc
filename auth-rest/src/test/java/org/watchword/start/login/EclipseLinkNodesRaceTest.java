package org.watchword.start.login;

import jakarta.persistence.spi.PersistenceProvider;
import org.watchword.store.jpa.TestProviders;

class EclipseLinkNodesRaceTest extends NodesRaceContract {

    @Override
    protected PersistenceProvider provider() {
        return TestProviders.eclipseLink();
    }
}
