package org.watchword.jaxrs;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import org.watchword.api.ErrorBody;
import org.watchword.api.Failure;
import org.watchword.servlet.RequestAuthentication;

/** A refusal as JAX-RS answers it: status, headers and the one error body. */
final class RefusalResponse {

    private RefusalResponse() {}

    static Response of(Failure failure, RequestAuthentication known) {
        return of(failure, failure.headers(), known);
    }

    /** Builds the response to a request that the servlet filter did not see. */
    static Response of(Failure failure, ErrorBody errors) {
        return of(failure, failure.headers(), errors);
    }

    /** 401 where the servlet response has its challenges already: some implementations put theirs in their place, others beside them. */
    static Response challenged(RequestAuthentication known) {
        Failure failure = Failure.authenticationRequired();
        Map<String, String> headers = failure.headers();
        headers.remove(Failure.CHALLENGE);
        return of(failure, headers, known);
    }

    private static Response of(Failure failure, Map<String, String> headers, RequestAuthentication known) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(known.transportHeaders());
        return of(failure, all, known.watchword().errors());
    }

    private static Response of(Failure failure, Map<String, String> headers, ErrorBody errors) {
        Response.ResponseBuilder answer = Response.status(failure.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(errors.of(failure));
        headers.forEach(answer::header);
        return answer.build();
    }
}
