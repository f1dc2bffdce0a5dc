package org.watchword.start.login;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.beans.HostParts;
import org.watchword.config.Configuration;
import org.watchword.http.Answer;
import org.watchword.http.EndpointServlet;
import org.watchword.http.TestRequest;
import org.watchword.http.TestResponse;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeySettings;
import org.watchword.password.BcryptHasher;
import org.watchword.password.ConfiguredHasher;
import org.watchword.password.CredentialHasher;
import org.watchword.password.Password;
import org.watchword.report.Report;
import org.watchword.report.ResourceRules;
import org.watchword.servlet.Extensions;
import org.watchword.servlet.FilterRuntime;
import org.watchword.session.InMemoryStores;
import org.watchword.session.TestClock;
import org.watchword.session.TestConfigurations;
import org.watchword.start.AuthModule;
import org.watchword.store.NewUser;
import org.watchword.store.StoreDescription;
import org.watchword.store.Stores;
import org.watchword.store.TestRecords;
import org.watchword.store.jpa.JpaStores;
import org.watchword.token.TokenPolicy;
import org.watchword.token.TokenVerifier;
import org.watchword.token.TrustedIssuer;

/**
 * One web application with this module in it, on stores in memory or a database; without a servlet container and
 * without JAX-RS.
 */
public final class TestNode {

    public final TestClock clock;
    public final InMemoryStores stores;
    public final AtomicInteger openings = new AtomicInteger();
    public final AtomicInteger closings = new AtomicInteger();
    public volatile boolean databaseDown;
    public final ServletContext context;
    public final Report report = new Report();
    /** Issuers that are trusted beside ours, from the start on. */
    public List<TrustedIssuer> otherIssuers = List.of();
    /** Servlets by name; null stands for a container that must not tell yet. */
    public Map<String, ServletRegistration> servlets = new HashMap<>();

    /** Has {@link CheapHasher} as a host's part. */
    private static final ClassLoader CHEAP = new URLClassLoader(
            new URL[] {Objects.requireNonNull(TestNode.class.getResource("/cheap-hasher/"))},
            TestNode.class.getClassLoader());

    private static final Set<String> HASHING = Set.of("watchword.password.bcrypt-cost", "watchword.password.scheme");

    /** Settings that say which key signs. */
    private static final Set<String> KEYS =
            Set.of(KeySettings.KEY_ALGORITHM.name(), KeySettings.KEY_SECRET.name(), KeySettings.KEY_LOCATION.name());

    private final StoreBackend<?> backend;
    private EndpointServlet endpoints;

    public StoreDescription description = new StoreDescription("H2 2.4.240", 1, StoreDescription.Durability.LASTING);
    private final Map<String, Object> attributes = new ConcurrentHashMap<>();
    private AuthModule.Contribution contribution;
    private CredentialHasher hasher;
    private volatile JpaStores database;

    public TestNode() {
        this(new TestClock());
    }

    private TestNode(TestClock clock) {
        this(new InMemoryStores(clock), clock);
    }

    /** Another one on the same stores. */
    public TestNode(InMemoryStores stores, TestClock clock) {
        this(stores, clock, node -> new TestBackend<>(() -> node.opened(node::inMemory), opened -> stores));
    }

    /** One on a database, as other nodes may be. */
    public static TestNode on(Supplier<JpaStores> database, TestClock clock) {
        return new TestNode(
                null,
                clock,
                node -> new TestBackend<>(() -> node.opened(() -> node.database = database.get()), stores -> stores));
    }

