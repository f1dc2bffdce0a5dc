package org.watchword.jaxrs;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.watchword.authorization.AccessRule;
import org.watchword.authorization.Authentication;
import org.watchword.authorization.ContainerCaller;
import org.watchword.authorization.Decision;
import org.watchword.container.HostLogin;
import org.watchword.servlet.RequestAuthentication;

/** Enforces the rules of one resource method: its own, behind those of the sub-resource locators that led to it. */
final class AuthorizationRequestFilter implements ContainerRequestFilter {

    private final Class<?> resource;
    private final Method method;
    private final List<AccessRule> own;
    private final LocatorRules locators;

    AuthorizationRequestFilter(Class<?> resource, Method method, List<AccessRule> own, LocatorRules locators) {
        this.method = method;
        this.resource = resource;
        this.own = own;
        this.locators = locators;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        List<AccessRule> rules = rules(request.getUriInfo());
        if (rules.isEmpty()) {
            return;
        }
        // Attributes of the servlet request are properties of the JAX-RS one (Javadoc of
        // ContainerRequestContext#getProperty).
        if (!(request.getProperty(RequestAuthentication.ATTRIBUTE) instanceof RequestAuthentication known)) {
            // The servlet filter did not see this request: who asks is not known, and nobody gets in.
            request.abortWith(Response.status(Response.Status.SERVICE_UNAVAILABLE)
                    .header("Retry-After", "2")
                    .build());
            return;
        }
        Authentication authentication = authentication(request, known);
        Decision decision = decide(rules, known, authentication);
        if (decision instanceof Decision.Deny && authentication instanceof Authentication.Anonymous) {
            HostLogin.ContainerAnswer asked = known.askContainer();
            if (asked instanceof HostLogin.ContainerAnswer.Challenged) {
                RefusalResponses.challenged(request, known, authentication);
                return;
            }
            if (asked instanceof HostLogin.ContainerAnswer.Answered answered) {
                RefusalResponses.answered(request, known, authentication, answered.status());
                return;
            }
            authentication = known.authentication();
            decision = decide(rules, known, authentication);
        }
        if (decision instanceof Decision.Deny deny) {
            RefusalResponses.refuse(request, known, authentication, deny.failure());
            return;
        }
        known.permitted(resource, method);
    }

    private List<AccessRule> rules(UriInfo uri) {
        List<AccessRule> before = locators.of(uri, resource);
        return before.isEmpty()
                ? own
                : Stream.concat(before.stream(), own.stream()).toList();
    }

    /** Applies all of them: the first that refuses decides. */
    private static Decision decide(List<AccessRule> rules, RequestAuthentication known, Authentication authentication) {
        for (AccessRule rule : rules) {
            if (known.runtime().authorizer().decide(rule, authentication) instanceof Decision.Deny refusal) {
                return refusal;
            }
        }
        return new Decision.Permit();
    }

    /**
     * Returns who asks. Where no credentials of ours came, a caller that a filter of the host's has set counts as the
     * container's does.
     */
    private static Authentication authentication(ContainerRequestContext request, RequestAuthentication known) {
        Authentication authentication = known.authentication();
        if (authentication instanceof Authentication.Anonymous) {
            SecurityContext host = request.getSecurityContext();
            if (host != null && host.getUserPrincipal() != null) {
                return new Authentication.Authenticated(
                        new ContainerCaller(host.getUserPrincipal(), host::isUserInRole));
            }
        }
        return authentication;
    }
}
