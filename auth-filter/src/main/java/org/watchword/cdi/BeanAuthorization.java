package org.watchword.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextException;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.api.AccessRefusedException;
import org.watchword.authorization.AccessRule;
import org.watchword.authorization.Authentication;
import org.watchword.authorization.Authorizer;
import org.watchword.authorization.Decision;
import org.watchword.servlet.FilterRuntime;
import org.watchword.servlet.RequestAuthentication;

/** Decides about a call of a bean: its rule, and the caller of the request in progress. */
@ApplicationScoped
public class BeanAuthorization {

    private static final Authentication NOBODY = new Authentication.Anonymous();

    private final @Nullable HttpServletRequest request;
    private final @Nullable GuardedBeans guarded;
    private volatile @Nullable ServletContext application;

    /** Called by the proxy only (Jakarta CDI, unproxyable bean types). */
    protected BeanAuthorization() {
        this.request = null;
        this.guarded = null;
    }

    /** Called by the CDI container, whose built-in bean is always the request in progress. */
    @Inject
    BeanAuthorization(HttpServletRequest request, GuardedBeans guarded) {
        this.request = request;
        this.guarded = guarded;
    }

    /** Keeps the context for calls outside a request; what the start leaves in it may not be there yet. */
    void remember(@Observes @Initialized(ApplicationScoped.class) ServletContext context) {
        application = context;
    }

    /**
     * Returns where the call may go on. Without a request (a timer, a message, a start-up bean, a thread to which the
     * container did not give the request's scope) there is no caller, and so no rule is met.
     *
     * @param target the class of the instance that is called, which may be a subclass that the container made
     * @throws AccessRefusedException where it may not
     */
    void check(Class<?> target, Method method) {
        Optional<AccessRule> rule = guarded == null ? Optional.empty() : guarded.rule(target, method);
        if (rule.isEmpty()) {
            return;
        }
        Optional<RequestAuthentication> known = known(request);
        if (known.isPresent() && known.get().isPermitted(target, method)) {
            return;
        }
        Authorizer authorizer = authorizer(known);
        if (authorizer.isOpen(rule.get())) {
            return;
        }
        Authentication caller = known.map(RequestAuthentication::authentication).orElse(NOBODY);
        if (authorizer.decide(rule.get(), caller) instanceof Decision.Deny deny) {
            // Here too, since a host may catch it or have a mapper of its own for it.
            known.ifPresent(asked -> asked.refusals().note(deny.failure()));
            throw new AccessRefusedException(deny.failure());
        }
    }

    /** Finds the caller of a request; empty for a timer, a message or a start-up bean, which have no request. */
    static Optional<RequestAuthentication> known(@Nullable HttpServletRequest request) {
        if (request == null) {
            return Optional.empty();
        }
        try {
            return RequestAuthentication.of(request);
        } catch (ContextException | IllegalStateException outsideARequest) {
            return Optional.empty();
        }
    }

    /** Leaves unannotated methods open to the start of the application, before which no client can call. */
    private Authorizer authorizer(Optional<RequestAuthentication> known) {
        ServletContext context = application;
        return known.map(RequestAuthentication::runtime)
                .or(() -> context == null ? Optional.empty() : FilterRuntime.of(context))
                .map(FilterRuntime::authorizer)
                .orElseGet(() -> new Authorizer(false));
    }
}
