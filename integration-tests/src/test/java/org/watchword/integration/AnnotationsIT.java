package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URL;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The annotations of JAX-RS resources, in a host that configures nothing. */
@ServerTest
@MatrixRow(
        table = MatrixRow.Table.COMPONENT,
        value = "REST resource: @RolesAllowed, @PermitAll, @DenyAll, @RequiresPermission")
class AnnotationsIT {

    private static final String GARBAGE = "not.a.token";

    @ArquillianResource
    private URL base;

    private Client client;

    @Deployment(testable = false)
    static WebArchive host() {
        return HostWar.named("annotations").build();
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "annotations");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rules/none", "/rules/open", "/admin-class/open", "/permission-class/open"})
    void openResourcesNeedNobody(String path) {
        String token = TestUser.with(client).login().access();

        client.get("/api" + path).is(200);
        client.get("/api" + path, token).is(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/rules/closed",
                "/rules/user",
                "/rules/either",
                "/rules/anyone",
                "/rules/write",
                "/rules/both-permissions",
                "/rules/role-and-permission",
                "/admin-class/plain",
                "/admin-class/user",
                "/admin-class/closed",
                "/admin-class/write",
                "/closed-class/plain",
                "/closed-class/user",
                "/permission-class/plain",
                "/permission-class/admin"
            })
    void guardedResourcesAskAnonymousCallersToLogIn(String path) {
        client.get("/api" + path).needsLogin();
    }

