package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.watchword.integration.MatrixRow.Table;
import org.watchword.integration.shape.HostDatabase;
import org.watchword.integration.shape.guarded.GuardedResource;
import org.watchword.integration.shape.jackson.JacksonApplication;
import org.watchword.integration.shape.json.JsonApplication;

/**
 * JSON of a host is byte for byte what it was: each WAR runs with our jars and without them, and the answers are
 * compared.
 */
@ServerTest
class JsonIT {

    private static final String SERVERS = "7a. JSON of the server: byte for byte as without Watchword";
    private static final String OWN_JACKSON = "7b. A host that brings its own Jackson";

    @ArquillianResource
    @OperateOnDeployment("json")
    private URL json;

    @ArquillianResource
    @OperateOnDeployment("json-alone")
    private URL jsonAlone;

    @ArquillianResource
    @OperateOnDeployment("jackson")
    private URL jackson;

    @ArquillianResource
    @OperateOnDeployment("jackson-alone")
    private URL jacksonAlone;

    /** A request, and whether its answer is 200 on every server, so that not only failures are compared. */
    private record Call(String method, String path, String body, String type, boolean succeeds) {

        static Call get(String path) {
            return new Call("GET", path, "", "", true);
        }

        static Call post(String path, String body) {
            return new Call("POST", path, body, "application/json", true);
        }

        Call orFails() {
            return new Call(method, path, body, type, false);
        }

        Answer to(Client client) {
            HttpRequest.Builder request = client.request("/api/readings" + path)
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            if (!type.isEmpty()) {
                request.header("Content-Type", type);
            }
            return client.sendForBytes(request);
        }
    }

    @Deployment(name = "json", testable = false)
    static WebArchive host() {
        return plain("json").build();
    }

    @Deployment(name = "json-alone", testable = false)
    static WebArchive hostAlone() {
        return plain("json-alone").withoutUs().build();
    }

    @Deployment(name = "jackson", testable = false)
    static WebArchive jacksonHost() {
        return withJackson("jackson").build();
    }

    @Deployment(name = "jackson-alone", testable = false)
    static WebArchive jacksonHostAlone() {
        return withJackson("jackson-alone").withoutUs().build();
    }

    private static HostWar plain(String name) {
        return HostWar.shape(name, HostDatabase.class, GuardedResource.class)
                .part(war -> war.addPackage(JsonApplication.class.getPackage()))
                .dataSource(HostDatabase.NAME)
                .withAdministrator();
    }

    private static HostWar withJackson(String name) {
        File[] jars = new File(System.getProperty("host.jackson")).listFiles();
        assertThat(jars).isNotEmpty();
        return HostWar.shape(name, HostDatabase.class, GuardedResource.class)
                .part(war -> war.addPackage(JsonApplication.class.getPackage())
                        .deleteClass(JsonApplication.class)
                        .addPackage(JacksonApplication.class.getPackage())
                        .addAsLibraries(jars))
                .dataSource(HostDatabase.NAME)
                .withAdministrator();
    }

    static Stream<Call> calls() {
        return Stream.of(
                Call.get("/record"),
                Call.get("/records"),
                Call.get("/class"),
                Call.get("/map"),
                Call.get("/object").orFails(),
                Call.get("/text"),
                Call.get("/text-as-json"),
                Call.get("/nothing").orFails(),
                Call.get("/failure").orFails(),
                Call.get("/missing").orFails(),
                new Call("DELETE", "/record", "", "", false),
                new Call("OPTIONS", "/record", "", "", false),
                Call.post("/record", """
                        {"sensorName":"x","at":"2026-01-02T12:00:00Z","value":2,\
                        "counts":{"a":1},"unit":"PASCAL"}""").orFails(),
                Call.post("/record", """
                        {"sensor-name":"x","unheard-of":{"a":[1]}}""").orFails(),
                Call.post("/class", """
                        {"displayName":"x","display-name":"y","active":true,"unheardOf":{"a":[1]}}"""),
                Call.post("/class", """
                        {"comment":null,"neighbours":[{"comment":"n"}]}"""),
                Call.post("/class", "{}"),
                Call.post("/map", """
                        {"b":1,"a":[1.5,null,"x"],"c":{"d":true}}"""),
                Call.post("/object", """
                        {"b":1,"a":null}""").orFails(),
                Call.post("/class", "{\"displayName\":").orFails(),
                Call.post("/class", "{\"active\":\"perhaps\"}").orFails(),
                Call.post("/class", "").orFails(),
                new Call("POST", "/class", "<x/>", "application/xml", false));
    }

    @ParameterizedTest
    @MethodSource("calls")
    @MatrixRow(table = Table.HOST_SHAPE, value = SERVERS)
    void jsonOfTheServerIsWhatItWas(Call call) {
        sameWithAndWithoutUs(call, new Client(json, "json"), new Client(jsonAlone, "json-alone"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    @MatrixRow(table = Table.HOST_SHAPE, value = OWN_JACKSON)
    void jsonOfItsOwnJacksonIsWhatItWas(Call call) {
        sameWithAndWithoutUs(call, new Client(jackson, "jackson"), new Client(jacksonAlone, "jackson-alone"));
    }

    @Test
    @MatrixRow(table = Table.HOST_SHAPE, value = SERVERS)
    void loginAndRulesWork() {
        new Guarded(new Client(json, "json"), "/api/guarded").holds();
    }

    @Test
    @MatrixRow(table = Table.HOST_SHAPE, value = OWN_JACKSON)
    void loginAndRulesWorkBesideItsOwnJackson() {
        Client client = new Client(jackson, "jackson");
        // So that it is known to be in use.
        assertThat(client.get("/api/readings/class").is(200).body()).contains("\"display-name\":\"hall\"");

        new Guarded(client, "/api/guarded").holds();
    }

    private static void sameWithAndWithoutUs(Call call, Client with, Client without) {
        Answer expected = call.to(without);
        Answer actual = call.to(with);

        if (call.succeeds()) {
            expected.is(200);
        }
        assertThat(actual.status()).isEqualTo(expected.status());
        assertThat(actual.header("Content-Type")).isEqualTo(expected.header("Content-Type"));
        assertThat(inTheSamePlace(actual.body(), with)).isEqualTo(inTheSamePlace(expected.body(), without));
        assertThat(headers(actual)).isEqualTo(headers(expected));
    }

    /** Pages of a server may name the path; the answer to OPTIONS may name the server too. */
    private static String inTheSamePlace(String body, Client client) {
        URI base = client.uri("");
        return body.replace(base.getAuthority(), "server").replace(base.getPath() + "/", "/host/");
    }

    /** Without what tells the moment, and the length, which goes with the name of the application. */
    private static Map<String, List<String>> headers(Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(answer.headers().map());
        headers.remove("Date");
        headers.remove("Content-Length");
        // of a description of the resources that Jersey writes when it is asked for the first time
        headers.remove("Last-Modified");
        return headers;
    }
}
