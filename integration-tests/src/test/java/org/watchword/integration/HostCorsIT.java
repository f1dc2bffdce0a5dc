package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.watchword.integration.MatrixRow.Table;
import org.watchword.integration.shape.HostDatabase;
import org.watchword.integration.shape.cors.CorsApplication;
import org.watchword.integration.shape.cors.CorsProvider;
import org.watchword.integration.shape.cors.CorsServletFilter;
import org.watchword.integration.shape.cors.ShutResource;
import org.watchword.integration.shape.guarded.GuardedResource;

/** A host that has CORS of its own: as a servlet filter, or as a provider of its JAX-RS application. */
@ServerTest
class HostCorsIT {

    private static final String BY_SERVLET_FILTER = "8b. CORS by a servlet filter of the host";
    private static final String BY_PROVIDER = "8c. CORS by a JAX-RS filter of the host";
    private static final String ORIGIN = "https://app.example.org";

    @ArquillianResource
    @OperateOnDeployment("cors-filter")
    private URL filter;

    @ArquillianResource
    @OperateOnDeployment("cors-provider")
    private URL provider;

    @Deployment(name = "cors-filter", testable = false)
    static WebArchive hostWithFilter() {
        return host("cors-filter", CorsProvider.class).build();
    }

    @Deployment(name = "cors-provider", testable = false)
    static WebArchive hostWithProvider() {
        return host("cors-provider", CorsServletFilter.class).build();
    }

    private static HostWar host(String name, Class<?> without) {
        return HostWar.shape(name, HostDatabase.class, GuardedResource.class)
                .part(war -> war.addPackage(CorsApplication.class.getPackage()).deleteClass(without))
                .dataSource(HostDatabase.NAME)
                .with("watchword.paths.roles", "/reports/*=admin,/reports/closed/*=nobody,/api/shut/*=admin")
                .withAdministrator();
    }

    @Test
    @MatrixRow(table = Table.HOST_SHAPE, value = BY_SERVLET_FILTER)
    void servletFilterDoesAsItDid() {
        Client client = new Client(filter, "cors-filter");

        new Guarded(client, "/api/guarded").holds();
        refusalsOfResourcesCarryItsHeaders(client);
        preflightIsAnswered(client, "/api/guarded/admin");
        preflightIsAnswered(client, "/reports/x");
        preflightIsAnswered(client, "/api/shut");
        preflightIsAnswered(client, "/auth/login");
        HttpRequest.Builder login = client.request("/auth/login")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Client.credentials(TestUser.ADMINISTRATOR, TestUser.PASSWORD)));
        assertThat(carriesItsHeaders(client.send(login.header("Origin", ORIGIN)).is(200)))
                .isTrue();
    }

    @Test
    @MatrixRow(table = Table.HOST_SHAPE, value = BY_PROVIDER)
    void providerDoesAsItDid() {
        Client client = new Client(provider, "cors-provider");

        new Guarded(client, "/api/guarded").holds();
        refusalsOfResourcesCarryItsHeaders(client);
        preflightIsAnswered(client, "/api/guarded/admin");
    }

    @Test
    @MatrixRow(table = Table.HOST_SHAPE, value = BY_PROVIDER)
    void providerAddsItsHeadersToThePreflightThatAPathRuleEnds() {
        Client client = new Client(provider, "cors-provider");

        String body = preflightIsAnswered(client, "/api/shut").body();

        assertThat(body).isEmpty();
        String token = TestUser.administrator(client).login().access();
        assertThat(client.get("/api/shut", token).is(200).body()).isEqualTo(ShutResource.CONTENT);
    }

    @Test
    @MatrixRow(table = Table.HOST_SHAPE, value = BY_SERVLET_FILTER)
    void pathRuleHoldsBeforeItsFilter() {
        Client client = new Client(filter, "cors-filter");
        String token = TestUser.administrator(client).login().access();

        client.send(client.request("/reports/x").header("Origin", ORIGIN)).needsLogin();
        as(client, token, "/reports/closed/x").refusesCaller("role_missing");
        Answer answer = as(client, token, "/reports/x").is(200);
        assertThat(answer.body()).isEqualTo("report");
        assertThat(carriesItsHeaders(answer)).isTrue();
    }

    private static void refusalsOfResourcesCarryItsHeaders(Client client) {
        String token = TestUser.administrator(client).login().access();

        Answer anonymous = client.send(client.request("/api/guarded/admin").header("Origin", ORIGIN))
                .needsLogin();
        Answer forbidden = as(client, token, "/api/guarded/nobody").refusesCaller("role_missing");
        Answer permitted = as(client, token, "/api/guarded/admin").is(200);

        assertThat(new Answer[] {anonymous, forbidden, permitted}).allMatch(HostCorsIT::carriesItsHeaders);
        Answer foreign = client.send(client.request("/api/guarded/admin").header("Origin", "https://other.example.org"))
                .needsLogin();
        assertThat(carriesItsHeaders(foreign)).isFalse();
    }

    private static Answer preflightIsAnswered(Client client, String path) {
        Answer answer = client.send(client.request(path)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization"));

        answer.is(204);
        assertThat(carriesItsHeaders(answer)).isTrue();
        return answer;
    }

    private static Answer as(Client client, String token, String path) {
        return client.send(client.request(path).header("Origin", ORIGIN).header("Authorization", "Bearer " + token));
    }

    private static boolean carriesItsHeaders(Answer answer) {
        return answer.header("Access-Control-Allow-Origin").equals(ORIGIN);
    }
}
