package org.watchword.start.login;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchword.http.Answer;
import org.watchword.http.TestRequest;
import org.watchword.http.TestResponse;

/** Servers that lack an API of Jakarta EE or MicroProfile: the host starts, and the report says what to add. */
class IncompleteServerTest {

    private final List<String> logged = Collections.synchronizedList(new ArrayList<>());
    private final Logger logger = Logger.getLogger("org.watchword");
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private final Map<String, Object> attributes = new HashMap<>();
    private final Map<String, Servlet> servlets = new HashMap<>();
    private final List<Filter> filters = new ArrayList<>();
    private final List<ServletContextListener> listeners = new ArrayList<>();

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jakarta.annotation.",
                "jakarta.ejb.",
                "jakarta.el.",
                "jakarta.enterprise.concurrent.",
                "jakarta.enterprise.",
                "jakarta.inject.",
                "jakarta.interceptor.",
                "jakarta.json.",
                "jakarta.mail.",
                "jakarta.persistence.",
                "jakarta.security.auth.message.",
                "jakarta.security.enterprise.",
                "jakarta.transaction.",
                "jakarta.ws.rs.",
                "org.eclipse.microprofile.",
                "io.micrometer.",
                "io.opentelemetry.",
                // all that a bare servlet container lacks
                "jakarta.annotation.,jakarta.ejb.,jakarta.enterprise.,jakarta.inject.,jakarta.interceptor.,"
                        + "jakarta.json.,jakarta.mail.,"
                        + "jakarta.persistence.,jakarta.security.,jakarta.transaction.,jakarta.ws.rs.,org.eclipse.,io."
            })
    void hostStartsAndLoginIs503(String hidden) throws Exception {
        try (HidingClassLoader loader = new HidingClassLoader(List.of(hidden.split(",")))) {
            start(loader);

            assertThat(filters).hasSize(1);
            Answer answer = login();
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).contains("\"code\":503").contains("\"reason\":");
            stop(loader);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "jakarta.persistence., CONFLICT store:, Jakarta Persistence, persistence-3.1",
        "jakarta.transaction., CONFLICT store:, Jakarta Transactions, persistence-3.1",
        "jakarta.json., CONFLICT no-json:, Jakarta JSON Processing, jsonp-2.1",
        "none.such., CONFLICT store:, JNDI, jndi-1.0"
    })
    void reportNamesTheFeatureToAdd(String hidden, String line, String api, String feature) throws Exception {
        try (HidingClassLoader loader = new HidingClassLoader(List.of(hidden))) {
            start(loader);
            started(loader);

            assertThat(String.join("\n", logged).lines().filter(one -> one.contains(line)))
                    .isNotEmpty()
                    .allSatisfy(one -> assertThat(one).contains(api, feature));
            stop(loader);
        }
    }

    private void start(ClassLoader loader) throws Exception {
        Class<?> initializer = loader.loadClass("org.watchword.start.WatchwordInitializer");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            ((ServletContainerInitializer) initializer.getConstructor().newInstance())
                    .onStartup(Set.of(), context(loader));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** As a container does, at the end of a start. */
    private void started(ClassLoader loader) throws Exception {
        ServletConfig config = proxy(ServletConfig.class, (method, arguments) -> context(loader));
        servlets.get("watchword-start").init(config);
    }

    private void stop(ClassLoader loader) {
        listeners.forEach(listener -> listener.contextDestroyed(new ServletContextEvent(context(loader))));
    }

    private Answer login() throws Exception {
        TestResponse response = new TestResponse();
        servlets.get("watchword-endpoints")
                .service(
                        new TestRequest(null, "POST", "/auth/login")
                                .json("{\"username\":\"ada\",\"password\":\"correct horse\"}")
                                .servlet(),
                        response.servlet());
        return response.answer();
    }

    private ServletContext context(ClassLoader loader) {
        return proxy(ServletContext.class, (method, arguments) -> switch (method) {
            case "getAttribute" -> attributes.get(arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "removeAttribute" -> attributes.remove(arguments[0]);
            case "getContextPath" -> "/shop";
            case "getServerInfo" -> "Some Server/1.2";
            case "getInitParameter", "getResourceAsStream" -> null;
            case "getInitParameterNames" -> Collections.emptyEnumeration();
            case "getServletRegistrations" -> Map.of();
            case "getClassLoader" -> loader;
            case "addListener" -> {
                if (arguments[0] instanceof ServletContextListener listener) {
                    listeners.add(listener);
                }
                yield null;
            }
            case "addFilter" -> {
                filters.add((Filter) arguments[1]);
                yield proxy(FilterRegistration.Dynamic.class, (other, ignored) -> null);
            }
            case "addServlet" -> {
                servlets.put((String) arguments[0], (Servlet) arguments[1]);
                yield proxy(
                        ServletRegistration.Dynamic.class,
                        (other, ignored) -> other.equals("addMapping") ? Set.of() : null);
            }
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private static <T> T proxy(Class<T> type, Calls calls) {
        return type.cast(Proxy.newProxyInstance(
                IncompleteServerTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.getName().equals("hashCode")
                                ? System.identityHashCode(proxy)
                                : proxy == arguments[0];
                    }
                    return calls.of(method.getName(), arguments);
                }));
    }

    @FunctionalInterface
    private interface Calls {
        Object of(String method, Object[] arguments);
    }
}