    /** Roles and permissions of the caller, parted by blanks, then what each path answers. */
    @ParameterizedTest
    @CsvSource({
        "user,       '',            /rules/user,                200, ",
        "admin,      '',            /rules/user,                403, role_missing",
        "USER,       '',            /rules/user,                403, role_missing",
        "'',         '',            /rules/anyone,              200, ",
        "auditor,    '',            /rules/either,              200, ",
        "admin,      '',            /rules/either,              200, ",
        "user,       '',            /rules/either,              403, role_missing",
        "admin user, phones:write,  /rules/closed,              403, access_denied",
        "'',         phones:write,  /rules/write,               200, ",
        "admin,      '',            /rules/write,               403, permission_missing",
        "'',         phones:write,  /rules/both-permissions,    403, permission_missing",
        "'',         phones:write phones:purge, /rules/both-permissions, 200, ",
        "admin,      phones:write,  /rules/role-and-permission, 200, ",
        "admin,      '',            /rules/role-and-permission, 403, permission_missing",
        "user,       phones:write,  /rules/role-and-permission, 403, role_missing",
        "admin,      '',            /admin-class/plain,         200, ",
        "user,       '',            /admin-class/plain,         403, role_missing",
        "user,       '',            /admin-class/user,          200, ",
        "admin,      '',            /admin-class/user,          403, role_missing",
        "admin,      '',            /admin-class/closed,        403, access_denied",
        "admin,      phones:write,  /admin-class/write,         200, ",
        "user,       phones:write,  /admin-class/write,         403, role_missing",
        "admin,      '',            /admin-class/write,         403, permission_missing",
        "user,       '',            /closed-class/user,         200, ",
        "user,       '',            /closed-class/plain,        403, access_denied",
        "'',         phones:write,  /permission-class/plain,    200, ",
        "admin,      '',            /permission-class/plain,    403, permission_missing",
        "admin,      phones:write,  /permission-class/admin,    200, ",
        "user,       phones:write,  /permission-class/admin,    403, role_missing",
    })
    void annotationDecidesWhoMay(String roles, String permissions, String path, int status, String reason) {
        String token =
                TestUser.with(client, words(roles), words(permissions)).login().access();

        Answer answer = client.get("/api" + path, token);

        if (status == 403) {
            answer.refusesCaller(reason);
        } else {
            answer.is(status);
            assertThat(answer.body()).isEqualTo(path.substring(path.lastIndexOf('/') + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/parents/by-class",
                "/parents/by-class/further/further",
                "/parents/closed",
                "/parents/by-permission",
                "/parents/by-type",
                "/parents/ANY",
                "/parents/by-class/own",
                "/parents/open/own"
            })
    void rulesOfLocatorsHoldForWhatTheyReturn(String path) {
        client.get("/api" + path).needsLogin();
        client.send(client.request("/api" + path).DELETE()).is(path.endsWith("own") ? 405 : 401);
        client.get("/forward?to=/api" + path).needsLogin();
        assertThat(client.get("/include?to=/api" + path).body())
                .doesNotContain("child")
                .doesNotContain("own");
        client.get("/async/dispatch?to=/api" + path).needsLogin();
    }

    /** Roles and permissions of the caller, then what each path answers. */
    @ParameterizedTest
    @CsvSource({
        "'',         '',            /parents/open,              200, ",
        "'',         '',            /parents/PLAIN,             200, ",
        "admin,      '',            /parents/by-class,          200, ",
        "user,       '',            /parents/by-class,          403, role_missing",
        "admin,      '',            /parents/by-class/further,  200, ",
        "user,       '',            /parents/by-class/further,  403, role_missing",
        "admin,      '',            /parents/by-type,           200, ",
        "user,       '',            /parents/by-type,           403, role_missing",
        "admin,      '',            /parents/closed,            403, access_denied",
        "user,       phones:write,  /parents/by-permission,     200, ",
        "user,       '',            /parents/by-permission,     403, permission_missing",
        "admin,      phones:write,  /parents/by-permission,     403, role_missing",
        "auditor,    '',            /parents/ANY,               200, ",
        "admin,      '',            /parents/ANY,               403, role_missing",
        "admin user, '',            /parents/by-class/own,      200, ",
        "user,       '',            /parents/by-class/own,      403, role_missing",
        "admin,      '',            /parents/by-class/own,      403, role_missing",
        "user,       '',            /parents/open/own,          200, ",
    })
    void ruleOfALocatorAndOfItsClassDecideWhoMay(
            String roles, String permissions, String path, int status, String reason) {
        String token =
                TestUser.with(client, words(roles), words(permissions)).login().access();

        Answer answer = client.get("/api" + path, token);

        if (status == 403) {
            answer.refusesCaller(reason);
        } else {
            answer.is(status);
        }
    }

    @Test
    void everyWayToAskGivesTheSameCaller() {
        TestUser user = TestUser.with(client, "user");

        JsonObject caller =
                client.get("/api/caller", user.login().access()).is(200).json();

        for (String way : new String[] {"request", "remote_user", "context", "enterprise"}) {
            assertThat(caller.getString(way)).as(way).isEqualTo(user.username());
        }
        for (String way : new String[] {"request", "context", "enterprise"}) {
            assertThat(caller.getBoolean(way + "_user")).as(way).isTrue();
            assertThat(caller.getBoolean(way + "_admin")).as(way).isFalse();
        }
        assertThat(caller.getString("auth_type")).isEqualTo("Bearer");
    }

    @Test
    void withoutATokenNobodyIsThere() {
        JsonObject caller = client.get("/api/caller").is(200).json();

        assertThat(caller.getString("request")).isEqualTo("-");
        assertThat(caller.getString("context")).isEqualTo("-");
        assertThat(caller.getBoolean("request_user")).isFalse();
        assertThat(caller.getBoolean("context_user")).isFalse();
        assertThat(caller.getBoolean("enterprise_user")).isFalse();
        assertThat(client.get("/api/caller/injected").is(200).json().getBoolean("anonymous"))
                .isTrue();
    }

    @Test
    void injectedPrincipalSaysWhatTheTokenSays() {
        TestUser user = TestUser.with(client, Set.of("user", "auditor"), Set.of("phones:write"));
        Tokens tokens = user.login();

        JsonObject injected =
                client.get("/api/caller/injected", tokens.access()).is(200).json();

        assertThat(injected.getBoolean("anonymous")).isFalse();
        assertThat(injected.getString("name")).isEqualTo(user.username());
        assertThat(injected.getString("subject")).isEqualTo(tokens.claims().getString("sub"));
        assertThat(injected.getString("session")).isEqualTo(tokens.claims().getString("sid"));
        assertThat(injected.getString("issuer")).isEqualTo("watchword");
        assertThat(injected.getString("expires_at")).isNotEmpty();
        assertThat(injected.getJsonArray("roles").toString()).contains("user", "auditor");
        assertThat(injected.getJsonArray("permissions").toString()).isEqualTo("[\"phones:write\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/caller/suspended", "/api/caller/stage", "/async/thread"})
    void asynchronousResourceKeepsItsCaller(String path) {
        TestUser user = TestUser.with(client, "user");

        assertThat(client.get(path, user.login().access()).is(200).body()).isEqualTo(user.username());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/caller/suspended", "/api/caller/stage", "/async/dispatch?to=/api/rules/user"})
    void asynchronousResourceIsHeldToItsRule(String path) {
        client.get(path).needsLogin();
        client.get(path, TestUser.with(client, "admin").login().access()).refusesCaller("role_missing");
    }

    @Test
    void asynchronousDispatchKeepsTheCaller(TestReporter reporter) {
        TestUser user = TestUser.with(client, "user");
        String token = user.login().access();

        // A servlet, since Payara has no CDI request scope in this kind of dispatch.
        assertThat(client.get("/async/dispatch?to=/who", token).is(200).body())
                .isEqualTo("ASYNC " + user.username() + " true");
        Answer resource = client.get("/async/dispatch?to=/api/rules/user", token);
        if (resource.status() == 401) {
            // GlassFish asks a CDI bean who calls, and has no request scope here: it knows nobody, and refuses.
            reporter.publishEntry(
                    MatrixRow.LIMIT,
                    "An asynchronous dispatch to a REST resource with a rule is refused, also for the right "
                            + "caller, because the server"
                            + " has no CDI request scope there; dispatch to a servlet, or let the resource be "
                            + "asynchronous itself.");
        } else {
            resource.is(200);
        }
    }

    @Test
    void badTokenCountsOnlyWhereACallerIsNeeded() {
        client.get("/api/rules/open", GARBAGE).is(200);
        client.get("/api/rules/none", GARBAGE).is(200);
        assertThat(client.get("/api/caller", GARBAGE).is(200).json().getString("request"))
                .isEqualTo("-");
        client.get("/api/rules/user", GARBAGE).refusesToken("token_malformed");
    }

    @Test
    void tokenWithABrokenSignatureIsRefused() {
        String token = TestUser.with(client, "user").login().access();
        int last = token.lastIndexOf('.') + 1;
        String forged = token.substring(0, last) + (token.charAt(last) == 'A' ? 'B' : 'A') + token.substring(last + 1);

        client.get("/api/rules/user", forged).refusesToken("token_signature_invalid");
    }

    @Test
    void overlongTokenIsRefused() {
        // Longer than the 16 KiB of watchword.token.max-length is longer than what servers take as a header; 401 or
        // 431, never a 500.
        Answer answer = client.get("/api/rules/user", "a".repeat(20_000));

        assertThat(answer.status()).isBetween(400, 431);
    }

    @Test
    void twoAuthorizationHeadersAreNotGuessedAt() {
        String token = TestUser.with(client, "user").login().access();
        var twice = client.request("/api/rules/user")
                .header("Authorization", "Bearer " + token)
                .header("Authorization", "Bearer " + token);

        Answer answer = client.send(twice).isFailure(400, "invalid_request");

        assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_request\"");
    }

    @Test
    void schemeIsComparedWithoutRegardToCase() {
        String token = TestUser.with(client, "user").login().access();

        client.send(client.request("/api/rules/user").header("Authorization", "bEARER " + token))
                .is(200);
    }

    @Test
    void tokenInTheQueryIsNotRead() {
        String token = TestUser.with(client, "user").login().access();

        client.get("/api/rules/user?access_token=" + token).needsLogin();
    }

    @Test
    void otherSchemesAreNotOurs() {
        client.send(client.request("/api/rules/none").header("Authorization", "Basic dTpw"))
                .is(200);
        client.send(client.request("/api/rules/user").header("Authorization", "Basic dTpw"))
                .needsLogin();
    }

    private static Set<String> words(String text) {
        return text.isBlank() ? Set.of() : Set.of(text.split(" "));
    }
}
