package org.watchword.jaxrs;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import org.watchword.authorization.AccessRule;
import org.watchword.authorization.AnnotatedRules;

/**
 * Puts the rule of each annotated resource method before it; found by the server through {@code META-INF/services} (Jakarta REST 3.1, jakarta.ws.rs.loadServices), so that the host registers nothing. Rules are resolved once, at start. A method without a rule gets no filter and costs nothing.
 */
public final class AuthorizationFeature implements DynamicFeature {

    /**
     * After a host's own authentication filters, which stand at {@code AUTHENTICATION}, and well before {@code AUTHORIZATION},
     * where Payara answers a refusal with a page of its own.
     */
    static final int PRIORITY = Priorities.AUTHENTICATION + 100;

    /** Called by the JAX-RS runtime. */
    public AuthorizationFeature() {}

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        AnnotatedRules.of(resource.getResourceClass(), resource.getResourceMethod())
                .filter(rule -> !(rule instanceof AccessRule.PermitAll))
                .ifPresent(rule -> {
                    context.register(new AuthorizationRequestFilter(rule), PRIORITY);
                    context.register(new RefusalBodyFilter(), RefusalBodyFilter.PRIORITY);
                });
    }
}
