package org.watchword.report;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.watchword.start.TestContext;

class ResourceRulesTest {

    private final TestContext host = new TestContext()
            .servlet("shop.Api", "shop.Api", "/api/*")
            .servlet("shop.Closed", "shop.Closed", "/closed/*")
            .servlet("dormant", "shop.Dormant")
            .servlet("files", null, "/files/*");
    private final ResourceRules rules = new ResourceRules(new Report());

    private void start() {
        rules.expect(JaxRsServlet.of(host.build()).orElseThrow());
    }

    private List<Entry.Conflict> conflicts() {
        return new Snapshot(rules.entries()).conflicts();
    }

    private static HttpServletRequest to(String servlet) {
        HttpServletMapping mapping = (HttpServletMapping) Proxy.newProxyInstance(
                ResourceRulesTest.class.getClassLoader(),
                new Class<?>[] {HttpServletMapping.class},
                (proxy, method, arguments) -> servlet);
        return (HttpServletRequest) Proxy.newProxyInstance(
                ResourceRulesTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getHttpServletMapping" -> mapping;
                    case "getDispatcherType" -> DispatcherType.REQUEST;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Test
    void applicationThatAnsweredWithoutOurFeatureIsAConflict() {
        start();
        rules.enforcedIn("shop.Api");
        rules.answered(to("shop.Api"));
        rules.answered(to("files"));
        rules.answered(to("dormant"));
        rules.answered(to(null));
        assertThat(conflicts()).as("nothing asked the other one yet").isEmpty();

        rules.answered(to("shop.Closed"));

        assertThat(conflicts()).hasSize(1);
        assertThat(conflicts().toString()).contains("shop.Closed", "AuthorizationFeature.class");
    }

    @Test
    void featureMayComeBeforeTheStartOrWithTheFirstRequest() {
        rules.enforcedIn("shop.Closed");
        start();
        rules.enforcedIn("shop.Api");
        rules.answered(to("shop.Api"));
        rules.answered(to("shop.Closed"));

        assertThat(conflicts()).isEmpty();
        assertThat(new Snapshot(rules.entries()).integrations())
                .extracting(Entry.Integration::on, Entry.Integration::why)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(true, "in shop.Api, shop.Closed"));
    }

    @Test
    void whereApplicationsCannotBeToldApartThereIsNoAlarm() {
        start();
        rules.enforcedIn(null);
        rules.answered(to("shop.Closed"));

        assertThat(conflicts()).isEmpty();
    }

    @Test
    void applicationOfADescriptorIsFoundByItsParameter() {
        host.servlet("jakarta.ws.rs.core.Application", null, "/auth/*");
        host.parameters.put("jakarta.ws.rs.Application", "shop.Auth");

        assertThat(JaxRsServlet.of(host.build()).orElseThrow())
                .extracting(JaxRsServlet::application)
                .containsExactly("shop.Api", "shop.Closed", "shop.Auth");
    }
}
