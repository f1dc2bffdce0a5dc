package org.watchword.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.api.AuthPrincipal;
import org.watchword.api.Failure;
import org.watchword.api.login.Actor;
import org.watchword.api.login.Origin;
import org.watchword.authorization.Authentication;
import org.watchword.http.body.FailureException;
import org.watchword.http.body.Fields;
import org.watchword.http.body.FormFields;
import org.watchword.http.body.RequestBody;
import org.watchword.servlet.RequestAuthentication;
import org.watchword.token.Verification;
import org.watchword.transport.ClientConnection;

/**
 * One request for an {@link Operation}: its body, its caller, and what its path names. For the thread that serves it;
 * does not print.
 */
public final class Request {

    private final HttpServletRequest request;
    private final ClientConnection client;
    private final Map<String, String> variables;
    private final RequestBody bodies;
    private final @Nullable InputStream entity;
    private @Nullable Origin origin;

    /** @param entity the body, or null where it is still in the request */
    Request(
            HttpServletRequest request,
            ClientConnection client,
            Map<String, String> variables,
            RequestBody bodies,
            @Nullable InputStream entity) {
        this.request = request;
        this.client = client;
        this.variables = Map.copyOf(variables);
        this.bodies = bodies;
        this.entity = entity;
    }

    /** Value that the path has for a variable of the route's template. */
    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no variable " + name);
        }
        return value;
    }

    /** Tells whether the path of the route has such a variable. */
    public boolean hasVariable(String name) {
        return variables.containsKey(name);
    }

    /** Returns the HTTP method. */
    public String method() {
        return request.getMethod();
    }

    /** Returns the path as it was sent, for logs. */
    public String path() {
        return request.getRequestURI();
    }

    /** The address of whoever sent it, before any proxy that is trusted. */
    String remoteAddress() {
        return client.address();
    }

    /** Network by which limits count the sender: the address, or of IPv6 its /64. */
    public String remoteNetwork() {
        return client.network();
    }

    /**
     * Origin of the request; the same at each call. A name that the request has already is kept where it is harmless.
     */
    public Origin origin() {
        Origin known = origin;
        if (known == null) {
            known = RequestOrigin.of(request, remoteAddress());
            origin = known;
        }
        return known;
    }

    /** Who asks, and from where; without a user where the caller is the container's, another issuer's, or nobody. */
    public Actor actor() {
        return RequestOrigin.actor(
                request, RequestAuthentication.of(request).flatMap(RequestAuthentication::principal), origin());
    }

    /** A header as it came, or null. */
    @Nullable
    String header(String name) {
        return request.getHeader(name);
    }

    /** A parameter of the query, or null; never one of a form. */
    @Nullable
    public String query(String name) {
        String query = request.getQueryString();
        return query == null
                ? null
                : FormFields.parse(query).map(fields -> fields.get(name)).orElse(null);
    }

    /**
     * The fields of the body.
     *
     * @throws FailureException 400, 413 or 415; 400 also where there is no body
     */
    public Fields fields() {
        return bodies.read(request, stream());
    }

    /** As {@link #fields}, but empty where there is no body. */
    public Optional<Fields> fieldsIfAny() {
        return bodies.readIfAny(request, stream());
    }

    /** Authentication of the caller, the container's own callers included. */
    public Authentication authentication() {
        return RequestAuthentication.of(request)
                .map(RequestAuthentication::authentication)
                .orElseGet(Authentication.Anonymous::new);
    }

    /** Result of verifying the token of the request; empty where there was none. */
    public Optional<Verification> verification() {
        return RequestAuthentication.of(request).flatMap(RequestAuthentication::verification);
    }

    /**
     * The caller, by a valid token of the main issuer: the container's caller has no account of ours, and neither has
     * that of another issuer, whose subjects may be the same texts as ours (RFC 7519 §4.1.2).
     *
     * @throws FailureException 401, 403 for another issuer's caller, or 503 where the token could not be checked
     */
    public AuthPrincipal caller() {
        ofAnotherIssuer().ifPresent(failure -> {
            throw new FailureException(failure);
        });
        return RequestAuthentication.of(request)
                .flatMap(RequestAuthentication::principal)
                .orElseThrow(() -> new FailureException(whyNoCaller()));
    }

    /** The refusal of a caller of another issuer; empty for all others. */
    public Optional<Failure> ofAnotherIssuer() {
        return RequestOrigin.isOfAnotherIssuer(request)
                ? Optional.of(
                        Failure.of(403, "other_issuer", "The token is of an issuer whose users have no account here"))
                : Optional.empty();
    }

    /** Why there is no caller. */
    public Failure whyNoCaller() {
        return authentication() instanceof Authentication.Failed failed
                ? failed.failure()
                : Failure.authenticationRequired();
    }

    private @Nullable InputStream stream() {
        if (entity != null) {
            return entity;
        }
        try {
            return request.getInputStream();
        } catch (IllegalStateException readAsText) {
            // A filter of the host took the reader; what it left is nothing that we could trust to be the whole body.
            return null;
        } catch (IOException e) {
            throw new FailureException(RequestBody.unreadable());
        }
    }
}
