package org.watchword.store.jpa.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.config.ConfigurationException;
import org.watchword.store.jpa.JpaStores;
import org.watchword.store.jpa.ServerStores;
import org.watchword.store.jpa.schema.SchemaMode;

class ServerResourcesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ldap://example.org/o=x", "rmi:x", "java:ldap://example.org/x", "dns:x"})
    void namesThatAreNotOfThisServerAreNeverLookedUp(String name) {
        assertThatThrownBy(() -> new ServerStores(name, SchemaMode.APPLY).open())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.datasource=" + name)
                .hasMessageContaining("java:comp/DefaultDataSource");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java:comp/DefaultDataSource", "jdbc/app", "java:jboss/datasources/ExampleDS"})
    void withoutANamingServiceTheStoreIsUnavailable(String name) {
        assertThatThrownBy(() -> new ServerStores(name, SchemaMode.APPLY).open())
                .isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void nothingOfTheHostsUnitsIsInTheJar() throws Exception {
        Path ours = Path.of(JpaStores.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());

        assertThat(ours.resolve("org/watchword/store/jpa")).isDirectory();
        assertThat(ours.resolve("META-INF/persistence.xml")).doesNotExist();
    }
}
