package org.watchword.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouterTest {

    private final Router router = router(
            "GET /me",
            "PATCH /me",
            "DELETE /sessions/{id}",
            "PUT /users/{id}/roles/{role}",
            "DELETE /permissions/{permission}",
            "POST /permissions/remove",
            "GET /permissions/{name}/users");

    private static Router router(String... routes) {
        return new Router("/auth", Arrays.stream(routes).map(RouterTest::route).toList());
    }

    private static Route route(String text) {
        String[] parts = text.split(" ", 2);
        return new Route(parts[0], parts[1], text, Route.Access.PUBLIC, request -> {
            throw new UnsupportedOperationException();
        });
    }

    private String found(String method, String path) {
        return ((Router.Match.Found) router.match(method, path)).route().name();
    }

    private Map<String, String> variables(String method, String path) {
        return ((Router.Match.Found) router.match(method, path)).variables();
    }

    @Test
    void routeIsFoundByMethodAndPath() {
        assertThat(found("GET", "/auth/me")).isEqualTo("GET /me");
        assertThat(found("PATCH", "/auth/me")).isEqualTo("PATCH /me");
        assertThat(found("HEAD", "/auth/me")).isEqualTo("GET /me");
    }

    @Test
    void variablesTakeOneSegmentEach() {
        assertThat(variables("DELETE", "/auth/sessions/17")).isEqualTo(Map.of("id", "17"));
        assertThat(variables("PUT", "/auth/users/7/roles/a b")).isEqualTo(Map.of("id", "7", "role", "a b"));
        for (String other : List.of(
                "/auth/sessions", "/auth/sessions/", "/auth/sessions//", "/auth/sessions/17/x", "/auth/Sessions/17")) {
            assertThat(router.match("DELETE", other)).as(other).isInstanceOf(Router.Match.NoSuchPath.class);
        }
    }

    @Test
    void oneSlashAtTheEndDoesNotCount() {
        assertThat(found("DELETE", "/auth/sessions/17/")).isEqualTo("DELETE /sessions/{id}");
        assertThat(found("GET", "/auth/me/")).isEqualTo("GET /me");
        assertThat(router.match("GET", "/auth/me//")).isInstanceOf(Router.Match.NoSuchPath.class);
    }

    @Test
    void fixedSegmentGoesBeforeAVariableAndLeavesItTheOtherMethods() {
        assertThat(found("POST", "/auth/permissions/remove")).isEqualTo("POST /permissions/remove");
        assertThat(variables("DELETE", "/auth/permissions/remove")).isEqualTo(Map.of("permission", "remove"));
        assertThat(variables("GET", "/auth/permissions/remove/users")).isEqualTo(Map.of("name", "remove"));
    }

    @Test
    void otherMethodLearnsAllThatThePathHas() {
        assertThat(router.match("PUT", "/auth/permissions/remove"))
                .isInstanceOfSatisfying(
                        Router.Match.OtherMethod.class,
                        other -> assertThat(other.allowed()).containsExactly("DELETE", "POST"));
        assertThat(router.match("POST", "/auth/me"))
                .isInstanceOfSatisfying(
                        Router.Match.OtherMethod.class,
                        other -> assertThat(other.allowed()).containsExactly("GET", "HEAD", "PATCH"));
    }

    @Test
    void twoRoutesForTheSameAreAMistake() {
        assertThatThrownBy(() -> router("GET /a/{x}", "GET /a/{y}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("two routes for GET /a/{y}");
    }

    @Test
    void servletIsMappedToNoMoreThanIsNeeded() {
        assertThat(PathTemplate.of("/auth/me").servletPatterns()).containsExactly("/auth/me", "/auth/me/");
        assertThat(PathTemplate.of("/auth/sessions/{id}").servletPatterns()).containsExactly("/auth/sessions/*");
    }
}
