package org.watchword.jaxrs;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.watchword.authorization.AccessRule;
import org.watchword.authorization.AnnotatedRules;
import org.watchword.principal.MicroProfileCaller;
import org.watchword.servlet.FilterRuntime;

/**
 * Puts the rule of each annotated resource method before it; found by the server through {@code META-INF/services}
 * (Jakarta REST 3.1, jakarta.ws.rs.loadServices), so that the host registers nothing. Rules are resolved once, at
 * start. A method without a rule has the filter too: a sub-resource locator with one may lead to it, which shows with
 * the request.
 */
public final class AuthorizationFeature implements DynamicFeature {

    private static final Logger LOG = System.getLogger(AuthorizationFeature.class.getName());

    /**
     * After a host's own authentication filters, which stand at {@code AUTHENTICATION}, and well before
     * {@code AUTHORIZATION}, where Payara answers a refusal with a page of its own.
     */
    static final int PRIORITY = Priorities.AUTHENTICATION + 100;

    @Context
    private @Nullable ServletContext context;

    @Context
    private @Nullable ServletConfig servlet;

    private final LocatorRules locators = new LocatorRules();

    /** Called by the JAX-RS runtime. */
    public AuthorizationFeature() {}

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        // For the report only; what is enforced does not depend on it.
        ifRunning(
                this.context,
                runtime -> runtime.resourceRules().enforcedIn(servlet == null ? null : servlet.getServletName()));
        List<AccessRule> own = AnnotatedRules.of(resource.getResourceClass(), resource.getResourceMethod())
                .filter(rule -> !(rule instanceof AccessRule.PermitAll))
                .map(List::of)
                .orElse(List.of());
        context.register(
                new AuthorizationRequestFilter(
                        resource.getResourceClass(), resource.getResourceMethod(), own, locators),
                PRIORITY);
        if (MicroProfileCaller.isInjectedInto(resource.getResourceClass())) {
            context.register(new ServerTokenFilter(), PRIORITY + 1);
        }
        if (resource.getResourceClass().isAnnotationPresent(OwnResource.class)) {
            context.register(new ResourceEntity(), ResourceEntity.PRIORITY);
            context.register(new FixedBody(), FixedBody.PRIORITY);
        }
        context.register(new RefusalResponses(), RefusalResponses.PRIORITY);
    }

    /**
     * Does something with the running filter, where there is one: RESTEasy injects a proxy that throws where no servlet
     * runs the application.
     */
    static void ifRunning(@Nullable ServletContext context, Consumer<FilterRuntime> action) {
        if (context == null) {
            return;
        }
        try {
            FilterRuntime.of(context).ifPresent(action);
        } catch (RuntimeException noSuchContext) {
            LOG.log(Level.DEBUG, "The servlet context is not to be had", noSuchContext);
        }
    }
}
