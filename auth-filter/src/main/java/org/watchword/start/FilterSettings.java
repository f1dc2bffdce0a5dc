package org.watchword.start;

import java.util.List;
import java.util.stream.Stream;
import org.watchword.authorization.AuthorizationSettings;
import org.watchword.config.KnownSettings;
import org.watchword.config.Setting;
import org.watchword.health.HealthSettings;
import org.watchword.key.KeySettings;
import org.watchword.path.PathSettings;
import org.watchword.report.ReportSettings;
import org.watchword.revocation.RevocationSettings;
import org.watchword.token.TokenSettings;
import org.watchword.transport.EndpointSettings;
import org.watchword.transport.TransportSettings;

/** Lists the settings of this module. */
public final class FilterSettings {

    /** All of them; those of the login are known to belong to a module that is not there. */
    public static final KnownSettings ALL = new KnownSettings(
            Stream.of(
                            TokenSettings.ALL,
                            AuthorizationSettings.ALL,
                            PathSettings.ALL,
                            KeySettings.ALL,
                            IssuerSettings.ALL,
                            RevocationSettings.ALL,
                            TransportSettings.ALL,
                            EndpointSettings.ALL,
                            HealthSettings.ALL,
                            ReportSettings.ALL)
                    .<Setting<?>>flatMap(List::stream)
                    .toList(),
            List.of(
                    "watchword.key.encryption-key",
                    "watchword.key.unsealed",
                    "watchword.key.rotation",
                    "watchword.key.publish-before",
                    "watchword.datasource",
                    "watchword.schema",
                    "watchword.redis.",
                    "watchword.session.",
                    "watchword.refresh.",
                    "watchword.password.",
                    "watchword.bootstrap.",
                    "watchword.register",
                    "watchword.mail.",
                    "watchword.audit.",
                    "watchword.metrics",
                    "watchword.throttle.",
                    "watchword.lockout."),
            List.of(IssuerSettings.family()));

    private FilterSettings() {}
}
