package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.integration.host.SecretServlet;

/** Path rules before a servlet without annotations, asked for in every spelling that got past a peer's rules. */
@ServerTest
@MatrixRow(table = MatrixRow.Table.COMPONENT, value = "Any path: watchword.paths.*")
class PathRulesIT {

    private static final String BEHIND_ADMIN = SecretServlet.CONTENT + "/admin/*";
    private static final String BEHIND_REPORT = SecretServlet.CONTENT + "*.report";

    @ArquillianResource
    private URL base;

    private Client client;

    @Deployment(testable = false)
    static WebArchive host() {
        return HostWar.named("paths")
                .with("watchword.paths.public", "/lobby/*")
                .with("watchword.paths.authenticated", "/members/*")
                .with("watchword.paths.roles", "/admin/*=admin,*.report=auditor|admin")
                .build();
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "paths");
    }

    @Test
    void publicPathNeedsNobody() {
        assertThat(client.get("/lobby/x").is(200).body()).isEqualTo(SecretServlet.CONTENT + "/lobby/*");
    }

    @Test
    void authenticatedPathNeedsSomebody() {
        client.get("/members/x").needsLogin();
        client.get("/members/x", "not.a.token").refusesToken("token_malformed");
        client.get("/members/x", TestUser.with(client).login().access()).is(200);
    }

    @ParameterizedTest
    @CsvSource({"/admin/x,admin", "/admin,admin", "/admin/,admin", "/x.report,admin", "/x.report,auditor"})
    void rolePathOpensForTheRoleOnly(String path, String role) {
        client.get(path).needsLogin();
        client.get(path, TestUser.with(client, "user").login().access()).refusesCaller("role_missing");
        assertThat(client.get(path, TestUser.with(client, role).login().access())
                        .is(200)
                        .body())
                .startsWith(SecretServlet.CONTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "BREW"})
    void ruleHoldsForEveryMethod(String method) {
        client.send(client.request("/admin/x").method(method, BodyPublishers.noBody()))
                .is(401);
    }

    static Stream<String> spellingsOfAdmin() {
        return Stream.of(
                // path parameters (CVE-2026-39852, CVE-2023-46749)
                "/admin;/x",
                "/admin;a=b/x",
                "/admin/;/x",
                "/admin/x;a=b",
                "/;/admin/x",
                "/;a=b/admin/x",
                "/admin;.report",
                // dot segments, plain and encoded (CVE-2022-2712, CVE-2021-41381)
                "/./admin/x",
                "/.//admin/x",
                "/lobby/../admin/x",
                "/lobby/%2e%2e/admin/x",
                "/lobby/.%2e/admin/x",
                "/%2e/admin/x",
                "/admin/./x",
                "/lobby/x/../../admin/x",
                "/../paths/admin/x",
                // "..;" (CVE-2020-1957 and its successors)
                "/lobby/..;/admin/x",
                "/lobby/..;a=b/admin/x",
                "/lobby/%2e%2e;/admin/x",
                "/..;/paths/admin/x",
                "/lobby/..%3b/admin/x",
                "/.;/admin/x",
                // encoded separators (CVE-2026-50559, CVE-2023-4853)
                "/admin%2fx",
                "/admin%2Fx",
                "/%2fadmin/x",
                "/%2Fadmin%2Fx",
                "/lobby%2f..%2fadmin/x",
                "/lobby/..%2fadmin/x",
                "/admin%5cx",
                "/%5cadmin/x",
                "/lobby%5c..%5cadmin/x",
                "/lobby\\..\\admin\\x",
                "/admin\\x",
                "/admin%3b/x",
                "/admin%3ba=b/x",
                "/admin%3bx",
                // doubled slashes (GHSA-x732-6j76-qmhm)
                "//admin/x",
                "///admin///x",
                "/admin//x",
                "/lobby//../admin/x",
                // encoded letters, once and twice
                "/%61dmin/x",
                "/%61%64%6d%69%6e/x",
                "/%2561dmin/x",
                "/lobby/%252e%252e/admin/x",
                "/admin%252fx",
                // characters that "." and "*" do not match (CVE-2022-22978), and an end that is none
                "/admin/%0a",
                "/admin/x%0ay",
                "/admin%0a/x",
                "/admin/x%00",
                "/admin%00/x",
                "/admin%20/x",
                "/admin/%e2%80%a8",
                // trailing slashes, case, query, fragment
                "/admin",
                "/admin/",
                "/admin/x/",
                "/admin//",
                "/ADMIN/x",
                "/Admin/x",
                "/admin/x?a=b",
                "/admin?/lobby/x",
                "/admin/x#/lobby",
                "/admin/x.report",
                "/lobby/../admin",
                "/admin/../admin/x",
                // overlong and broken encodings
                "/%c1%a1dmin/x",
                "/%c0%aeadmin/x",
                "/admin/%",
                "/admin%2",
                "/admin%u002fx");
    }

    @ParameterizedTest
    @MethodSource("spellingsOfAdmin")
    void noSpellingGetsPastTheRule(String path) {
        String target = client.uri("").getPath() + path;
        String token = TestUser.with(client, "user").login().access();
        RawHttp raw = RawHttp.to(client.uri(""));

        for (String answer : new String[] {
            raw.get(target), raw.get(target, "Authorization: Bearer " + token),
        }) {
            assertThat(answer).doesNotContain(BEHIND_ADMIN);
            assertThat(RawHttp.status(answer)).as(answer).isBetween(200, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/x.report;a=b",
                "/x.report%3ba",
                "/x%2ereport",
                "/x.%72eport",
                "//x.report",
                "/./x.report",
                "/x.report/",
                "/lobby/../x.report",
                "/lobby/..;/x.report",
                "/a%2fx.report",
                "/x.report%00",
                "/x.report%0a",
                "/x.REPORT",
                "/x.report?y.html"
            })
    void noSpellingGetsPastARuleForAnExtension(String path) {
        String target = client.uri("").getPath() + path;

        String answer = RawHttp.to(client.uri("")).get(target);

        assertThat(answer).doesNotContain(BEHIND_REPORT);
        assertThat(RawHttp.status(answer)).as(answer).isBetween(200, 499);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/x", "/./admin/x", "/admin;a=b/x", "/%61dmin/x", "/lobby/../admin/x"})
    void administratorMaySpellItOddly(String path) {
        String token = TestUser.with(client, "admin").login().access();

        String answer =
                RawHttp.to(client.uri("")).get(client.uri("").getPath() + path, "Authorization: Bearer " + token);

        assertThat(answer).contains(BEHIND_ADMIN);
    }

    @Test
    void absoluteRequestTargetIsHeldToTheSameRule() {
        String answer = RawHttp.to(client.uri("")).get(client.uri("/admin/x").toString());

        assertThat(answer).doesNotContain(BEHIND_ADMIN);
        assertThat(RawHttp.status(answer)).isEqualTo(401);
    }

    @Test
    void ruleHoldsForForwards() {
        client.get("/forward?to=/admin/x").needsLogin();
        client.get("/forward?to=/admin/x", TestUser.with(client, "user").login().access())
                .refusesCaller("role_missing");
        assertThat(client.get(
                                "/forward?to=/admin/x",
                                TestUser.with(client, "admin").login().access())
                        .is(200)
                        .body())
                .isEqualTo(BEHIND_ADMIN);
        client.get("/forward?to=/lobby/x").is(200);
    }

    @Test
    void ruleHoldsForIncludes() {
        assertThat(client.get("/include?to=/admin/x").body()).doesNotContain(SecretServlet.CONTENT);
        assertThat(client.get(
                                "/include?to=/admin/x",
                                TestUser.with(client, "admin").login().access())
                        .is(200)
                        .body())
                // Which mapping an included servlet sees is not the same on every server (Jakarta Servlet §9.3.1).
                .startsWith("before " + SecretServlet.CONTENT)
                .endsWith(" after");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin;a=b/x", "/lobby/../admin/x", "/%61dmin/x", "//admin/x", "/admin%2fx"})
    void oddSpellingsDoNotGetPastAForwardEither(String target) {
        String query = java.net.URLEncoder.encode(target, java.nio.charset.StandardCharsets.UTF_8);

        for (String way : new String[] {"/forward?to=", "/include?to="}) {
            assertThat(client.get(way + query).body()).doesNotContain(BEHIND_ADMIN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/x", "/members/x", "/x.report", "/forward?to=/admin/x", "/lobby/..;/admin/x"})
    void preflightToAClosedPathRunsNothingBehindTheRule(String path) {
        String answer = preflight(path);

        assertThat(answer).doesNotContain(SecretServlet.CONTENT);
        assertThat(RawHttp.status(answer)).as(answer).isIn(204, 400, 404);
    }

    @Test
    void preflightToAClosedPathIsIncludedNowhere() {
        assertThat(preflight("/include?to=/admin/x"))
                .contains("before ")
                .contains(" after")
                .doesNotContain(SecretServlet.CONTENT);
    }

    @Test
    void preflightToAnOpenPathIsTheServletsOwn() {
        assertThat(preflight("/lobby/x")).contains(SecretServlet.CONTENT + "/lobby/*");
    }

    /** HttpClient does not let Origin and Access-Control-* be set, so the request is written by hand. */
    private String preflight(String path) {
        URI server = client.uri("");
        return RawHttp.to(server)
                .send(
                        "OPTIONS",
                        server.getPath() + path,
                        "Origin: https://app.example.org",
                        "Access-Control-Request-Method: GET");
    }
}
