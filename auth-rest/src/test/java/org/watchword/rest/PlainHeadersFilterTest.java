package org.watchword.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainHeadersFilterTest {

    private final Map<String, Object> attributes = new HashMap<>();
    private HttpServletRequest passed;

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
                    default -> throw new UnsupportedOperationException(called.getName());
                });
        new PlainHeadersFilter().doFilter(request, null, (seen, response) -> passed = (HttpServletRequest) seen);
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
        assertThat(PlainHeadersFilter.contentType(seen)).isEqualTo("nonsense");
    }

    @Test
    void allElsePassesAsItCame() throws Exception {
        HttpServletRequest seen = pass(Map.of("X-Host", List.of("a", "b")));

        assertThat(Collections.list(seen.getHeaders("X-Host"))).containsExactly("a", "b");
        assertThat(seen.getHeader("X-Host")).isEqualTo("a");
        assertThat(seen.getContentType()).isNull();
        assertThat(seen.getHeader("Accept")).isNull();
        assertThat(Collections.list(seen.getHeaders("Accept"))).isEmpty();
        assertThat(PlainHeadersFilter.contentType(seen)).isNull();
    }
}
