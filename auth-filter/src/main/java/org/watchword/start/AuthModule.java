package org.watchword.start;

import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.List;
import org.watchword.beans.HostParts;
import org.watchword.config.Configuration;
import org.watchword.config.Setting;
import org.watchword.health.HealthPart;
import org.watchword.key.KeyRingSource;
import org.watchword.report.Report;
import org.watchword.spi.RefusalListener;
import org.watchword.token.Revocations;

/**
 * Port: what a jar beside this one adds at start, found through {@code META-INF/services}. {@code auth-rest} is one: it
 * brings the keys it signs with and the revocations of its sessions.
 */
public interface AuthModule {

    /**
     * Lists the settings of the module; called before {@link #start}.
     *
     * @param loader the web application's
     */
    List<Setting<?>> settings(ClassLoader loader);

    /**
     * Called once for each web application, before the filter is registered, on the thread that deploys.
     *
     * @param report takes what the module has to say of itself, now and later
     * @param parts looks up what the host replaces
     * @return what the module adds; never null
     * @throws RuntimeException stops the deployment; the message says what to change
     */
    Contribution start(
            ServletContext context, Configuration configuration, Clock clock, Report report, HostParts parts);

    /**
     * Parts that a module adds.
     *
     * @param publicPaths paths below the context root that must be open for anybody to get a token at all; a path rule
     *     of the host's for the same path comes before it
     * @param refusals is told of each refused request
     * @param health what of the module must be able to do its work
     * @param stop called once when the web application ends; releases all that {@code start} took
     */
    record Contribution(
            KeyRingSource keys,
            Revocations revocations,
            List<String> publicPaths,
            RefusalListener refusals,
            List<HealthPart> health,
            Runnable stop) {}
}
