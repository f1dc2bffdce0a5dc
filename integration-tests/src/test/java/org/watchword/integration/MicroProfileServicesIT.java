package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.watchword.integration.shape.microprofile.PhonesApplication;
import org.watchword.integration.shape.microprofile.PhonesResource;
import org.watchword.integration.shape.microprofile.PlainResource;

/**
 * The recipe of docs/services.md for the server's own MicroProfile JWT, and that with a jar of ours in the same WAR.
 */
@ServerTest
@Tag("microprofile-jwt")
class MicroProfileServicesIT {

    private static final String ISSUER = "https://login.example.org/app";
    private static final String OTHER_ISSUER = "https://other.example.org/app";

    @ArquillianResource
    @OperateOnDeployment("mp-login")
    private URL base;

    private Client login;
    private Client other;

    @Deployment(name = "mp-login", order = 1, testable = false)
    static WebArchive login() {
        return issuing("mp-login", ISSUER);
    }

    @Deployment(name = "mp-other", order = 1, testable = false)
    static WebArchive other() {
        return issuing("mp-other", OTHER_ISSUER);
    }

    private static WebArchive issuing(String name, String issuer) {
        return HostWar.named(name)
                .with("watchword.token.issuer", issuer)
                .with("watchword.token.audience", "phones")
                .build();
    }

    @Deployment(name = "mp-phones", order = 2, testable = false)
    static WebArchive phones() {
        return service("mp-phones").withoutUs().build();
    }

    /** Its server trusts one issuer, and our filter the other, whose tokens come in a header of their own. */
    @Deployment(name = "mp-both", order = 2, testable = false)
    static WebArchive both() {
        return filtered("mp-both")
                .with("watchword.token.header", "X-Access-Token")
                .build();
    }

    /** The same, with both kinds in one header. */
    @Deployment(name = "mp-shared", order = 2, testable = false)
    static WebArchive shared() {
        return filtered("mp-shared").build();
    }

    private static HostWar filtered(String name) {
        return service(name)
                .filterAlone()
                .with("watchword.key.location", keys("mp-other"))
                .with("watchword.token.issuer", OTHER_ISSUER)
                .with("watchword.token.audience", "phones");
    }

    private static HostWar service(String name) {
        return HostWar.shape(name, PhonesApplication.class, PhonesResource.class, PlainResource.class)
                .beansXml()
                // WildFly asks for no roles without it.
                .webXml(WebXml.of(WebXml.parameter("resteasy.role.based.security", "true")))
                .part(war -> war.addAsResource(
                        new StringAsset("mp.jwt.verify.publickey.location=" + keys("mp-login")
                                + "\nmp.jwt.verify.issuer=" + ISSUER
                                + "\nmp.jwt.verify.audiences=phones\n"),
                        "META-INF/microprofile-config.properties"));
    }

    private static String keys(String issuer) {
        return "http://localhost:" + System.getProperty("server.port") + "/" + issuer + "/auth/jwks.json";
    }

    @BeforeEach
    void connect() {
        login = new Client(base, "mp-login");
        other = new Client(base, "mp-other");
    }

    private static TestUser user(Client issuer) {
        return TestUser.with(issuer, Set.of("user"), Set.of());
    }

    private static void assertServerKnows(Client service, TestUser user) {
        Tokens tokens = user.login();
        assertThat(service.get("/api/phones", tokens.access()).is(200).body())
                .isEqualTo(user.username() + " [user] " + tokens.claims().getString("sub"));
        service.get("/api/phones/admin", tokens.access()).is(403);
    }

    @Test
    void theServersMicroProfileJwtTakesOurTokens() {
        Client phones = new Client(base, "mp-phones");

        assertServerKnows(phones, user(login));

        assertThat(phones.get("/api/phones").status()).isIn(401, 403);
        assertThat(phones.get("/api/phones", user(other).login().access()).status())
                .as("WildFly answers 500 to a key that it does not know, Open Liberty goes on with nobody")
                .isIn(401, 403, 500);
    }

    @Test
    void theServersTokensAreWhatTheyWereWhereAJarOfOursIsInTheWar() {
        assertServerKnows(new Client(base, "mp-shared"), user(login));
        assertServerKnows(new Client(base, "mp-both"), user(login));
    }

    @Test
    void oursAreRefusedAtResourcesThatHaveTheServersTokenInjected() {
        String ours = user(other).login().access();

        int without = new Client(base, "mp-phones").get("/api/phones", ours).status();

        assertThat(new Client(base, "mp-shared").get("/api/phones", ours).status())
                .as("the container's answer, or ours where the container goes on with nobody")
                .isIn(without, 401);
        Client both = new Client(base, "mp-both");
        both.send(both.request("/api/phones").header("X-Access-Token", ours)).is(401);
    }

    @Test
    void oursWorkElsewhereInAHeaderOfTheirOwn() {
        TestUser user = user(other);
        Client both = new Client(base, "mp-both");

        assertThat(both.send(both.request("/api/plain")
                                .header("X-Access-Token", user.login().access()))
                        .is(200)
                        .body())
                .isEqualTo(user.username());
    }

    @Test
    void theReportSaysThatTheContainerReadsTheHeaderItself() {
        Await.until("the report is in the log", () -> !report("mp-shared").isEmpty());

        assertThat(report("mp-shared")).contains("CONFLICT container-bearer");
        assertThat(report("mp-both")).doesNotContain("CONFLICT container-bearer");
    }

    /** From its first line to the one of the settings. */
    private static String report(String application) {
        String log = ServerLog.text();
        int begin = log.lastIndexOf("is on for /" + application);
        int end = begin < 0 ? -1 : log.indexOf("settings:", begin);
        return end < 0 ? "" : log.substring(begin, end);
    }
}
