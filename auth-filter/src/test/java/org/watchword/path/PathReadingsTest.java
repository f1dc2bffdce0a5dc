package org.watchword.path;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.authorization.AccessRule;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.config.Setting;
import org.watchword.config.SettingSource;
import org.watchword.servlet.TestRequest;
import org.watchword.start.FilterSettings;

class PathReadingsTest {

    @Test
    void aPlainPathHasOneReading() {
        assertThat(PathReadings.of("/admin/stats", "/app/admin/stats", "/app")).containsExactly("/admin/stats");
        assertThat(PathReadings.of("", "/app", "/app")).containsExactly("/");
    }

    /**
     * What a client may send, whatever the container makes of it: here the container is taken to see a harmless path.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/admin/stats;x=1",
                "/app/admin;x=1/stats",
                "/app/;x/admin/stats",
                "/app/open/..;/admin/stats",
                "/app/open/..;x=y/admin/stats",
                "/app/open/../admin/stats",
                "/app/./admin/stats",
                "/app//admin/stats",
                "/app///admin//stats",
                "/app/admin%2fstats",
                "/app/admin%2Fstats",
                "/app%2fadmin/stats",
                "/app/%61dmin/stats",
                "/app/admin%5cstats",
                "/app/admin\\stats",
                "/app\\admin\\stats",
                "/app/open/%2e%2e/admin/stats",
                "/app/open/%2e%2e%3b/admin/stats",
                "/app/open/%252e%252e/admin/stats",
                "/app/%2561dmin/stats",
                "/app/admin%252fstats",
                "/app/admin%3bx/stats",
                "/app/admin/stats/",
                "/app/admin/stats/.",
                "/app/admin/stats%00",
                "/app/admin/stats%0a",
                "/app/admin/%20stats",
                "/app/%2e/admin/stats",
                "/%61pp/admin/stats",
                "//app/admin/stats",
                "/x/../app/admin/stats",
            })
    void noSpellingOfAProtectedPathGetsPastItsRule(String uri) {
        PathRules rules = rules("watchword.paths.roles", "/admin/*=admin");

        assertThat(rulesFor(rules, "/harmless", uri)).contains(admin());
        // and the same where it is the container that reads it so
        assertThat(rulesFor(rules, "/admin/stats", "/app/whatever")).contains(admin());
    }

    @Test
    void whatTheContainerDispatchesOnCountsToo() {
        PathRules rules = rules("watchword.paths.roles", "/admin/*=admin");

        assertThat(rulesFor(rules, "//admin/stats", "/app//admin/stats")).contains(admin());
        assertThat(rulesFor(rules, "/open;x/../admin", "/app/open;x/../admin")).contains(admin());
    }

    @Test
    void aPathThatOnlyLooksLikeAProtectedOneIsNotProtected() {
        PathRules rules = rules("watchword.paths.roles", "/admin/*=admin");

        assertThat(rulesFor(rules, "/administrator", "/app/administrator")).isEmpty();
        assertThat(rulesFor(rules, "/ADMIN/stats", "/app/ADMIN/stats")).isEmpty();
        assertThat(rulesFor(rules, "/open", "/app/open")).isEmpty();
    }

    @Test
    void whereSeveralReadingsHaveRulesAllOfThemMustBePassed() {
        PathRules rules = rules(Map.of("watchword.paths.public", "/open/*", "watchword.paths.roles", "/admin/*=admin"));

        assertThat(rulesFor(rules, "/open/..;/admin", "/app/open/..;/admin"))
                .contains(admin(), new AccessRule.PermitAll());
    }

    @Test
    void theMostSpecificPatternWins() {
        PathRules rules = rules(Map.of(
                "watchword.paths.public", "/,/admin/login,*.css",
                "watchword.paths.authenticated", "/*",
                "watchword.paths.roles", "/admin/*=admin,/admin/audit/*=auditor|admin"));

        assertThat(rulesFor(rules, "/", "/app/")).containsExactly(new AccessRule.PermitAll());
        assertThat(rulesFor(rules, "/x", "/app/x")).containsExactly(AccessRule.Require.authenticated());
        assertThat(rulesFor(rules, "/x.css", "/app/x.css")).containsExactly(new AccessRule.PermitAll());
        assertThat(rulesFor(rules, "/admin", "/app/admin")).containsExactly(admin());
        assertThat(rulesFor(rules, "/admin/x.css", "/app/admin/x.css")).containsExactly(admin());
        assertThat(rulesFor(rules, "/admin/login", "/app/admin/login")).containsExactly(new AccessRule.PermitAll());
        assertThat(rulesFor(rules, "/admin/audit/1", "/app/admin/audit/1"))
                .containsExactly(new AccessRule.Require(Set.of("auditor", "admin"), Set.of()));
    }

    @ParameterizedTest
    @CsvSource({
        // as the client sends it, and the context path as the container has it: undecoded or decoded
        "/my%20app/auth/login,  /my%20app",
        "/my%20app/auth/login,  '/my app'",
        "/100%25/auth/login,    /100%25",
        "/100%25/auth/login,    /100%",
        "/a%252Fb/auth/login,   /a%2Fb",
        "/a%252Fb/auth/login,   /a%252Fb",
        "/a+b/auth/login,       /a+b",
        "/f%C3%BCr/auth/login,  /f%C3%BCr",
        "/f%C3%BCr/auth/login,  /für",
        "/f%c3%bcr/auth/login,  /f%C3%BCr",
        "/a/b%20c/auth/login,   '/a/b c'",
    })
    void whatStaysOpenUnderAWideRuleDoesSoBehindAnEncodedContextPath(String uri, String context) {
        PathRules rules = rules("watchword.paths.authenticated", "/*");
        HttpServletRequest request = TestRequest.get(uri)
                .context(context)
                .dispatchedOn("/auth/login")
                .build();

        assertThat(rules.rulesFor(request)).containsExactly(new AccessRule.PermitAll());
        HttpServletRequest climbing = TestRequest.get(uri + "/..;/../x")
                .context(context)
                .dispatchedOn("/auth/login")
                .build();
        assertThat(rules.rulesFor(climbing)).contains(AccessRule.Require.authenticated());
    }

    @Test
    void anExtensionOpensNoPathBelowAPrefixOfAServlet() {
        PathRules rules = rules(Map.of("watchword.paths.public", "*.css", "watchword.paths.authenticated", "/*"));

        HttpServletRequest file = TestRequest.get("/app/export/x.css")
                .context("/app")
                .dispatchedOn("/export/x.css")
                .build();
        HttpServletRequest servlet = TestRequest.get("/app/export/x.css")
                .context("/app")
                .prefix("/export")
                .build();

        assertThat(rules.rulesFor(file)).containsExactly(new AccessRule.PermitAll());
        assertThat(rules.rulesFor(servlet)).contains(AccessRule.Require.authenticated());
    }

    @Test
    void anExtensionWithARuleClosesThereAndLeavesTheWiderRuleInForce() {
        PathRules rules = rules("watchword.paths.roles", "/*=admin,*.pdf=auditor");
        HttpServletRequest servlet = TestRequest.get("/app/export/x.pdf")
                .context("/app")
                .prefix("/export")
                .build();

        assertThat(rules.rulesFor(servlet))
                .containsExactlyInAnyOrder(admin(), new AccessRule.Require(Set.of("auditor"), Set.of()));
    }

    @Test
    void aRuleForEverythingKeepsNobodyFromLoggingIn() {
        PathRules rules = rules("watchword.paths.authenticated", "/*");

        assertThat(rulesFor(rules, "/auth/login", "/app/auth/login")).containsExactly(new AccessRule.PermitAll());
        assertThat(rulesFor(rules, "/auth/login/x", "/app/auth/login/x"))
                .containsExactly(AccessRule.Require.authenticated());
        assertThat(rulesFor(rules, "/auth/login", "/app/auth/login;x/../../admin"))
                .contains(AccessRule.Require.authenticated());
    }

    @Test
    void aRuleForTheVeryPathComesBeforeThat() {
        PathRules rules = rules("watchword.paths.roles", "/auth/login=admin");

        assertThat(rulesFor(rules, "/auth/login", "/app/auth/login")).containsExactly(admin());
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin/*", "/a*b", "/a/*/b", "**", "*.", "*.a*"})
    void whatIsNoPatternStopsTheStart(String pattern) {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> rules("watchword.paths.authenticated", pattern))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.paths.authenticated: '" + pattern + "'");
    }

    @Test
    void twoRulesForOnePatternStopTheStart() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> rules(Map.of("watchword.paths.public", "/a/*", "watchword.paths.roles", "/a/*=admin")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("only once");
    }

    private static AccessRule admin() {
        return new AccessRule.Require(Set.of("admin"), Set.of());
    }

    private static Set<AccessRule> rulesFor(PathRules rules, String dispatched, String uri) {
        return rules.rulesFor(
                TestRequest.get(uri).context("/app").dispatchedOn(dispatched).build());
    }

    private static PathRules rules(String name, String value) {
        return rules(Map.of(name, value));
    }

    private static PathRules rules(Map<String, String> values) {
        return PathRules.from(
                Configuration.read(
                        FilterSettings.ALL,
                        values.entrySet().stream()
                                .map(entry -> new SettingSource() {
                                    @Override
                                    public String name() {
                                        return "test";
                                    }

                                    @Override
                                    public String value(Setting<?> setting, String name) {
                                        return name.equals(entry.getKey()) ? entry.getValue() : null;
                                    }
                                })
                                .collect(Collectors.toList())),
                List.of("/auth/login"),
                new FacesPages());
    }
}
