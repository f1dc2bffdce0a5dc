package org.watchword.start.login;

import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.watchword.api.ErrorBody;
import org.watchword.backend.SessionBackend;
import org.watchword.backend.SharedSessions;
import org.watchword.beans.HostParts;
import org.watchword.config.Configuration;
import org.watchword.config.Setting;
import org.watchword.embedded.HostWatchword;
import org.watchword.health.HealthPart;
import org.watchword.http.EndpointServlet;
import org.watchword.http.ResourceCalls;
import org.watchword.http.UnavailableServlet;
import org.watchword.key.KeyRing;
import org.watchword.key.Keys;
import org.watchword.report.Report;
import org.watchword.spi.RefusalListener;
import org.watchword.start.AuthModule;
import org.watchword.store.jpa.StoreSettings;
import org.watchword.token.Revocations;
import org.watchword.transport.EndpointKind;
import org.watchword.transport.EndpointSettings;

/**
 * Starts this jar in one web application. Found through {@code META-INF/services}.
 *
 * <p>A database that does not answer does not stop the start: the endpoints then answer 503 until it does. Settings
 * that cannot be used do stop it.
 */
public final class AuthRestModule implements AuthModule {

    private final @Nullable StoreBackend<?> backendForTest;
    private final LongSupplier nanoTime;

    /** Called by the service look-up. */
    public AuthRestModule() {
        this.backendForTest = null;
        this.nanoTime = System::nanoTime;
    }

    AuthRestModule(StoreBackend<?> backend, LongSupplier nanoTime) {
        this.backendForTest = backend;
        this.nanoTime = nanoTime;
    }

    @Override
    public List<Setting<?>> settings(ClassLoader loader) {
        return Stream.concat(
                        LoginSettings.ALL.stream(),
                        SessionBackend.find(loader).map(SessionBackend::settings).stream()
                                .flatMap(List::stream))
                .toList();
    }

    @Override
    public Contribution start(
            ServletContext context, Configuration configuration, Clock clock, Report report, HostParts parts) {
        ServerApis apis = new ServerApis(context.getClassLoader());
        if (!apis.hasJson()) {
            return withoutJson(context, configuration, clock, report);
        }
        Optional<KeyRing> ring = IssuerKeys.read(configuration, context.getClassLoader());
        Optional<SharedSessions> shared =
                SessionBackend.configured(configuration, context.getClassLoader(), context.getContextPath());
        StoreBackend<?> backend = backend(configuration, apis);
        Basis basis = new Basis(
                context,
                configuration,
                clock,
                nanoTime,
                report,
                shared.<StoreBackend<?>>map(sessions -> new SharedBackend<>(backend, sessions))
                        .orElse(backend),
                parts);
        try {
            return started(basis, ring);
        } catch (RuntimeException e) {
            basis.opening.close();
            throw e;
        }
    }

    private Contribution started(Basis basis, Optional<KeyRing> ring) {
        ServletContext context = basis.context;
        Services services = new Services(basis, ring);
        Edge edge = new Edge(services);
        EndpointKind kind = basis.configuration.get(EndpointSettings.ENDPOINTS);
        if (kind.hasServlet()) {
            EndpointServlet.register(context, edge.endpoints, services::afterwards);
        }
        ResourceCalls.publish(context, edge.endpoints, services::afterwards);
        basis.report.add(() -> EndpointsReport.entries(context, edge.endpoints, kind));
        services.embedded.publish(context);
        services.refreshes.availability().whenDue();
        return new Contribution(
                services.keys,
                services.revocations,
                edge.endpoints.publicPaths(),
                edge.refusals,
                health(services),
                () -> {
                    HostWatchword.withdraw(context);
                    ResourceCalls.withdraw(context);
                    services.revocations.stop();
                    basis.opening.close();
                });
    }

    private List<HealthPart> health(Services services) {
        StoreHealth store = new StoreHealth(services.storeReport, nanoTime);
        Stream<HealthPart> shared = services.basis.opening.shared().stream()
                .map(sessions -> new HealthPart(sessions.name(), sessions::problem));
        return Stream.concat(
                        Stream.of(
                                new HealthPart("store", store::problem),
                                new HealthPart(
                                        "revocations",
                                        () -> services.revocations.isFresh(store.isWell())
                                                ? Optional.empty()
                                                : Optional.of("cannot be read"))),
                        shared)
                .toList();
    }

    private StoreBackend<?> backend(Configuration configuration, ServerApis apis) {
        StoreBackend<?> test = backendForTest;
        if (test != null) {
            return test;
        }
        return new ServerBackend(
                configuration.get(StoreSettings.DATASOURCE), configuration.get(StoreSettings.SCHEMA), apis);
    }

    /** Nothing of ours can read or write a body then; the host's own pages and resources need not suffer for it. */
    private static Contribution withoutJson(
            ServletContext context, Configuration configuration, Clock clock, Report report) {
        String lack = "this server shows the application no Jakarta JSON Processing";
        report.conflict(
                "no-json",
                lack + ", so that the endpoints answer 503, and no token is taken",
                "use a server with the Jakarta EE Web Profile; on Open Liberty add the feature jsonp-2.1");
        String base = configuration.get(EndpointSettings.ENDPOINTS_PATH);
        if (configuration.get(EndpointSettings.ENDPOINTS).hasServlet()) {
            UnavailableServlet.register(context, base, new ErrorBody(clock));
        }
        return new Contribution(
                () -> new Keys.Unavailable(lack),
                Revocations.none(),
                List.of(base + "/*"),
                RefusalListener.none(),
                List.of(new HealthPart("endpoints", () -> Optional.of(lack))),
                () -> {});
    }
}
