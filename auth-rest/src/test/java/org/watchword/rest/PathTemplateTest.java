package org.watchword.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PathTemplateTest {

    private final PathTemplate session = PathTemplate.of("/auth/sessions/{id}");

    @Test
    void variablesTakeOneSegmentEach() {
        assertThat(session.match("/auth/sessions/17")).contains(Map.of("id", "17"));
        assertThat(PathTemplate.of("/auth/admin/users/{id}/roles/{role}").match("/auth/admin/users/7/roles/a b"))
                .contains(Map.of("id", "7", "role", "a b"));
        assertThat(session.match("/auth/sessions")).isEmpty();
        assertThat(session.match("/auth/sessions/")).isEmpty();
        assertThat(session.match("/auth/sessions//")).isEmpty();
        assertThat(session.match("/auth/sessions/17/x")).isEmpty();
        assertThat(session.match("/auth/Sessions/17")).isEmpty();
    }

    @Test
    void oneSlashAtTheEndDoesNotCount() {
        assertThat(session.match("/auth/sessions/17/")).isPresent();
        assertThat(session.match("/auth/sessions/17//")).isEmpty();
        assertThat(PathTemplate.of("/auth/me").match("/auth/me/")).isPresent();
    }

    @Test
    void servletIsMappedToNoMoreThanIsNeeded() {
        assertThat(PathTemplate.of("/auth/me").servletPatterns()).containsExactly("/auth/me", "/auth/me/");
        assertThat(session.servletPatterns()).containsExactly("/auth/sessions/*");
    }
}
