package org.watchword.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.password.BcryptHasher;
import org.watchword.password.Password;
import org.watchword.password.PasswordCheck;
import org.watchword.password.PasswordPolicy;
import org.watchword.session.SessionFixture;
import org.watchword.session.TestConfigurations;
import org.watchword.store.UserRecord;

class FirstAdministratorTest {

    private final SessionFixture node = new SessionFixture();
    private final BcryptHasher hasher = new BcryptHasher(4);

    private Optional<String> ensure(String... namesAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put("watchword.bootstrap." + namesAndValues[i], namesAndValues[i + 1]);
        }
        Configuration configuration = TestConfigurations.of(values);
        PasswordPolicy policy = PasswordPolicy.of(configuration, "/shop", hasher);
        return new FirstAdministrator(configuration, hasher, policy, node.audited::add, node.clock)
                .ensure(node.stores.users());
    }

    @Test
    void settingsMakeTheFirstUserWithItsRoles() {
        Optional<String> line = ensure(
                "username", "root", "password", "correct horse", "roles", "admin,user", "permissions", "phones:write");

        UserRecord made = node.stores.users().findByUsername("root").orElseThrow();
        assertThat(made.roles()).containsExactlyInAnyOrder("admin", "user");
        assertThat(made.permissions()).containsExactly("phones:write");
        assertThat(hasher.verify(Password.of("correct horse"), made.passwordHash()))
                .isEqualTo(PasswordCheck.MATCH);
        assertThat(line).hasValueSatisfying(said -> assertThat(said).doesNotContain("horse"));
    }

    @Test
    void withoutSettingsNothingIsMadeAndTheReportSaysHow() {
        assertThat(ensure())
                .hasValueSatisfying(said ->
                        assertThat(said).contains("watchword.bootstrap.username", "WATCHWORD_BOOTSTRAP_PASSWORD"));
        assertThat(node.stores.users().isEmpty()).isTrue();
    }

    @Test
    void whereThereIsAUserTheSettingsDoNothingEvenWrongOnes() {
        node.user();

        assertThat(ensure("username", "root", "password", "short")).isEmpty();
        assertThat(node.stores.users().findByUsername("root")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567",
                "\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00",
                "a\0bcdefgh",
                "password1",
                "root root root"
            })
    void passwordThatCannotBeSetStopsTheStartAndIsNotShown(String password) {
        assertThatThrownBy(() -> ensure("username", "root", "password", password))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.bootstrap.password")
                .hasMessageNotContaining(password);
    }

    @Test
    void passwordOfMoreThanSeventyTwoBytesStopsTheStart() {
        assertThatThrownBy(() -> ensure("username", "root", "password", "é".repeat(37)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("72 bytes");
    }

    @Test
    void nameOfTheSettingsIsStoredInNfcAndLogsInHoweverItIsTyped() {
        ensure("username", "Zoe\u0308", "password", "correct horse battery");

        assertThat(node.stores.users().findByUsername("zo\u00eb").orElseThrow().username())
                .isEqualTo("Zo\u00eb");
        assertThatThrownBy(() -> new FirstAdministratorTest()
                        .ensure("username", "\ufb2c".repeat(255), "password", "correct horse battery"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.bootstrap.username");
    }

    @Test
    void oneSettingWithoutTheOtherStopsTheStart() {
        for (String one : List.of("username", "password")) {
            assertThatThrownBy(() -> ensure(one, "correct horse"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("is missing");
        }
    }
}
