package org.watchword.backend;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.config.Setting;

/** Port: a jar that keeps sessions, revocations and attempts, found through {@code META-INF/services}. */
public interface SessionBackend {

    /** Lists the settings of the jar, but {@link BackendSettings}. */
    List<Setting<?>> settings();

    /**
     * Returns what keeps them as the settings say; connects to nothing yet. Empty where the settings leave them in the
     * database.
     *
     * @param application the context path, for names of threads and connections
     * @throws ConfigurationException for settings that cannot be used together
     */
    Optional<SharedSessions> of(Configuration configuration, String application);

    /**
     * Finds the jar.
     *
     * @param loader the web application's
     */
    static Optional<SessionBackend> find(ClassLoader loader) {
        return ServiceLoader.load(SessionBackend.class, loader).findFirst();
    }

    /**
     * Returns what keeps sessions elsewhere than in the database, where the settings say so.
     *
     * @param loader the web application's
     * @throws ConfigurationException for settings that cannot be used, or a setting whose jar is missing
     */
    static Optional<SharedSessions> configured(Configuration configuration, ClassLoader loader, String application) {
        Optional<SessionBackend> backend = find(loader);
        if (backend.isEmpty() && configuration.get(BackendSettings.REDIS_URL).isPresent()) {
            throw new ConfigurationException(BackendSettings.REDIS_URL.name()
                    + " is set, but the jar that uses it is not in the application: add the dependency "
                    + "org.watchword:auth-redis, or take the setting away");
        }
        return backend.flatMap(found -> found.of(configuration, application));
    }
}
