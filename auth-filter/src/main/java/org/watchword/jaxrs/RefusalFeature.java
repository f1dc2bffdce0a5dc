package org.watchword.jaxrs;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import org.jspecify.annotations.Nullable;
import org.watchword.config.OptionalApi;
import org.watchword.container.ContainerIntegration;

/**
 * Registers the mapper for what guarded beans refuse; found by the server through {@code META-INF/services} as
 * {@link AuthorizationFeature} is. Not in clients, some of which look there too and would only warn of it.
 */
public final class RefusalFeature implements Feature {

    /** Behind a mapper of the host's for the same exception. */
    private static final int LAST = Priorities.USER + 1000;

    @Context
    private @Nullable ServletContext servletContext;

    @Context
    private @Nullable ServletConfig servlet;

    /** Called by the JAX-RS runtime. */
    public RefusalFeature() {}

    @Override
    public boolean configure(FeatureContext context) {
        if (context.getConfiguration().getRuntimeType() == RuntimeType.CLIENT
                || context.getConfiguration().isRegistered(AccessRefusedMapper.class)) {
            return false;
        }
        context.register(new PreflightFilter(), PreflightFilter.PRIORITY);
        // Until this is told, a pre-flight to a closed path ends before the application.
        AuthorizationFeature.ifRunning(
                servletContext,
                watchword ->
                        watchword.resourceRules().endsPreflights(servlet == null ? null : servlet.getServletName()));
        context.register(AccessRefusedMapper.class);
        AuthorizationFeature.ifRunning(servletContext, watchword -> {
            if (servletContext != null && ContainerIntegration.isOn(servletContext) && hasEnterpriseBeans()) {
                context.register(EjbRefusalMapper.class, LAST);
            }
        });
        return true;
    }

    private static boolean hasEnterpriseBeans() {
        return OptionalApi.isPresent("jakarta.ejb.EJBAccessException", RefusalFeature.class.getClassLoader());
    }
}
