package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.watchword.integration.host.CallerResource;
import org.watchword.integration.host.HostApplication;
import org.watchword.integration.host.RulesResource;

/** An application with login, and a service without, that accept the tokens of another application's login too. */
@ServerTest
class SeveralIssuersIT {

    private static final String PATH = "/api/rules/user";
    private static final String SHOP = "https://shop.example.org";
    private static final String CORP = "https://corp.example.org/";

    @ArquillianResource
    @OperateOnDeployment("corp-login")
    private URL base;

    private Client shop;
    private Client corp;
    private Client stock;

    @Deployment(name = "corp-login", order = 1, testable = false)
    static WebArchive corp() {
        return HostWar.named("corp-login").with("watchword.token.issuer", CORP).build();
    }

    @Deployment(name = "shop-login", order = 2, testable = false)
    static WebArchive shop() {
        return trustingCorp(HostWar.named("shop-login").with("watchword.token.issuer", SHOP), "corp")
                .build();
    }

    /** Has no main issuer. */
    @Deployment(name = "stock", order = 3, testable = false)
    static WebArchive stock() {
        HostWar war = HostWar.shape("stock", HostApplication.class, RulesResource.class, CallerResource.class)
                .filterAlone()
                .beansXml()
                .with("watchword.issuers.shop.issuer", SHOP)
                .with("watchword.issuers.shop.audience", "watchword")
                .with("watchword.issuers.shop.key.location", keysOf("shop-login"));
        return trustingCorp(war, "shop,corp").build();
    }

    private static HostWar trustingCorp(HostWar war, String issuers) {
        return war.with("watchword.issuers", issuers)
                .with("watchword.issuers.corp.issuer", CORP)
                .with("watchword.issuers.corp.audience", "watchword")
                .with("watchword.issuers.corp.key.location", keysOf("corp-login"))
                .with("watchword.issuers.corp.roles.map", "clerk=user")
                .with("watchword.issuers.corp.roles.unmapped", "drop");
    }

    private static String keysOf(String application) {
        return "http://localhost:" + System.getProperty("server.port") + "/" + application + "/auth/jwks.json";
    }

    @BeforeEach
    void connect() {
        corp = new Client(base, "corp-login");
        shop = new Client(base, "shop-login");
        stock = new Client(base, "stock");
    }

    @Test
    void tokensOfBothIssuersAreTakenEachWithItsOwnRoles() {
        String ofShop = TestUser.with(shop, "user").login().access();
        String ofCorp = TestUser.with(corp, "clerk").login().access();

        for (Client application : new Client[] {shop, stock}) {
            application.get(PATH, ofShop).is(200);
            application.get(PATH, ofCorp).is(200);
            application.get(PATH, TestUser.with(corp, "user").login().access()).refusesCaller("role_missing");
        }
        corp.get(PATH, ofShop).refusesToken("token_key_unknown");
    }

    @Test
    void issuerThatIsNotListedIsRefusedByItsName() {
        stock.get(PATH, MintedToken.of("eve", "user")).refusesToken("token_issuer_not_trusted");
        shop.get(PATH, MintedToken.of("eve", "user")).refusesToken("token_issuer_not_trusted");
    }

    @Test
    void userOfAnotherIssuerHasNoAccountHere() {
        TestUser clerk = TestUser.with(corp, "clerk");
        Tokens ofCorp = clerk.login();

        JsonObject caller =
                shop.get("/api/caller/injected", ofCorp.access()).is(200).json();

        assertThat(caller.getString("subject")).isEqualTo(ofCorp.claims().getString("sub"));
        shop.get("/auth/me", ofCorp.access()).isFailure(403, "other_issuer");
        shop.get("/auth/sessions", ofCorp.access()).isFailure(403, "other_issuer");
        corp.get("/auth/me", ofCorp.access()).is(200);
    }

    @Test
    void reportNamesTheIssuers() {
        Await.until(
                "the report is in the log", () -> !report("is on for /stock").isEmpty());

        assertThat(report("is on for /stock"))
                .contains("the issuer shop are accepted: iss " + SHOP, "the issuer corp are accepted: iss " + CORP)
                .doesNotContain("CONFLICT");
    }

    /** From the line with this text to the one of the settings. */
    private static String report(String headline) {
        String log = ServerLog.text();
        int begin = log.lastIndexOf(headline);
        int end = begin < 0 ? -1 : log.indexOf("settings:", begin);
        return end < 0 ? "" : log.substring(begin, end);
    }
}
