package org.watchword.start;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.watchword.jaxrs.AuthorizationFeature;
import org.watchword.jaxrs.RefusalFeature;
import org.watchword.report.Report;

class DefaultRestServletTest {

    private final Map<String, String> parameters = new HashMap<>();
    private final Report report = new Report();
    private final ServletContext context = (ServletContext) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {ServletContext.class}, (proxy, called, arguments) -> {
                if (called.getName().equals("setInitParameter")) {
                    return parameters.putIfAbsent((String) arguments[0], (String) arguments[1]) == null;
                }
                return called.getName().equals("getClassLoader")
                        ? getClass().getClassLoader()
                        : parameters.get((String) arguments[0]);
            });

    @Test
    void ourFeaturesAreNamedAsTheyAreCalled() {
        DefaultRestServlet.enforce(context, report);

        assertThat(parameters)
                .containsExactly(Map.entry(
                        "resteasy.providers",
                        AuthorizationFeature.class.getName() + "," + RefusalFeature.class.getName()));
        assertThat(report.snapshot().conflicts()).isEmpty();
    }

    @Test
    void hostThatNamesItsOwnProvidersIsToldToAddOurs() {
        parameters.put("resteasy.providers", "shop.Mapper");
        DefaultRestServlet.enforce(context, report);
        assertThat(report.snapshot().conflicts().toString())
                .contains("keep nobody out", AuthorizationFeature.class.getName());

        parameters.put("resteasy.providers", "shop.Mapper," + AuthorizationFeature.class.getName());
        Report second = new Report();
        DefaultRestServlet.enforce(context, second);
        assertThat(second.snapshot().conflicts()).isEmpty();
    }
}
