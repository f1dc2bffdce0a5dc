package org.watchword.store.jpa.schema;

import org.watchword.store.jpa.TestDatabase;

class SchemaOnH2Test extends SchemaContract {

    @Override
    TestDatabase newDatabase() {
        return TestDatabase.h2();
    }

    @Override
    boolean oneConnectionMakesTheTables() {
        return false;
    }

    @Override
    DatabaseProduct product() {
        return DatabaseProduct.H2;
    }
}
