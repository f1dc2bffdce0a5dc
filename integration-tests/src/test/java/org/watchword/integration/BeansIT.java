package org.watchword.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.integration.host.beans.Beans;

/**
 * The annotations of CDI beans, called from open resources and servlets, in a host that has exception mappers of its
 * own.
 */
@ServerTest
@MatrixRow(
        table = MatrixRow.Table.COMPONENT,
        value = "CDI bean: @RolesAllowed, @PermitAll, @DenyAll, @RequiresPermission")
class BeansIT {

    private static final String[] DOORS = {"/api/beans/", "/beans/", "/wrapped-beans/"};

    @ArquillianResource
    private URL base;

    private Client client;

    @Deployment(testable = false)
    static WebArchive host() {
        return HostWar.named("beans").build().addPackage(Beans.class.getPackage());
    }

    @BeforeEach
    void connect() {
        client = new Client(base, "beans");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user",
                "write",
                "role-and-permission",
                "closed",
                "inherited",
                "implemented",
                "local",
                "dependent",
                "enterprise"
            })
    void guardedBeansAskAnonymousCallersToLogIn(String bean) {
        for (String door : DOORS) {
            client.get(door + bean).needsLogin();
            client.get(door + bean, "not.a.token").refusesToken("token_malformed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "silent"})
    void openBeansNeedNobody(String bean) {
        String token = TestUser.with(client).login().access();

        for (String door : DOORS) {
            assertThat(client.get(door + bean).is(200).body()).endsWith(bean);
            client.get(door + bean, token).is(200);
            client.get(door + bean, "not.a.token").is(200);
        }
    }

    /** Roles and permissions of the caller, parted by blanks, then what each bean answers. */
    @ParameterizedTest
    @CsvSource({
        "user,       '',            user,                200, ",
        "admin,      '',            user,                403, role_missing",
        "'',         phones:write,  write,               200, ",
        "admin,      '',            write,               403, permission_missing",
        "admin,      phones:write,  role-and-permission, 200, ",
        "admin,      '',            role-and-permission, 403, permission_missing",
        "user,       phones:write,  role-and-permission, 403, role_missing",
        "admin user, phones:write,  closed,              403, access_denied",
        "user,       '',            inherited,           200, ",
        "admin,      '',            inherited,           403, role_missing",
        "user,       '',            implemented,         200, ",
        "admin,      '',            implemented,         403, role_missing",
        "user,       '',            local,               200, ",
        "admin,      '',            local,               403, role_missing",
        "user,       '',            dependent,           200, ",
        "admin,      '',            dependent,           403, role_missing",
        "'',         phones:write,  enterprise,          200, ",
        "admin,      '',            enterprise,          403, permission_missing",
    })
    void annotationDecidesWhoMay(String roles, String permissions, String bean, int status, String reason) {
        String token =
                TestUser.with(client, words(roles), words(permissions)).login().access();

        for (String door : DOORS) {
            Answer answer = client.get(door + bean, token);
            if (status == 403) {
                answer.refusesCaller(reason);
            } else {
                answer.is(status);
                assertThat(answer.body()).endsWith(bean);
            }
        }
    }

    @Test
    void mappersOfTheHostGetEverythingElse() {
        assertThat(client.get("/api/beans/security-exception").is(418).body()).isEqualTo("security");
        assertThat(client.get("/api/beans/failure").is(418).body()).isEqualTo("everything: IllegalStateException");
        assertThat(client.get("/beans/failure").status()).isEqualTo(500);
    }

    @Test
    void asynchronousDispatchNeverTellsAKnownCallerToLogIn() {
        String token = TestUser.with(client, "user").login().access();

        client.get("/async/dispatch?to=/api/beans/user").needsLogin();
        // A server that has no CDI request scope in this kind of dispatch refuses whoever it is.
        assertThat(client.get("/async/dispatch?to=/api/beans/user", token).status())
                .isIn(200, 403);
    }

    private static Set<String> words(String text) {
        return text.isBlank() ? Set.of() : Set.of(text.split(" "));
    }
}
