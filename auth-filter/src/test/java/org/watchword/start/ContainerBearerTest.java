package org.watchword.start;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Application;
import java.util.List;
import org.eclipse.microprofile.auth.LoginConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.report.Entry;

class ContainerBearerTest {

    private final TestContext host = new TestContext();

    @LoginConfig(authMethod = "MP-JWT")
    static final class WithLogin extends Application {}

    @LoginConfig(authMethod = "BASIC")
    static final class WithBasic extends Application {}

    @ParameterizedTest
    @ValueSource(strings = {"BEARER_TOKEN", "MP-JWT", "FORM,BEARER_TOKEN?silent=true"})
    void loginConfigThatReadsBearerTokensIsAConflictWithAWayOut(String method) {
        host.webXml = webXml(method);

        assertThat(ContainerBearer.entries(host.build(), "Authorization"))
                .singleElement()
                .isInstanceOfSatisfying(Entry.Conflict.class, conflict -> {
                    assertThat(conflict.what()).contains(method, "on every path");
                    assertThat(conflict.remedy()).contains("watchword.token.header=X-Access-Token");
                });
    }

    @Test
    void applicationWhoseCallersTheServersMicroProfileKnowsIsOneToo() {
        host.servlet("api", WithLogin.class.getName(), "/api/*");

        assertThat(ContainerBearer.entries(host.build(), "authorization"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Entry.Conflict.class,
                        conflict ->
                                assertThat(conflict.what()).contains("@LoginConfig of " + WithLogin.class.getName()));
    }

    @Test
    void whereOursComeInAnotherHeaderThereIsNoConflict() {
        host.webXml = webXml("BEARER_TOKEN");

        List<Entry> entries = ContainerBearer.entries(host.build(), "X-Access-Token");
        assertThat(entries).singleElement().isInstanceOf(Entry.Integration.class);
    }

    @Test
    void loginsThatReadNoBearerTokensAreNone() {
        host.webXml = webXml("BASIC");
        host.servlet("api", WithBasic.class.getName(), "/api/*").servlet("other", Application.class.getName(), "/x/*");

        assertThat(ContainerBearer.entries(host.build(), "Authorization")).isEmpty();
    }

    private static String webXml(String method) {
        return "<web-app><login-config><auth-method>" + method + "</auth-method></login-config></web-app>";
    }
}
