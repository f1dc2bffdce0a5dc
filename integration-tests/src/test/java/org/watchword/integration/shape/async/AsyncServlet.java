package org.watchword.integration.shape.async;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.watchword.api.AuthPrincipal;

/**
 * Completes a request on another thread, or hands it to another path. {@code bare} goes on with the request as the
 * container has it, and not as the filters gave it.
 */
@WebServlet(
        urlPatterns = {"/async/*", "/closed/async/*"},
        asyncSupported = true)
public class AsyncServlet extends HttpServlet {

    @Inject
    private AuthPrincipal injected;

    @Inject
    private Started started;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        started.note();
        boolean bare = request.getParameter("bare") != null;
        String target = request.getParameter("to");
        String first = injected.getName() + " " + CallerText.of(request);
        AsyncContext async = bare ? request.startAsync() : request.startAsync(request, response);
        if (target != null) {
            // On this thread: asked for on another one before this one is done, Payara Micro 6.2025.10 by itself now
            // and then
            // dispatches twice.
            async.dispatch(target);
            return;
        }
        async.start(() -> {
            print(response, first + " " + CallerText.of(request));
            async.complete();
        });
    }

    private static void print(HttpServletResponse response, String text) {
        try {
            response.getWriter().print(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
