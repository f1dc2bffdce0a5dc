package org.watchword.resource;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.watchword.http.Answer;
import org.watchword.http.ResourceCalls;
import org.watchword.jaxrs.FixedBody;
import org.watchword.jaxrs.ResourceEntity;

/** Makes the response to a request by the operation that the servlet calls too. */
final class Responses {

    private Responses() {}

    static Response of(HttpServletRequest request, String method, String route) {
        return of(request, method, route, Map.of());
    }

    static Response of(HttpServletRequest request, String method, String route, Map<String, String> variables) {
        Answer answer =
                ResourceCalls.answer(request, ResourceEntity.of(request).orElse(null), method, route, variables);
        Response.ResponseBuilder response = Response.status(answer.status());
        answer.headers().forEach(response::header);
        byte[] bytes = answer.bytes();
        if (bytes != null) {
            FixedBody.keep(request, bytes);
            response.type(MediaType.APPLICATION_JSON_TYPE).entity(bytes);
        }
        return response.build();
    }
}
