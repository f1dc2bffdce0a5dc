package org.watchword.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchword.http.TestAnswers.reason;

import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.watchword.http.Answer;
import org.watchword.http.ResourceCalls;
import org.watchword.report.Topic;
import org.watchword.start.login.TestNode;

/** The resources and the servlet have the same routes. */
class ResourceRoutesTest {

    private static final List<Class<?>> RESOURCES =
            List.of(LoginResource.class, OwnAccountResource.class, RegistrationResource.class, AdminResource.class);

    private final TestNode node = new TestNode();

    /** The example of {@link LoginResource}. */
    @Path("/auth")
    public static class Auth extends LoginResource {

        @Override
        public Response login(HttpServletRequest request) {
            return Response.fromResponse(super.login(request))
                    .header("X-Served-By", "shop")
                    .build();
        }
    }

    @BeforeEach
    void start() {
        node.start(
                "watchword.register", "open",
                "watchword.mail.host", "127.0.0.1",
                "watchword.mail.tls", "none",
                "watchword.mail.from", "shop@example.org");
    }

    static Stream<Method> methods() {
        return RESOURCES.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void methodOfAResourceLeadsToARoute(Method method) {
        Answer answer = ResourceCalls.answer(
                node.request(verb(method), "/auth" + path(method)).servlet(),
                null,
                verb(method),
                path(method),
                Map.of("id", "1", "role", "2", "permission", "3"));

        assertThat(answer.status() == 404 && reason(answer).equals("not_found")).isFalse();
        assertThat(method.isAnnotationPresent(PermitAll.class)).isTrue();
        assertThat(method.getAnnotation(Produces.class).value()).containsExactly("application/json");
        assertThat(method.getParameters()[0].isAnnotationPresent(Context.class)).isTrue();
        assertThat(Arrays.stream(method.getParameters())
                        .skip(1)
                        .map(parameter ->
                                "{" + parameter.getAnnotation(PathParam.class).value() + "}"))
                .containsExactlyElementsOf(Arrays.stream(path(method).split("/"))
                        .filter(segment -> segment.startsWith("{"))
                        .toList());
    }

    @Test
    void everyRouteHasOneMethodOfAResource() {
        Map<String, Set<String>> verbs = methods()
                .collect(Collectors.groupingBy(
                        ResourceRoutesTest::path,
                        TreeMap::new,
                        Collectors.mapping(ResourceRoutesTest::verb, Collectors.toCollection(TreeSet::new))));

        assertThat(node.report.snapshot().texts(Topic.ENDPOINT))
                .containsExactlyInAnyOrderElementsOf(
                        verbs.keySet().stream().map(path -> "/shop/auth" + path).toList());
        verbs.keySet().forEach(path -> {
            String filled = "/auth" + path.replaceAll("\\{[a-z]+}", "x");
            // A fixed segment of one template may be the variable of another.
            Set<String> expected = new TreeSet<>();
            verbs.forEach((template, others) -> {
                if (filled.matches("/auth" + template.replaceAll("\\{[a-z]+}", "[^/]+"))) {
                    expected.addAll(others);
                }
            });
            expected.add("OPTIONS");
            if (expected.contains("GET")) {
                expected.add("HEAD");
            }
            assertThat(node.answer(node.request("OPTIONS", filled)).headers().get("Allow"))
                    .as(path)
                    .isEqualTo(String.join(", ", expected));
        });
    }

    @Test
    void noTwoMethodsHaveOneRoute() {
        List<String> routes = new ArrayList<>();
        methods().forEach(method -> routes.add(verb(method) + " " + path(method)));

        assertThat(routes).doesNotHaveDuplicates();
    }

    @Test
    void scannersSeeNoneOfThem() {
        for (Class<?> type : RESOURCES) {
            assertThat(Modifier.isAbstract(type.getModifiers())).isTrue();
            assertThat(type.isAnnotationPresent(Path.class)).isFalse();
        }
    }

    @Test
    void serverThatLacksWhatTheyNeedIs503() {
        ResourceCalls.withdraw(node.context);

        Answer answer =
                ResourceCalls.answer(node.request("POST", "/auth/login").servlet(), null, "POST", "/login", Map.of());

        assertThat(answer.status()).isEqualTo(503);
        assertThat(reason(answer)).isEqualTo("server_incomplete");
        assertThat(answer.headers()).containsKey("Retry-After");
    }

    private static String path(Method method) {
        return method.getAnnotation(Path.class).value();
    }

    private static String verb(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return verb.value();
            }
        }
        throw new AssertionError(method + " has no " + PATCH.class.getPackageName() + " method");
    }
}
