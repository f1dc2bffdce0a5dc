package org.watchword.servlet;

import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.Optional;
import org.watchword.api.ErrorBody;
import org.watchword.authorization.Authorizer;
import org.watchword.config.Configuration;
import org.watchword.key.KeySource;
import org.watchword.report.Report;
import org.watchword.report.ResourceRules;
import org.watchword.token.TokenVerifier;

/**
 * What one web application has at run time; made once at start, kept as an attribute of its servlet context, and nowhere else.
 *
 * @param configuration the settings, checked
 * @param verifier the token verifier
 * @param authorizer the one place that decides
 * @param keys the keys in force
 * @param errors writes the error body
 * @param clock the time
 * @param report what is said of this web application; parts add to it
 * @param resourceRules where annotations of JAX-RS resources are enforced
 * @param refusals is told of refused requests
 */
public record Watchword(
        Configuration configuration,
        TokenVerifier verifier,
        Authorizer authorizer,
        KeySource keys,
        ErrorBody errors,
        Clock clock,
        Report report,
        ResourceRules resourceRules,
        RefusalListener refusals) {

    /** The one of this web application, or empty where the start did not get so far. */
    public static Optional<Watchword> of(ServletContext context) {
        return context.getAttribute(Watchword.class.getName()) instanceof Watchword watchword
                ? Optional.of(watchword)
                : Optional.empty();
    }
}
