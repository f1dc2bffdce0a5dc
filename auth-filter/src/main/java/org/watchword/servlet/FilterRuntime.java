package org.watchword.servlet;

import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.Optional;
import org.watchword.api.ErrorBody;
import org.watchword.authorization.AuthorizationSettings;
import org.watchword.authorization.Authorizer;
import org.watchword.config.Configuration;
import org.watchword.key.KeyRingSource;
import org.watchword.refusal.Refusals;
import org.watchword.report.Report;
import org.watchword.report.ResourceRules;
import org.watchword.spi.CallerMapper;
import org.watchword.token.TokenVerifier;
import org.watchword.transport.CrossOrigin;
import org.watchword.transport.TransportPolicy;

/**
 * Holds the parts of one web application at run time; made once at start, kept as an attribute of its servlet context,
 * and nowhere else.
 */
public final class FilterRuntime {

    private final Configuration configuration;
    private final TokenVerifier verifier;
    private final KeyRingSource keys;
    private final Clock clock;
    private final Report report;
    private final ResourceRules resourceRules;
    private final Refusals refusals;
    private final CallerMapper callers;
    private final Authorizer authorizer;
    private final ErrorBody errors;
    private final TransportPolicy transport;

    /**
     * Makes the parts that the settings alone decide.
     *
     * @param keys the keys in force, those of the verifier
     * @param report is added to by parts that find something out later
     */
    public FilterRuntime(
            Configuration configuration,
            TokenVerifier verifier,
            KeyRingSource keys,
            Clock clock,
            Report report,
            ResourceRules resourceRules,
            Extensions extensions) {
        this.configuration = configuration;
        this.verifier = verifier;
        this.keys = keys;
        this.clock = clock;
        this.report = report;
        this.resourceRules = resourceRules;
        this.authorizer = new Authorizer(configuration.get(AuthorizationSettings.DENY_UNANNOTATED));
        this.errors = new ErrorBody(clock);
        this.transport = TransportPolicy.of(configuration);
        this.callers = extensions.mapper();
        this.refusals = new Refusals(extensions.listener(), errors, transport, CrossOrigin.of(configuration, false));
    }

    /** Finds the one of this web application; empty where the start did not get so far. */
    public static Optional<FilterRuntime> of(ServletContext context) {
        return context.getAttribute(FilterRuntime.class.getName()) instanceof FilterRuntime runtime
                ? Optional.of(runtime)
                : Optional.empty();
    }

    /** Returns the settings. */
    public Configuration configuration() {
        return configuration;
    }

    /** Returns the verifier of tokens. */
    public TokenVerifier verifier() {
        return verifier;
    }

    /** Returns the source of the keys in force. */
    public KeyRingSource keys() {
        return keys;
    }

    /** Returns the clock of all parts. */
    public Clock clock() {
        return clock;
    }

    /** Returns the report of this web application. */
    public Report report() {
        return report;
    }

    /** Returns where annotations of JAX-RS resources are enforced. */
    public ResourceRules resourceRules() {
        return resourceRules;
    }

    /**
     * Returns what makes the caller that the application sees; throws {@link org.watchword.beans.HostPartException}.
     */
    public CallerMapper callers() {
        return callers;
    }

    /** Returns the refusals of requests. */
    public Refusals refusals() {
        return refusals;
    }

    /** Returns the one place that decides. */
    public Authorizer authorizer() {
        return authorizer;
    }

    /** Returns the writer of error bodies. */
    public ErrorBody errors() {
        return errors;
    }

    /** Returns the rules for TLS. */
    public TransportPolicy transport() {
        return transport;
    }
}
