package org.watchword.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.watchword.api.ErrorBody;
import org.watchword.api.Failure;
import org.watchword.authorization.Authentication;
import org.watchword.refusal.FailureLog;
import org.watchword.transport.CrossOrigin;
import org.watchword.transport.TransportPolicy;

/** Answers a refused request: status, headers, the one error body, and a line in the log. Safe for any thread. */
final class RefusalWriter {

    private final ErrorBody errors;
    private final TransportPolicy transport;
    private final CrossOrigin crossOrigin;

    RefusalWriter(ErrorBody errors, TransportPolicy transport, CrossOrigin crossOrigin) {
        this.errors = errors;
        this.transport = transport;
        this.crossOrigin = crossOrigin;
    }

    void log(HttpServletRequest request, RequestAuthentication authentication, Failure failure) {
        String caller = authentication.authentication() instanceof Authentication.Authenticated known
                ? known.caller().name()
                : "";
        log(request, caller, failure);
    }

    void log(HttpServletRequest request, String caller, Failure failure) {
        FailureLog.refused(failure, caller, request.getMethod(), String.valueOf(request.getRequestURI()));
    }

    /** In place of what the response holds; it must not be committed. */
    void write(HttpServletRequest request, HttpServletResponse response, Failure failure) throws IOException {
        write(request, response, failure, failure.headers());
    }

    /** The same where the response has its challenges already. */
    void writeChallenged(HttpServletRequest request, HttpServletResponse response, Failure failure) throws IOException {
        Map<String, String> headers = failure.headers();
        headers.remove(Failure.CHALLENGE);
        write(request, response, failure, headers);
    }

    private void write(
            HttpServletRequest request, HttpServletResponse response, Failure failure, Map<String, String> headers)
            throws IOException {
        response.resetBuffer();
        response.setStatus(failure.status());
        headers.forEach(response::setHeader);
        transport.headers(request).forEach(response::setHeader);
        crossOrigin.addTo(request, response);
        byte[] body = errors.of(failure);
        response.setContentType(ErrorBody.MEDIA_TYPE);
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
        } catch (IllegalStateException writerInUse) {
            // The host may have taken the writer before a forward or before a bean refused; the body is ASCII, so both
            // give the same bytes.
            response.getWriter().write(new String(body, StandardCharsets.UTF_8));
        }
    }
}
