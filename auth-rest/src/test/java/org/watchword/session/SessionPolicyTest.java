package org.watchword.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.watchword.config.ConfigurationException;
import org.watchword.revocation.RevocationList;

class SessionPolicyTest {

    @Test
    void revocationOfTheLongestPolicyOutlivesATokenOfAnySettings() {
        SessionPolicy most = SessionPolicy.of(
                TestConfigurations.of(Map.of("watchword.token.ttl", "PT24H", "watchword.token.skew", "PT10M")));

        assertThat(SessionPolicy.longest().revocationLifetime())
                .isGreaterThanOrEqualTo(most.revocationLifetime())
                .isLessThanOrEqualTo(RevocationList.LONGEST);
    }

    @Test
    void noSettingsAllowMore() {
        assertThatThrownBy(() -> TestConfigurations.of(Map.of("watchword.token.ttl", "PT24H1S")))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> TestConfigurations.of(Map.of("watchword.token.skew", "PT10M1S")))
                .isInstanceOf(ConfigurationException.class);
    }
}