    private TestNode(InMemoryStores stores, TestClock clock, Function<TestNode, StoreBackend<?>> backend) {
        this.stores = stores;
        this.clock = clock;
        this.backend = backend.apply(this);
        this.context = (ServletContext) Proxy.newProxyInstance(
                TestNode.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAttribute" -> attributes.get(arguments[0]);
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    case "removeAttribute" -> attributes.remove(arguments[0]);
                    case "addServlet" -> added((String) arguments[0], (EndpointServlet) arguments[1]);
                    case "getContextPath" -> "/shop";
                    case "getServerInfo" -> "Some Server/1.2";
                    case "getInitParameter", "getResourceAsStream" -> null;
                    case "getServletRegistrations" -> registrations();
                    case "getClassLoader" -> TestNode.class.getClassLoader();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private Map<String, ServletRegistration> registrations() {
        if (servlets == null) {
            throw new UnsupportedOperationException("not yet");
        }
        return servlets;
    }

    /** Has a servlet in this web application, as the container does once it has started. */
    public void servlet(String name, String... mappings) {
        servlets.put(name, (ServletRegistration) Proxy.newProxyInstance(
                TestNode.class.getClassLoader(),
                new Class<?>[] {ServletRegistration.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getName" -> name;
                    case "getMappings" -> List.of(mappings);
                    case "getInitParameter" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }

    private ServletRegistration.Dynamic added(String name, EndpointServlet added) {
        endpoints = added;
        List<String> mappings = new ArrayList<>();
        ServletRegistration.Dynamic registration = (ServletRegistration.Dynamic) Proxy.newProxyInstance(
                TestNode.class.getClassLoader(),
                new Class<?>[] {ServletRegistration.Dynamic.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "setAsyncSupported" -> null;
                    case "getMappings" -> mappings;
                    case "addMapping" -> map((String[]) arguments[0], mappings);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        servlets.put(name, registration);
        return registration;
    }

    /** As a container does: a path that another servlet has stays with it. */
    private Set<String> map(String[] paths, List<String> mappings) {
        Set<String> taken = Arrays.stream(paths)
                .filter(path -> servlets.values().stream()
                        .anyMatch(other -> other.getMappings().contains(path)))
                .collect(Collectors.toSet());
        if (taken.isEmpty()) {
            mappings.addAll(List.of(paths));
        }
        return taken;
    }

    /** What the client gets, through the servlet. */
    public Answer answer(TestRequest request) {
        TestResponse response = new TestResponse();
        try {
            endpoints.service(request.servlet(), response.servlet());
        } catch (ServletException | IOException e) {
            throw new AssertionError(e);
        }
        return response.answer();
    }

    public void removeWatchword() {
        context.removeAttribute(FilterRuntime.class.getName());
    }

    /** With a cheap hasher, unless a setting says how passwords are hashed. */
    public AuthModule.Contribution start(String... namesAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        if (values.keySet().stream().noneMatch(KEYS::contains)) {
            // It takes a moment to make a pair of RSA keys, and there are hundreds of nodes.
            values.put(KeySettings.KEY_ALGORITHM.name(), JwsAlgorithm.ES256.name());
        }
        Configuration configuration = TestConfigurations.of(values);
        boolean cheap = values.keySet().stream().noneMatch(HASHING::contains);
        hasher = cheap ? new BcryptHasher(CheapHasher.COST) : ConfiguredHasher.of(configuration);
        HostParts parts = new HostParts(cheap ? CHEAP : TestNode.class.getClassLoader());
        contribution = new AuthRestModule(backend, clock).start(context, configuration, clock, report, parts);
        TokenVerifier verifier = new TokenVerifier(
                TrustedIssuer.main(TokenPolicy.of("watchword", "watchword"), contribution.keys()),
                otherIssuers,
                contribution.revocations(),
                clock,
                100);
        context.setAttribute(
                FilterRuntime.class.getName(),
                new FilterRuntime(
                        configuration,
                        verifier,
                        contribution.keys(),
                        clock,
                        report,
                        new ResourceRules(report),
                        Extensions.of(contribution.refusals())));
        return contribution;
    }

    private <O> O opened(Supplier<O> opener) {
        openings.incrementAndGet();
        if (databaseDown) {
            throw new StoreUnavailableException("down", new IllegalStateException());
        }
        return opener.get();
    }

    private TestBackend.Opened inMemory() {
        return new TestBackend.Opened(description, closings::incrementAndGet);
    }

    /** What the server does while the database comes and goes. */
    public void database(boolean isDown) {
        databaseDown = isDown;
        stores.down(isDown);
        clock.pass(Duration.ofSeconds(2));
    }

    public void stop() {
        contribution.stop().run();
    }

    public String user(String name, String password) {
        return user(name, password, Set.of("user", "admin"));
    }

    public String user(String name, String password, Set<String> roles) {
        Stores ports = stores != null ? stores : Objects.requireNonNull(database, "the node was not started");
        NewUser user = new NewUser(
                TestRecords.id(),
                name,
                name + "@example.org",
                "Full " + name,
                hasher.hash(Password.of(password)),
                roles,
                Set.of("phones:write"),
                TestRecords.NOW);
        ports.users().create(user);
        return user.id();
    }

    /** One that is sent somewhere later, with {@code to}. */
    public TestRequest request() {
        return request("", "");
    }

    public TestRequest request(String method, String path) {
        return new TestRequest(context, method, path);
    }

    public Optional<Object> attribute(Class<?> type) {
        return Optional.ofNullable(attributes.get(type.getName()));
    }
}
