package org.watchword.store.jpa;

import static org.watchword.config.SettingKinds.choice;
import static org.watchword.config.SettingKinds.text;

import java.util.List;
import org.watchword.config.Setting;
import org.watchword.store.jpa.schema.SchemaMode;

/** Lists the settings of the database. The table in docs/settings.md is checked against it. */
public final class StoreSettings {

    /** The data source. */
    public static final Setting<String> DATASOURCE = text(
            "watchword.datasource",
            List.of(),
            "java:comp/DefaultDataSource",
            "JNDI name of the data source for users and sessions.");

    /** Treatment of the tables at start. */
    public static final Setting<SchemaMode> SCHEMA = choice(
            "watchword.schema",
            "apply",
            SchemaMode.class,
            "`apply`: make and upgrade the `ww_` tables at start. `validate`: only check them. `none`: neither. "
                    + "In every mode the database must be PostgreSQL or H2.");

    /** All of them, in the order of the documentation. */
    public static final List<Setting<?>> ALL = List.of(DATASOURCE, SCHEMA);

    private StoreSettings() {}
}
