package org.watchword.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchword.start.FilterSettings;

/** Settings that depend on a list of names, in each place where settings are written. */
class SettingFamilyTest {

    @TempDir
    private Path folder;

    private URLClassLoader loader(String file) throws IOException {
        Files.createDirectories(folder.resolve("META-INF"));
        Files.writeString(folder.resolve(SettingSources.HOST_FILE), file);
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, SettingFamilyTest.class.getClassLoader());
    }

    private static KnownSettings listed(List<SettingSource> sources) {
        return FilterSettings.ALL.listed(known -> sources);
    }

    private static String value(KnownSettings known, String name, List<SettingSource> sources) {
        Configuration configuration = Configuration.read(known, sources);
        Setting<?> setting = known.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return configuration.get(setting) + " from " + configuration.origin(setting);
    }

    @Test
    void membersAreReadFromTheEnvironment() {
        List<SettingSource> sources = List.of(SettingSources.environment(
                Map.of("WATCHWORD_ISSUERS", "corp", "WATCHWORD_ISSUERS_CORP_CLAIMS_NAME", "email")));

        assertThat(value(listed(sources), "watchword.issuers.corp.claims.name", sources))
                .isEqualTo("[email] from environment");
    }

    @Test
    void membersAreReadFromTheFileAndTheList() throws IOException {
        String file = "watchword.issuers=corp\nwatchword.issuers.corp.issuer=https://corp.example\n";
        try (URLClassLoader loader = loader(file)) {
            KnownSettings known = FilterSettings.ALL.listed(some -> SettingSources.of(some, loader, name -> null));

            assertThat(value(known, "watchword.issuers.corp.issuer", SettingSources.of(known, loader, name -> null)))
                    .isEqualTo("Optional[https://corp.example] from META-INF/watchword.properties");
        }
    }

    @Test
    void memberOfANameThatIsNotListedStopsTheStart() throws IOException {
        try (URLClassLoader loader = loader("watchword.issuers=corp\nwatchword.issuers.partner.audience=phones\n")) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> {
                        KnownSettings known =
                                FilterSettings.ALL.listed(some -> SettingSources.of(some, loader, name -> null));
                        SettingSources.of(known, loader, name -> null);
                    })
                    .withMessageContaining("watchword.issuers.partner.audience")
                    .withMessageContaining("add partner to watchword.issuers");
        }
    }

    @Test
    void misspeltMemberIsToldWithTheRightOne() throws IOException {
        KnownSettings known = listed(List.of(SettingSources.environment(Map.of("WATCHWORD_ISSUERS", "corp"))));
        try (URLClassLoader loader = loader("")) {
            List<UnknownName> unknown = SettingSources.unknownNames(
                    known,
                    Set.of("watchword.issuers.corp.audiance", "watchword.issuers.corp.audience"),
                    Map.of("WATCHWORD_ISSUERS_CORP_CLAIMS_REQUIRD", "x", "WATCHWORD_ISSUERS_PARTNER_SKEW", "x"),
                    loader,
                    List.of("watchword.kye.secret"));

            assertThat(unknown)
                    .extracting(UnknownName::name, UnknownName::remedy)
                    .contains(
                            org.assertj.core.groups.Tuple.tuple(
                                    "watchword.issuers.corp.audiance",
                                    "write watchword.issuers.corp.audience, if that is meant"),
                            org.assertj.core.groups.Tuple.tuple(
                                    "WATCHWORD_ISSUERS_CORP_CLAIMS_REQUIRD",
                                    "write WATCHWORD_ISSUERS_CORP_CLAIMS_REQUIRED, if that is meant"),
                            org.assertj.core.groups.Tuple.tuple(
                                    "WATCHWORD_ISSUERS_PARTNER_SKEW",
                                    "add partner to watchword.issuers, or take the setting away"));
            assertThat(unknown)
                    .filteredOn(name -> name.ofFamily().isEmpty())
                    .extracting(UnknownName::name)
                    .containsExactly("watchword.kye.secret");
        }
    }

    @Test
    void whoDoesNotAskForTheListTakesNoOffence() throws IOException {
        Path file = folder.resolve("cli.properties");
        Files.writeString(file, "watchword.issuers=corp\nwatchword.issuers.corp.audience=phones\n");

        assertThat(SettingSources.outsideOfServer(FilterSettings.ALL, Map.of(), file))
                .hasSize(3);
    }
}
