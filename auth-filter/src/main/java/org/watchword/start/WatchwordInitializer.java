package org.watchword.start;

import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import jakarta.servlet.annotation.ServletSecurity;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.watchword.authorization.AuthorizationSettings;
import org.watchword.beans.HostPart;
import org.watchword.beans.HostParts;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.config.KnownSettings;
import org.watchword.config.SettingSources;
import org.watchword.container.ContainerIntegration;
import org.watchword.container.Descriptors;
import org.watchword.container.HostLogin;
import org.watchword.health.HealthPart;
import org.watchword.health.HealthSettings;
import org.watchword.health.NodeReadiness;
import org.watchword.key.KeyRingSource;
import org.watchword.key.KeySettings;
import org.watchword.key.Keys;
import org.watchword.path.FacesPages;
import org.watchword.path.PathRules;
import org.watchword.report.Entry;
import org.watchword.report.Report;
import org.watchword.report.ReportSettings;
import org.watchword.report.ResourceRules;
import org.watchword.report.Topic;
import org.watchword.revocation.RemoteRevocations;
import org.watchword.servlet.AuthFilter;
import org.watchword.servlet.Extensions;
import org.watchword.servlet.FilterRuntime;
import org.watchword.servlet.PreflightGate;
import org.watchword.servlet.TokenCallers;
import org.watchword.servlet.TokenReader;
import org.watchword.spi.CallerMapper;
import org.watchword.spi.KeySource;
import org.watchword.spi.RefusalListener;
import org.watchword.spi.RevocationCheck;
import org.watchword.token.Revocations;
import org.watchword.token.TokenPolicy;
import org.watchword.token.TokenSettings;
import org.watchword.token.TokenVerifier;
import org.watchword.token.TrustedIssuer;
import org.watchword.transport.CrossOrigin;

/**
 * Starts the library in a web application that has the jar. An initializer, because it alone can put a filter before
 * those of the host on every server, whatever the host's web.xml says. A setting that cannot be used ends the
 * deployment with one message.
 */
@HandlesTypes({RolesAllowed.class, ServletSecurity.class})
public final class WatchwordInitializer implements ServletContainerInitializer {

    private static final String FILTER_NAME = "watchword";
    private static final String GATE_NAME = "watchword-preflight";

    /** Called by the container. */
    public WatchwordInitializer() {}

    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
        demandOne(context);
        // The store keeps milliseconds: what is kept must be what is compared.
        Clock clock = Clock.tickMillis(ZoneOffset.UTC);
        ClassLoader loader = context.getClassLoader();
        Optional<AuthModule> issuer =
                ServiceLoader.load(AuthModule.class, loader).findFirst();
        KnownSettings known = issuer.map(module -> FilterSettings.ALL.with(module.settings(loader)))
                .orElse(FilterSettings.ALL)
                .listed(some -> SettingSources.of(some, loader, context::getInitParameter));
        Configuration configuration =
                Configuration.read(known, SettingSources.of(known, loader, context::getInitParameter));
        ConfiguredIssuers.demandKnown(
                SettingSources.unknownNames(known, loader, Collections.list(context.getInitParameterNames())));
        // Before anything is opened: what is wrong with the settings is said without a trace of a start.
        FacesPages faces = new FacesPages();
        PathRules.from(configuration, List.of(), faces);
        CrossOrigin.of(configuration, false);

        Report report = new Report(Set.copyOf(configuration.get(ReportSettings.REPORT_ACCEPT)));
        HostReport.fill(report, context, configuration);
        if (Descriptors.of(context).defaultRestServlet()) {
            DefaultRestServlet.enforce(context, report);
        }
        ResourceRules resourceRules = new ResourceRules(report);
        report.add(resourceRules::entries);
        ConfiguredTokens tokens = new ConfiguredTokens(configuration, issuer.isPresent());
        tokens.report(report);
        TokenPolicy policy = tokens.policy();
        ConfiguredIssuers others = ConfiguredIssuers.of(configuration, policy, loader, System::nanoTime);
        others.report(report);
        if (tokens.differFromMicroProfile()) {
            report.add(() -> ContainerBearer.entries(context, tokens.header()));
        }
        HostParts parts = new HostParts(loader);
        if (issuer.isPresent()) {
            RemoteRevocations.demandNotSet(configuration, "auth-rest has the revocations in its database");
        }
        AuthModule.Contribution module = issuer.isPresent()
                ? issuer.get().start(context, configuration, clock, report, parts)
                : verifier(loader, configuration, clock, report, parts);
        Revocations revocations = HostRevocations.of(parts.part(RevocationCheck.class), module.revocations());

