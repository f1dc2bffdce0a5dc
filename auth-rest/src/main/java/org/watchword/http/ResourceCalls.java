package org.watchword.http;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.watchword.api.ErrorBody;
import org.watchword.api.Failure;

/**
 * Answers what comes to a JAX-RS resource, by the same operations as the servlet; kept as an attribute of the servlet
 * context.
 */
public final class ResourceCalls {

    private final Endpoints endpoints;
    private final Runnable afterwards;

    private ResourceCalls(Endpoints endpoints, Runnable afterwards) {
        this.endpoints = endpoints;
        this.afterwards = afterwards;
    }

    /**
     * Lets the resources of a web application that starts find the endpoints, whether there is a servlet or not.
     *
     * @param afterwards called once the answer is there, on the thread of its request; never throws
     */
    public static void publish(ServletContext context, Endpoints endpoints, Runnable afterwards) {
        context.setAttribute(ResourceCalls.class.getName(), new ResourceCalls(endpoints, afterwards));
    }

    /** Lets nobody find them any more. */
    public static void withdraw(ServletContext context) {
        context.removeAttribute(ResourceCalls.class.getName());
    }

    /**
     * Answers a request by the route with this method and template; never throws. Where nothing was published, the
     * server lacks what the endpoints need, and the answer is 503.
     *
     * @param entity the body, or null where it is still in the request
     * @param route as the table of routes has it, such as {@code /sessions/{id}}
     * @param variables the values of its variables, decoded
     */
    public static Answer answer(
            HttpServletRequest request,
            @Nullable InputStream entity,
            String method,
            String route,
            Map<String, String> variables) {
        if (request.getServletContext().getAttribute(ResourceCalls.class.getName()) instanceof ResourceCalls calls) {
            Answer answer = calls.endpoints.answer(request, entity, method, route, variables);
            calls.afterwards.run();
            return answer;
        }
        Failure failure = UnavailableServlet.failure();
        byte[] body = new ErrorBody(Clock.systemUTC()).of(failure);
        return new Answer(failure.status(), failure.headers(), new String(body, StandardCharsets.UTF_8));
    }
}
