package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.integration.MatrixRow.Table;
import org.watchword.integration.shape.HostDatabase;

/** Pages of Jakarta Faces, which has its servlet mapped by itself in four ways, behind path rules. */
@ServerTest
@MatrixRow(table = Table.COMPONENT, value = "Any path: watchword.paths.*")
class FacesIT {

    private static final String CONTENT = "the page ";
    private static final String PAGE = """
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml"><body>%s</body></html>
            """;

    @ArquillianResource
    private URL base;

    private Client client;

    @Deployment(testable = false)
    static WebArchive host() {
        return HostWar.shape("faces", HostDatabase.class)
                .part(FacesIT::pages)
                .dataSource(HostDatabase.NAME)
                .with("watchword.paths.authenticated", "/closed/*")
                .withAdministrator()
                .build();
    }

    private static void pages(WebArchive war) {
        // Without this file, or a class with @FacesConfig, nothing is mapped.
        war.addAsWebInfResource(
                new StringAsset("<faces-config xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\"/>"),
                "faces-config.xml");
        for (String page : new String[] {"closed/page.xhtml", "open/page.xhtml"}) {
            war.addAsWebResource(new StringAsset(PAGE.formatted(CONTENT + page)), page);
        }
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "faces");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/closed/page.xhtml",
                "/closed/page.jsf",
                "/closed/page.faces",
                "/faces/closed/page.xhtml",
                "/faces/closed/page",
                "/faces/closed/page.jsf",
                "/faces/./closed/page.xhtml",
                "/faces//closed/page.xhtml",
                "/faces/open/../closed/page.xhtml",
                "/faces/%63losed/page.xhtml",
                "/faces/;a=b/closed/page.xhtml"
            })
    void ruleForAPageHoldsForAllItsPaths(String path) {
        String answer = RawHttp.to(client.uri("")).get(client.uri("").getPath() + path);

        assertThat(answer).doesNotContain(CONTENT);
        // Faces itself fails where it makes no view of a path.
        assertThat(RawHttp.status(answer)).as(answer).isGreaterThanOrEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%s/page.xhtml", "/%s/page.jsf", "/%s/page.faces", "/faces/%s/page.xhtml"})
    void pageIsThereForThoseToWhomItIsOpen(String path) {
        String token = TestUser.administrator(client).login().access();

        client.get(path.formatted("closed")).needsLogin();
        assertThat(client.get(path.formatted("closed"), token).is(200).body()).contains(CONTENT + "closed/page");
        assertThat(client.get(path.formatted("open")).is(200).body()).contains(CONTENT + "open/page");
    }
}
