package org.watchword.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.watchword.report.Report;
import org.watchword.report.ResourceRules;

class PreflightGateTest {

    private static final String APPLICATION = "shop.Api";

    private final ResourceRules rules = new ResourceRules(new Report());
    private final TestResponse response = new TestResponse();
    private boolean passed;

    private void preflight(DispatcherType dispatch) throws Exception {
        rules.endsPreflights(APPLICATION);
        HttpServletRequest request = TestRequest.get("/members/x")
                .method("OPTIONS")
                .dispatcher(dispatch)
                .mappedTo(APPLICATION)
                .build();
        PreflightGate.set(request, true);
        new PreflightGate(rules).doFilter(request, response.build(), (asked, answer) -> passed = true);
    }

    @Test
    void anApplicationOfJaxRsThatEndsPreflightsIsAskedItself() throws Exception {
        preflight(DispatcherType.REQUEST);

        assertThat(passed).isTrue();
    }

    @Test
    void aClosedPageThatSuchAnApplicationIncludesIsLeftOut() throws Exception {
        // The mapping of an included request is still the one of the page that includes.
        preflight(DispatcherType.INCLUDE);

        assertThat(passed).isFalse();
        assertThat(response.status()).as("of the page that includes").isEqualTo(200);
    }
}
