package org.watchword.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.watchword.config.Configuration;
import org.watchword.config.Setting;
import org.watchword.config.SettingSource;
import org.watchword.report.Entry;
import org.watchword.report.Report;
import org.watchword.report.Snapshot;
import org.watchword.report.Topic;

class HostReportTest {

    private static final String WEB_APP = "<web-app xmlns='https://jakarta.ee/xml/ns/jakartaee' version='6.0'>";

    private final TestContext host = new TestContext();

    private Snapshot report(Map<String, String> settings) {
        Report report = new Report();
        HostReport.fill(report, host.build(), Configuration.read(FilterSettings.ALL, List.of(new SettingSource() {
            @Override
            public String name() {
                return "a test";
            }

            @Override
            public String value(Setting<?> setting, String name) {
                return settings.get(name);
            }
        })));
        return report.snapshot();
    }

    private Snapshot report() {
        return report(Map.of());
    }

    @Test
    void hostWithoutSettingsHasNothingUnsafeAndNoConflict() {
        assertThat(report().conflicts()).isEmpty();
        assertThat(report().unsafe()).isEmpty();
        assertThat(report().settings()).isEmpty();
        assertThat(report().text(Topic.APPLICATION)).contains("/shop");
        host.contextPath = "";
        assertThat(report().text(Topic.APPLICATION)).contains("/");
    }

    @Test
    void rootOfOpenLibertyIsTheRoot() {
        host.contextPath = "/";

        assertThat(ContextPath.of(host.build())).isEmpty();
        assertThat(report().text(Topic.APPLICATION)).contains("/");
    }

    @Test
    void misspeltContextParameterIsUnsafeWithTheRightNameAsTheRemedy() {
        host.parameters.put("watchword.path.authenticated", "/members/*");
        host.parameters.put("shop.colour", "red");

        assertThat(report().unsafe())
                .containsExactly(new Entry.Unsafe(
                        "unknown-setting.watchword.path.authenticated",
                        "watchword.path.authenticated (context parameter) is no setting, and nothing comes of it",
                        "write watchword.paths.authenticated, if that is meant; docs/settings.md lists all settings"));
    }

    @ParameterizedTest
    @CsvSource({
        "WildFly 39.0.1.Final (WildFly Core 31.0.3.Final) - 2.3.23.Final, , WildFly 39.0.1.Final (WildFly Core "
                + "31.0.3.Final) - 2.3.23.Final",
        "IBM WebSphere Liberty/26.0.0.3, , IBM WebSphere Liberty/26.0.0.3",
        "Eclipse GlassFish  7.0.21, Eclipse GlassFish 7.0.21, Eclipse GlassFish 7.0.21",
        "Payara Micro, Payara Micro 6.2025.10 (build 42), Payara Micro 6.2025.10 (build 42)"
    })
    void serverIsNamedWithItsVersion(String info, String property, String shown) {
        host.serverInfo = info;

        Optional<String> name = new ContainerServerName()
                .find(host.build())
                .or(() -> new GlassFishServerName(key -> key.equals("glassfish.version") ? property : null)
                        .find(host.build()));

        assertThat(name).contains(shown);
    }

    @Test
    void serverThatTellsNoVersionIsNamedAllTheSame() {
        host.serverInfo = "Home Made";
        assertThat(report().text(Topic.SERVER)).contains("Home Made");
        host.serverInfo = null;
        assertThat(report().text(Topic.SERVER)).contains("a server that does not tell its name");
    }

    @Test
    void settingsAreNamedWithTheirOriginAndNeverShown() {
        Snapshot report = report(Map.of("watchword.key.secret", "a secret of more than thirty-two bytes"));

        assertThat(report.settings()).containsExactly(new Entry.Origin("watchword.key.secret", "a test"));
        assertThat(report.toString()).doesNotContain("thirty-two");
    }

    @Test
    void restApplicationThatTheServerLeavesOffIsAConflictWithTheLineThatTurnsItOn() {
        host.servlet("shop.Api", "shop.Api");
        assertThat(report().conflicts()).as("nothing says that it was left off").isEmpty();

        host.webXml = WEB_APP.replace("version", "metadata-complete='true' version") + "</web-app>";
        assertThat(report().conflicts().toString()).contains("shop.Api answers nothing", "resteasy.scan");
    }

    @Test
    void longLivesOfTokensAreUnsafe() {
        assertThat(report(Map.of("watchword.token.ttl", "PT1H", "watchword.token.skew", "PT5M"))
                        .unsafe())
                .isEmpty();
        assertThat(report(Map.of("watchword.token.ttl", "PT61M", "watchword.token.skew", "PT301S"))
                        .unsafe())
                .extracting(Entry.Unsafe::remedy)
                .containsExactly(
                        "set watchword.token.ttl to at most PT1H; the default is PT15M",
                        "set watchword.token.skew to at most PT5M; the default is PT1M");
    }

    @Test
    void loginOfTheHostIsANote() {
        host.webXml = "<?xml version='1.0'?>" + WEB_APP
                + "<login-config><auth-method> FORM </auth-method></login-config></web-app>";

        assertThat(report().conflicts()).isEmpty();
        assertThat(report().texts(Topic.NOTE).toString()).contains("login by FORM:");
    }
}
