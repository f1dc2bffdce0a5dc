package org.watchword.cdi;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.crypto.spec.SecretKeySpec;
import org.watchword.api.AccessRefusedException;
import org.watchword.api.AuthPrincipal;
import org.watchword.authorization.Authentication;
import org.watchword.authorization.Caller;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyRing;
import org.watchword.key.KeyRingSource;
import org.watchword.key.SigningKey;
import org.watchword.key.VerificationKey;
import org.watchword.refusal.RequestRefusals;
import org.watchword.report.Report;
import org.watchword.report.ResourceRules;
import org.watchword.servlet.Extensions;
import org.watchword.servlet.FilterRuntime;
import org.watchword.servlet.RequestAuthentication;
import org.watchword.servlet.TestSettings;
import org.watchword.spi.RefusalListener;
import org.watchword.token.Revocations;
import org.watchword.token.TokenPolicy;
import org.watchword.token.TokenVerifier;
import org.watchword.token.Verification;

/** Weld, which all the servers have, with some classes as beans, and requests of whomever a test likes. */
final class TestContainer implements AutoCloseable {

    private final SeContainer container;
    private final FilterRuntime runtime;
    private final Requests requests;

    TestContainer(boolean denyUnannotated, Class<?>... beans) {
        runtime = runtime(denyUnannotated);
        requests = new Requests();
        container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(beans)
                .addExtensions(new WatchwordExtension(), new BeanRulesExtension(), requests)
                .initialize();
    }

    static TestContainer with(Class<?>... beans) {
        return new TestContainer(false, beans);
    }

    /** The bean, outside of any request. */
    <T> T bean(Class<T> type) {
        return container.select(type).get();
    }

    /** What the web application's start tells CDI. */
    void start() {
        ServletContext context = (ServletContext) Proxy.newProxyInstance(
                TestContainer.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, called, arguments) -> called.getName().equals("getAttribute") ? runtime : null);
        bean(BeanAuthorization.class).remember(context);
    }

    /** What the bean answers to a request of nobody. */
    <T> String anonymous(Class<T> type, Function<T, String> call) {
        return as(new Authentication.Anonymous(), type, call);
    }

    /** What the bean answers to somebody with these roles and permissions. */
    <T> String caller(String roles, String permissions, Class<T> type, Function<T, String> call) {
        return as(new Authentication.Authenticated(new TestCaller(words(roles), words(permissions))), type, call);
    }

    /** What the bean answers in a request of this caller; a refusal is its status and reason. */
    <T> String as(Authentication authentication, Class<T> type, Function<T, String> call) {
        return servedTo(authentication, null, type, call);
    }

    /** The same in a request in which JAX-RS has let the caller go on to a method. */
    <T> String servedTo(Authentication authentication, Method served, Class<T> type, Function<T, String> call) {
        requests.current = request(new KnownRequest(authentication, runtime, served));
        RequestContextController scope =
                container.select(RequestContextController.class).get();
        scope.activate();
        try {
            return answer(bean(type), call);
        } finally {
            scope.deactivate();
        }
    }

    /** What the bean answers where there is no request. */
    <T> String outsideARequest(Class<T> type, Function<T, String> call) {
        return answer(bean(type), call);
    }

    private static <T> String answer(T bean, Function<T, String> call) {
        try {
            return call.apply(bean);
        } catch (AccessRefusedException refused) {
            return refused.failure().status() + " " + refused.failure().reason();
        }
    }

    @Override
    public void close() {
        container.close();
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(" "));
    }

    private static HttpServletRequest request(RequestAuthentication known) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                TestContainer.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) ->
                        called.getName().equals("getAttribute") && RequestAuthentication.ATTRIBUTE.equals(arguments[0])
                                ? known
                                : null);
    }

    private static FilterRuntime runtime(boolean denyUnannotated) {
        SecretKeySpec secret =
                new SecretKeySpec("a secret for tests of 32+ bytes!!".getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        KeyRingSource keys = KeyRingSource.of(KeyRing.signing(
                List.of(new VerificationKey("k", JwsAlgorithm.HS256, secret)),
                new SigningKey("k", JwsAlgorithm.HS256, secret)));
        Clock clock = Clock.systemUTC();
        Report report = new Report();
        return new FilterRuntime(
                TestSettings.of(Map.of("watchword.deny-unannotated", Boolean.toString(denyUnannotated))),
                new TokenVerifier(TokenPolicy.of("watchword", "watchword"), keys, Revocations.none(), clock, 10),
                keys,
                clock,
                report,
                new ResourceRules(report),
                Extensions.of(RefusalListener.none()));
    }

    /** Brings the bean for the request, which a servlet container has built in. */
    static final class Requests implements Extension {

        private HttpServletRequest current;

        void add(@Observes AfterBeanDiscovery discovery) {
            discovery
                    .<HttpServletRequest>addBean()
                    .addType(HttpServletRequest.class)
                    .scope(RequestScoped.class)
                    .createWith(creation -> current);
        }
    }

    private record KnownRequest(Authentication authentication, FilterRuntime runtime, Method served)
            implements RequestAuthentication {

        @Override
        public boolean isPermitted(Class<?> component, Method method) {
            return method.equals(served);
        }

        @Override
        public Optional<Verification> verification() {
            return Optional.empty();
        }

        @Override
        public Optional<AuthPrincipal> principal() {
            return Optional.empty();
        }

        @Override
        public RequestRefusals refusals() {
            return runtime.refusals().of(request(this), Optional::empty);
        }
    }

    private record TestCaller(Set<String> roles, Set<String> permissions) implements Caller {

        @Override
        public String name() {
            return "ada";
        }

        @Override
        public boolean hasRole(String role) {
            return roles.contains(role);
        }

        @Override
        public boolean hasPermission(String permission) {
            return permissions.contains(permission);
        }
    }
}