        FilterRuntime runtime = new FilterRuntime(
                configuration,
                new TokenVerifier(
                        TrustedIssuer.main(policy, module.keys()),
                        others.trusted(),
                        revocations,
                        clock,
                        configuration.get(TokenSettings.TOKEN_CACHE_SIZE)),
                module.keys(),
                clock,
                report,
                resourceRules,
                extensions(parts, module.refusals()));
        context.setAttribute(FilterRuntime.class.getName(), runtime);
        TokenReader reader = tokens.reader();
        ContainerIntegration container = containerCaller(context, classes, reader, runtime, module.stop());
        context.addListener(new StopListener(() -> {
            container.stop();
            module.stop().run();
        }));
        PathRules rules = PathRules.from(configuration, module.publicPaths(), faces);
        register(
                context,
                FILTER_NAME,
                new AuthFilter(
                        runtime,
                        reader,
                        rules,
                        configuration.get(TokenSettings.REJECT_INVALID_TOKENS),
                        container instanceof ContainerIntegration.On,
                        HostLogin.of(context, container),
                        CrossOrigin.of(configuration, !module.publicPaths().isEmpty())),
                false);
        if (!rules.isEmpty()) {
            register(context, GATE_NAME, new PreflightGate(resourceRules), true);
        }
        report.add(() -> hostParts(parts));
        StartServlet.register(
                context,
                runtime,
                readiness(configuration, module, others.sources(module.keys(), issuer.isPresent())),
                faces,
                parts);
    }

    private static List<Entry> hostParts(HostParts parts) {
        List<Entry> entries = new ArrayList<>();
        parts.descriptions().forEach(line -> entries.add(new Entry.Fact(Topic.NOTE, "of the application: " + line)));
        entries.addAll(parts.problems());
        return entries;
    }

    private static Extensions extensions(HostParts parts, RefusalListener ofModule) {
        HostPart<RefusalListener> listener = parts.part(RefusalListener.class);
        HostPart<CallerMapper> mapper = parts.part(CallerMapper.class);
        CallerMapper none = caller -> caller;
        return new Extensions(
                (request, caller, failure) -> {
                    ofModule.refused(request, caller, failure);
                    listener.run(RefusalListener.none(), part -> part.refused(request, caller, failure));
                },
                caller -> mapper.call(none, part -> part.map(caller)));
    }

    /** @param keys one of these sources must have keys; asked in turn */
    private static NodeReadiness readiness(
            Configuration configuration, AuthModule.Contribution module, List<KeyRingSource> keys) {
        List<HealthPart> parts = new ArrayList<>();
        parts.add(new HealthPart("keys", () -> {
            Optional<String> problem = Optional.empty();
            for (KeyRingSource source : keys) {
                if (!(source.keys() instanceof Keys.Unavailable missing)) {
                    return Optional.empty();
                }
                problem = problem.or(() -> Optional.of(missing.cause()));
            }
            return problem;
        }));
        parts.addAll(module.health());
        return new NodeReadiness(parts, configuration.get(HealthSettings.HEALTH));
    }

    /**
     * A second copy of the jar, the server's say, would start a second time, with classes that the first does not know.
     */
    private static void demandOne(ServletContext context) {
        if (context.getAttribute(FilterRuntime.class.getName()) != null) {
            throw new IllegalStateException("Watchword cannot start: it is in this web application twice, as "
                    + Jars.of(context.getClassLoader()).filter() + "; take all copies but one away");
        }
    }

    private static AuthModule.Contribution verifier(
            ClassLoader loader, Configuration configuration, Clock clock, Report report, HostParts parts) {
        Optional<KeyRingSource> source = verifyingKeys(configuration, loader, report);
        KeyRingSource ours = source.orElseGet(() -> KeyRingSource.none(
                "none of watchword.key.location, watchword.key.public and watchword.key.secret is set"));
        HostKeys keys = HostKeys.of(parts.part(KeySource.class), ours, false, configuration, System::nanoTime);
        report.add(() -> keys.entries().orElseGet(() -> KeyEntries.ofVerifier(configuration, ours)));
        PublishedRevocations revocations = PublishedRevocations.of(configuration, clock, System::nanoTime);
        report.add(revocations::entries);
        return new AuthModule.Contribution(
                keys, revocations.check(), List.of(), RefusalListener.none(), revocations.health(), revocations::stop);
    }

    /** A key that the host named for MicroProfile JWT, and that we cannot read, is no reason to stop the host. */
    private static Optional<KeyRingSource> verifyingKeys(
            Configuration configuration, ClassLoader loader, Report report) {
        try {
            return ConfiguredKeys.verifying(configuration, loader, System::nanoTime);
        } catch (ConfigurationException e) {
            if (!KeySettings.onlyMicroProfile(configuration)) {
                throw e;
            }
            report.conflict(
                    "microprofile-key",
                    "the key of MicroProfile JWT cannot be used: " + e.getMessage(),
                    "set watchword.key.location to where the public key is, as PEM or JWK set");
            return Optional.empty();
        }
    }

    private static ContainerIntegration containerCaller(
            ServletContext context,
            @Nullable Set<Class<?>> annotated,
            TokenReader reader,
            FilterRuntime runtime,
            Runnable stopModule) {
        try {
            ContainerIntegration container = ContainerIntegration.start(
                    context,
                    annotated == null ? Set.of() : annotated,
                    runtime.configuration().get(AuthorizationSettings.CONTAINER_CALLER),
                    new TokenCallers(reader, runtime));
            container.announce(context, runtime.report());
            return container;
        } catch (RuntimeException e) {
            stopModule.run();
            throw e;
        }
    }

    private static void register(ServletContext context, String name, Filter filter, boolean behindOthers) {
        FilterRegistration.Dynamic registration = context.addFilter(name, filter);
        if (registration == null) {
            throw new IllegalStateException("Watchword cannot start: the web application has a filter named '" + name
                    + "' of its own; rename it");
        }
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), behindOthers, "/*");
    }
}
