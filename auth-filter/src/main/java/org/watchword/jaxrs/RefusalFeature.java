package org.watchword.jaxrs;

import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Registers the mapper for what guarded beans refuse; found by the server through {@code META-INF/services} as
 * {@link AuthorizationFeature} is. Not in clients, some of which look there too and would only warn of it.
 */
public final class RefusalFeature implements Feature {

    /** Called by the JAX-RS runtime. */
    public RefusalFeature() {}

    @Override
    public boolean configure(FeatureContext context) {
        if (context.getConfiguration().getRuntimeType() == RuntimeType.CLIENT
                || context.getConfiguration().isRegistered(AccessRefusedMapper.class)) {
            return false;
        }
        context.register(AccessRefusedMapper.class);
        return true;
    }
}
