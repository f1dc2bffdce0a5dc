package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.integration.MatrixRow.Table;
import org.watchword.integration.shape.HostDatabase;
import org.watchword.integration.shape.guarded.GuardedResource;
import org.watchword.integration.shape.mapper.MapperApplication;

/** A host that maps every exception and changes every response. */
@ServerTest
@MatrixRow(
        table = Table.HOST_SHAPE,
        value = "8a. ExceptionMapper<Throwable> and a response filter that changes every body")
class HostMapperIT {

    private static final String NAME = "mapper";

    @ArquillianResource
    @OperateOnDeployment(NAME)
    private URL base;

    @ArquillianResource
    @OperateOnDeployment("mapper-alone")
    private URL baseAlone;

    private Client client;

    @Deployment(name = NAME, testable = false)
    static WebArchive host() {
        return host(NAME).build();
    }

    @Deployment(name = "mapper-alone", testable = false)
    static WebArchive hostAlone() {
        return host("mapper-alone").withoutUs().build();
    }

    private static HostWar host(String name) {
        return HostWar.shape(name, HostDatabase.class, GuardedResource.class)
                .part(war -> war.addPackage(MapperApplication.class.getPackage()))
                .dataSource(HostDatabase.NAME)
                .withAdministrator();
    }

    @BeforeEach
    void connect() {
        client = new Client(base, NAME);
    }

    @Test
    void loginAndRulesWork() {
        String token = TestUser.administrator(client).login().access();

        assertThat(client.get("/api/guarded/admin", token).is(200).body())
                .isEqualTo("{\"data\":\"admin " + TestUser.ADMINISTRATOR + "\",\"status\":200}");
        assertThat(client.get("/api/guarded/admin", token).header("X-Host")).isEqualTo("was here");
    }

    @Test
    void refusalsKeepTheirBodyAndCarryTheHostsHeaders() {
        String token = TestUser.administrator(client).login().access();

        for (Answer refusal : new Answer[] {
            client.get("/api/guarded/admin").needsLogin(),
            client.get("/api/guarded/admin", "not.a.token").refusesToken("token_malformed"),
            client.get("/api/guarded/nobody", token).refusesCaller("role_missing"),
        }) {
            assertThat(refusal.header("X-Host")).isEqualTo("was here");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not",
                "state",
                "checked",
                "error",
                "not-found",
                "forbidden",
                "not-authorized",
                "later",
                "number",
                "missing"
            })
    void hostsMapperAndFilterGetWhatTheyGot(String path) {
        Answer expected = new Client(baseAlone, "mapper-alone").get("/api/failing/" + path);

        Answer actual = client.get("/api/failing/" + path);

        assertThat(actual.status()).isEqualTo(expected.status());
        assertThat(actual.body()).isEqualTo(expected.body());
        assertThat(actual.header("Content-Type")).isEqualTo(expected.header("Content-Type"));
        assertThat(actual.header("X-Host")).isEqualTo(expected.header("X-Host"));
        // So that it is known that the mapper is at work.
        assertThat(actual.body()).contains(path.equals("not") ? "well" : "mapped ");
    }

    @Test
    void ourFailuresAreNotTheHosts() {
        client.login(TestUser.ADMINISTRATOR, "wrong horse battery").isFailure(401, "invalid_credentials");
        client.post("/auth/login", "{").isFailure(400, "body_malformed");
        client.post("/auth/login", "{}").isFailure(400, "invalid_fields");
        client.post("/auth/login", BodyPublishers.ofString("x"), "text/plain")
                .isFailure(415, "media_type_not_supported");
        client.get("/auth/login").isFailure(405, "method_not_allowed");
        client.get("/auth/missing").is(404);
        client.get("/auth/me").needsLogin();
        client.refresh("not.a-token").isFailure(401, "refresh_token_invalid");
    }

    @Test
    void ourAnswersAreNotTheHostsToChange() {
        assertThat(client.login(TestUser.ADMINISTRATOR, TestUser.PASSWORD)
                        .is(200)
                        .header("X-Host"))
                .isEmpty();
    }
}
