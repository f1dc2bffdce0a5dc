package org.watchword.start;

import jakarta.servlet.ServletContext;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A system property that servers of the GlassFish family set for themselves. Payara Micro needs it: its servlet
 * container answers "Payara Micro" without a version (seen on 6.2025.10).
 */
final class GlassFishServerName implements ServerName {

    private final UnaryOperator<@Nullable String> properties;

    GlassFishServerName(UnaryOperator<@Nullable String> properties) {
        this.properties = properties;
    }

    @Override
    public Optional<String> find(ServletContext context) {
        return Optional.ofNullable(properties.apply("glassfish.version")).filter(version -> !version.isBlank());
    }
}
