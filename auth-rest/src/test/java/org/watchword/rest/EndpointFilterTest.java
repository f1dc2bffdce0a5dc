package org.watchword.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointFilterTest {

    private final Map<String, Object> attributes = new HashMap<>();
    private HttpServletRequest passed;
    private boolean led;
    private String servletPath = "/auth";
    private String pathInfo = "/login";

    @SuppressWarnings("JdkObsolete") // StringBuffer is what getRequestURL gives
    private HttpServletRequest pass(Map<String, List<String>> headers) throws Exception {
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getContentType" -> first(headers, "Content-Type");
                    case "getHeader" -> first(headers, (String) arguments[0]);
                    case "getHeaders" ->
                        Collections.enumeration(headers.getOrDefault((String) arguments[0], List.of()));
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    case "getAttribute" -> attributes.get((String) arguments[0]);
                    case "removeAttribute" -> attributes.remove((String) arguments[0]);
                    case "getContextPath" -> "/app";
                    case "getServletPath" -> servletPath;
                    case "getPathInfo" -> pathInfo;
                    case "getRequestURL" -> new StringBuffer("https://host:8443/app/auth//%6Cogin;x=y");
                    default -> throw new UnsupportedOperationException(called.getName());
                });
        new EndpointFilter().doFilter(request, null, (seen, response) -> {
            passed = (HttpServletRequest) seen;
            led = EndpointFilter.ledHere(passed);
        });
        return passed;
    }

    private static String first(Map<String, List<String>> headers, String name) {
        return headers.containsKey(name) ? headers.get(name).get(0) : null;
    }

    @Test
    void typesThatNobodyCanReadDoNotReachTheImplementationAndAreStillJudged() throws Exception {
        HttpServletRequest seen = pass(Map.of("Content-Type", List.of("nonsense"), "Accept", List.of("///", "x")));

        assertThat(seen.getContentType()).isEqualTo("application/octet-stream");
        assertThat(seen.getHeader("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(Collections.list(seen.getHeaders("Accept"))).containsExactly("*/*");
        assertThat(EndpointFilter.contentType(seen)).isEqualTo("nonsense");
    }

    @Test
    void allElsePassesAsItCame() throws Exception {
        HttpServletRequest seen = pass(Map.of("X-Host", List.of("a", "b")));

        assertThat(Collections.list(seen.getHeaders("X-Host"))).containsExactly("a", "b");
        assertThat(seen.getHeader("X-Host")).isEqualTo("a");
        assertThat(seen.getContentType()).isNull();
        assertThat(seen.getHeader("Accept")).isNull();
        assertThat(Collections.list(seen.getHeaders("Accept"))).isEmpty();
        assertThat(EndpointFilter.contentType(seen)).isNull();
    }

    @Test
    void endpointIsFoundWhereNobodyElseLooks() throws Exception {
        HttpServletRequest seen = pass(Map.of());

        assertThat(seen.getServletPath()).isEqualTo("/auth");
        assertThat(seen.getPathInfo()).isEqualTo("/org.watchword.rest/login");
        assertThat(seen.getRequestURI()).isEqualTo("/app/auth/org.watchword.rest/login");
        assertThat(seen.getRequestURL()).hasToString("https://host:8443/app/auth/org.watchword.rest/login");
    }

    @Test
    void implementationWithoutAServletOfItsOwnFindsItToo() throws Exception {
        servletPath = "/auth/login/";
        pathInfo = null;

        HttpServletRequest seen = pass(Map.of());

        assertThat(seen.getServletPath()).isEqualTo("/auth/org.watchword.rest/login/");
        assertThat(seen.getPathInfo()).isNull();
        assertThat(seen.getRequestURI()).isEqualTo("/app/auth/org.watchword.rest/login/");
    }

    @Test
    void requestIsLedToTheEndpointAndNoFurther() throws Exception {
        HttpServletRequest seen = pass(Map.of());

        assertThat(led).isTrue();
        assertThat(EndpointFilter.ledHere(seen)).isFalse();
    }
}
