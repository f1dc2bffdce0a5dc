package org.watchword.store.jpa;

class SchemaOnPostgresTest extends SchemaContract {

    @Override
    TestDatabase newDatabase() {
        return TestDatabase.postgres();
    }

    @Override
    DatabaseProduct product() {
        return DatabaseProduct.POSTGRESQL;
    }
}
