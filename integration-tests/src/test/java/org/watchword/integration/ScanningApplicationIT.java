package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.integration.MatrixRow.Table.HOST_SHAPE;

import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.integration.shape.HostDatabase;
import org.watchword.integration.shape.guarded.GuardedResource;
import org.watchword.integration.shape.scanning.HostLoginResource;
import org.watchword.integration.shape.scanning.HostPageResource;
import org.watchword.integration.shape.scanning.HostRootResource;
import org.watchword.integration.shape.scanning.ScanningApplication;

/** Hosts whose application takes every resource that the server finds, and which have endpoints named as ours are. */
@ServerTest
class ScanningApplicationIT {

    private static final String ROW = "2. Application that scans, with a /api/login of its own";
    private static final String PAGES_ROW = "2b. Application that scans, with a resource at every path";

    @ArquillianResource
    @OperateOnDeployment("scanning")
    private URL base;

    @ArquillianResource
    @OperateOnDeployment("scanning-control")
    private URL controlBase;

    @ArquillianResource
    @OperateOnDeployment("pages")
    private URL pagesBase;

    @ArquillianResource
    @OperateOnDeployment("pages-control")
    private URL pagesControlBase;

    private Client client;
    private Twins twins;
    private Twins pages;

    @Deployment(name = "scanning", testable = false)
    static WebArchive scanning() {
        return host("scanning", HostLoginResource.class, HostRootResource.class).build();
    }

    @Deployment(name = "scanning-control", testable = false)
    static WebArchive scanningControl() {
        return host("scanning-control", HostLoginResource.class, HostRootResource.class)
                .withoutUs()
                .build();
    }

    @Deployment(name = "pages", testable = false)
    static WebArchive pages() {
        return host("pages", HostPageResource.class).build();
    }

    @Deployment(name = "pages-control", testable = false)
    static WebArchive pagesControl() {
        return host("pages-control", HostPageResource.class).withoutUs().build();
    }

    private static HostWar host(String name, Class<?>... resources) {
        return HostWar.shape(name, ScanningApplication.class, GuardedResource.class, HostDatabase.class)
                .part(war -> war.addClasses(resources))
                .dataSource(HostDatabase.NAME)
                .withAdministrator();
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "scanning");
        twins = new Twins(client, new Client(controlBase, "scanning-control"));
        pages = new Twins(new Client(pagesBase, "pages"), new Client(pagesControlBase, "pages-control"));
    }

    @Test
    @MatrixRow(table = HOST_SHAPE, value = ROW)
    void loginAndRolesWork() {
        new Guarded(client, "/api/guarded").holds();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD"})
    @MatrixRow(table = HOST_SHAPE, value = ROW)
    void loginOfTheHostStaysItsOwn(String method) {
        twins.answerAlike(method, "/api/login", method.startsWith("P") ? "Gaius" : "");
    }

    @Test
    @MatrixRow(table = HOST_SHAPE, value = ROW)
    void hostsThatNameThePathAtTheMethodKeepIt() {
        assertThat(client.get("/api/me").is(200).body()).isEqualTo("the host's me");
        twins.answerAlike("POST", "/api/refresh", "Gaius");
        twins.answerAlike("/api/refresh");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/logout",
        "POST, /api/logout",
        "POST, /api/logout-all",
        "GET, /api/verify",
        "POST, /api/verify",
        "POST, /api/login/",
        "GET, /api/nothing",
        "GET, /login",
        "POST, /login",
        "GET, /api/auth/login",
        "POST, /api/auth/login",
        "OPTIONS, /api/logout",
    })
    @MatrixRow(table = HOST_SHAPE, value = ROW)
    void nothingOfOursAnswersForTheHost(String method, String path) {
        twins.answerAlike(method, path, method.equals("POST") ? "Gaius" : "");
    }

    @Test
    @MatrixRow(table = HOST_SHAPE, value = ROW)
    void nothingOfTheHostAnswersForUs() {
        client.get("/auth/guarded/open").is(404);
        client.get("/auth/login").isFailure(405, "method_not_allowed");
    }

    @Test
    @MatrixRow(table = HOST_SHAPE, value = PAGES_ROW)
    void loginAndRolesWorkBesideAResourceAtEveryPath() {
        new Guarded(pages.host(), "/api/guarded").holds();
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "refresh", "logout", "logout-all", "verify", "me", "other"})
    @MatrixRow(table = HOST_SHAPE, value = PAGES_ROW)
    void pagesOfTheHostKeepTheirNames(String page) {
        assertThat(pages.host().get("/api/" + page).is(200).body()).isEqualTo("the host's page " + page);
        pages.answerAlike("POST", "/api/" + page, "Gaius");
        pages.answerAlike("DELETE", "/api/" + page, "");
    }
}
