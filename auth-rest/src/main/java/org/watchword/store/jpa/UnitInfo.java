package org.watchword.store.jpa;

import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.net.URL;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.watchword.store.jpa.row.AuditRow;
import org.watchword.store.jpa.row.LockedUserRow;
import org.watchword.store.jpa.row.PermissionRow;
import org.watchword.store.jpa.row.RoleRow;
import org.watchword.store.jpa.row.SessionRow;
import org.watchword.store.jpa.row.SigningKeyRow;
import org.watchword.store.jpa.row.UserColumns;
import org.watchword.store.jpa.row.UserRow;
import org.watchword.store.jpa.unit.PromptFailure;

/**
 * Our persistence unit, without a {@code persistence.xml}: with one in the jar, a host's unnamed
 * {@code @PersistenceContext} would be ambiguous.
 */
final class UnitInfo implements PersistenceUnitInfo {

    private static final List<Class<?>> ENTITIES = List.of(
            UserColumns.class,
            UserRow.class,
            LockedUserRow.class,
            RoleRow.class,
            PermissionRow.class,
            SessionRow.class,
            SigningKeyRow.class,
            AuditRow.class);

    private final String providerName;
    private final PersistenceUnitTransactionType transactionType;
    private final DataSource dataSource;
    private final Properties properties = new Properties();

    UnitInfo(String providerName, PersistenceUnitTransactionType transactionType, DataSource dataSource) {
        this.providerName = providerName;
        this.transactionType = transactionType;
        this.dataSource = dataSource;
        // EclipseLink keeps its sessions in a static map by this name: two units must never share one.
        properties.setProperty("eclipselink.session-name", "watchword-" + UUID.randomUUID());
        properties.setProperty("eclipselink.weaving", "false");
        properties.setProperty("eclipselink.cache.shared.default", "false");
        if (providerName.startsWith("org.eclipse.persistence.")) {
            // Of EclipseLink's own types: it cannot be loaded where the provider is another one.
            properties.setProperty("eclipselink.session-event-listener", PromptFailure.class.getName());
        }
        // Reads take the connection that writes take: by itself it has another for them, and a pool may have one.
        properties.setProperty("eclipselink.transaction.join-existing-transaction", "true");
        // It would log each lost race with a stack trace. What matters reaches the caller as an exception, without
        // values.
        properties.setProperty("eclipselink.logging.level", "OFF");
        properties.setProperty("eclipselink.logging.parameters", "false");
        properties.setProperty("hibernate.cache.use_second_level_cache", "false");
        properties.setProperty("hibernate.cache.use_query_cache", "false");
    }

    DataSource dataSource() {
        return dataSource;
    }

    @Override
    public String getPersistenceUnitName() {
        return "watchword";
    }

    @Override
    public String getPersistenceProviderClassName() {
        return providerName;
    }

    @Override
    public PersistenceUnitTransactionType getTransactionType() {
        return transactionType;
    }

    @Override
    public @Nullable DataSource getJtaDataSource() {
        return transactionType == PersistenceUnitTransactionType.JTA ? dataSource : null;
    }

    @Override
    public @Nullable DataSource getNonJtaDataSource() {
        return transactionType == PersistenceUnitTransactionType.JTA ? null : dataSource;
    }

    @Override
    public List<String> getMappingFileNames() {
        return List.of();
    }

    @Override
    public List<URL> getJarFileUrls() {
        return List.of();
    }

    @Override
    public URL getPersistenceUnitRootUrl() {
        return UnitInfo.class.getProtectionDomain().getCodeSource().getLocation();
    }

    @Override
    public List<String> getManagedClassNames() {
        return ENTITIES.stream().map(Class::getName).toList();
    }

    @Override
    public boolean excludeUnlistedClasses() {
        return true;
    }

    @Override
    public SharedCacheMode getSharedCacheMode() {
        return SharedCacheMode.NONE;
    }

    @Override
    public ValidationMode getValidationMode() {
        return ValidationMode.NONE;
    }

    @Override
    public Properties getProperties() {
        return properties;
    }

    @Override
    public String getPersistenceXMLSchemaVersion() {
        return "3.0";
    }

    @Override
    public ClassLoader getClassLoader() {
        return UnitInfo.class.getClassLoader();
    }

    /** Nothing is woven: the classes are loaded already. */
    @Override
    public void addTransformer(ClassTransformer transformer) {}

    @Override
    public ClassLoader getNewTempClassLoader() {
        return getClassLoader();
    }
}
