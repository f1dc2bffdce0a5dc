package org.watchword.store.jpa.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.watchword.store.StoreDescription;
import org.watchword.store.StoreDescription.Durability;

class DescribedDatabaseTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:mem:test;DB_CLOSE_DELAY=-1, MEMORY",
        "jdbc:h2:/tmp/payaramicro-rt1tmp/lib/databases/embedded_default;AUTO_SERVER=TRUE, TEMPORARY",
        "jdbc:h2:file:/tmp/../tmp/x, TEMPORARY",
        "jdbc:h2:/tmpfiles/x, LASTING",
        "jdbc:h2:/srv/shop/users, LASTING",
        "jdbc:h2:./users, LASTING",
        "jdbc:h2:tcp://localhost/mem:test, LASTING",
        "jdbc:postgresql://localhost/shop?user=a&password=b, LASTING",
        ", LASTING"
    })
    void whatOutlivesTheServerIsToldFromTheUrl(String url, Durability durability) {
        assertThat(DescribedDatabase.durability(url, "/tmp")).isEqualTo(durability);
    }

    @Test
    void databaseWithoutOurTablesIsOfVersionZero() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:described");

        StoreDescription description = DescribedDatabase.of(h2);

        assertThat(description.product()).startsWith("H2 2.");
        assertThat(description.schemaVersion()).isZero();
        assertThat(description.durability()).isEqualTo(Durability.MEMORY);
    }
}
