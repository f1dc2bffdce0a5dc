package org.watchword.servlet;

import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.Optional;
import org.watchword.authorization.Authorizer;
import org.watchword.config.Configuration;
import org.watchword.error.ErrorBody;
import org.watchword.key.KeySource;
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
 */
public record Watchword(
        Configuration configuration,
        TokenVerifier verifier,
        Authorizer authorizer,
        KeySource keys,
        ErrorBody errors,
        Clock clock) {

    /** The one of this web application, or empty where the start did not get so far. */
    public static Optional<Watchword> of(ServletContext context) {
        return context.getAttribute(Watchword.class.getName()) instanceof Watchword watchword
                ? Optional.of(watchword)
                : Optional.empty();
    }
}
