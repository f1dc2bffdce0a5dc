package org.watchword.jaxrs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.api.ErrorBody;
import org.watchword.api.Failure;
import org.watchword.authorization.Authentication;
import org.watchword.servlet.RequestAuthentication;

/**
 * Refuses requests as JAX-RS answers them, and keeps the body of a refusal what it is. A refusal passes the host's
 * response filters, so that their headers (CORS, for one) come to it too; but one that wraps every entity would make a
 * list of numbers of our bytes.
 */
final class RefusalResponses implements ContainerResponseFilter {

    /** Response filters run in descending order of their priority (Jakarta REST §6.6): this is the last one. */
    static final int PRIORITY = Integer.MIN_VALUE;

    /** Ends the request with a refusal. */
    static void refuse(
            ContainerRequestContext request, RequestAuthentication known, Authentication caller, Failure failure) {
        abort(request, known, failure, headers(request, known, caller, failure));
    }

    /**
     * Ends it with 401 where the servlet response has its challenges already: some implementations put theirs in their
     * place, others beside them.
     */
    static void challenged(ContainerRequestContext request, RequestAuthentication known, Authentication caller) {
        Failure failure = Failure.authenticationRequired();
        Map<String, String> headers = headers(request, known, caller, failure);
        headers.remove(Failure.CHALLENGE);
        abort(request, known, failure, headers);
    }

    /** Ends it where the container has answered by itself: nothing is added to that. */
    static void answered(
            ContainerRequestContext request, RequestAuthentication known, Authentication caller, int status) {
        headers(request, known, caller, Failure.authenticationRequired());
        request.abortWith(Response.status(status).build());
    }

    /**
     * Refuses what was refused at a place that may not have seen who asks.
     *
     * @return empty where the servlet filter did not see the request, so that nothing is known of it
     */
    static Optional<Response> of(@Nullable HttpServletRequest request, Failure raised) {
        if (request == null) {
            return Optional.empty();
        }
        return RequestAuthentication.of(request).map(known -> {
            Authentication caller = known.authentication();
            Failure failure = known.runtime().authorizer().answer(raised, caller);
            String path = String.valueOf(request.getRequestURI());
            return of(
                    failure,
                    known.refusals().refuse(caller, request.getMethod(), path, failure),
                    known.runtime().errors());
        });
    }

    static Response of(Failure failure, Map<String, String> headers, ErrorBody errors) {
        Response.ResponseBuilder answer = Response.status(failure.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(errors.of(failure));
        headers.forEach(answer::header);
        return answer.build();
    }

    private static Map<String, String> headers(
            ContainerRequestContext request, RequestAuthentication known, Authentication caller, Failure failure) {
        return known.refusals()
                .refuse(caller, request.getMethod(), request.getUriInfo().getPath(), failure);
    }

    private static void abort(
            ContainerRequestContext request,
            RequestAuthentication known,
            Failure failure,
            Map<String, String> headers) {
        Response answer = of(failure, headers, known.runtime().errors());
        request.setProperty(FixedBody.PROPERTY, answer.getEntity());
        request.abortWith(answer);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(FixedBody.PROPERTY) instanceof byte[] body && response.getEntity() != body) {
            response.setEntity(body, new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
        }
    }
}
