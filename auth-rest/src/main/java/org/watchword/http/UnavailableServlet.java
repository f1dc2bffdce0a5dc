package org.watchword.http;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.watchword.api.ErrorBody;
import org.watchword.api.Failure;

/** Stands where the endpoints are to be and answers 503, on a server that lacks what they need. */
public final class UnavailableServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    private final transient ErrorBody errors;

    private UnavailableServlet(ErrorBody errors) {
        this.errors = errors;
    }

    /** Puts it below {@code base}, where nothing of the host's is. */
    public static void register(ServletContext context, String base, ErrorBody errors) {
        ServletRegistration.Dynamic registration =
                context.addServlet(EndpointServlet.NAME, new UnavailableServlet(errors));
        if (registration != null) {
            registration.setAsyncSupported(true);
            OpenServlet.free(registration, context);
            registration.addMapping(base + "/*");
        }
    }

    static Failure failure() {
        return Failure.unavailable("server_incomplete", "The server lacks what this endpoint needs", RETRY_AFTER);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Failure failure = failure();
        response.setStatus(failure.status());
        failure.headers().forEach(response::setHeader);
        response.setContentType(ErrorBody.MEDIA_TYPE);
        response.getOutputStream().write(errors.of(failure));
    }
}
