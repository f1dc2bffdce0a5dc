package org.watchword.start.login;

import java.util.List;
import java.util.stream.Stream;
import org.watchword.account.AccountSettings;
import org.watchword.audit.AuditSettings;
import org.watchword.backend.BackendSettings;
import org.watchword.config.Setting;
import org.watchword.mail.MailSettings;
import org.watchword.metrics.MetricsSettings;
import org.watchword.password.PasswordSettings;
import org.watchword.session.SessionSettings;
import org.watchword.signing.SigningSettings;
import org.watchword.store.jpa.StoreSettings;
import org.watchword.throttle.ThrottleSettings;

/** Lists the settings of this module. */
public final class LoginSettings {

    /** All of them, in the order in which they are documented. */
    public static final List<Setting<?>> ALL = Stream.of(
                    SigningSettings.ALL,
                    StoreSettings.ALL,
                    BackendSettings.ALL,
                    SessionSettings.ALL,
                    PasswordSettings.ALL,
                    AccountSettings.ALL,
                    MailSettings.ALL,
                    AuditSettings.ALL,
                    MetricsSettings.ALL,
                    ThrottleSettings.ALL)
            .<Setting<?>>flatMap(List::stream)
            .toList();

    private LoginSettings() {}
}
