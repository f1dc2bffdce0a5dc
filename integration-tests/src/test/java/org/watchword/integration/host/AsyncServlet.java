package org.watchword.integration.host;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Goes on with a request on another thread, or hands it to another path from there. */
@WebServlet(
        urlPatterns = {"/async/thread", "/async/dispatch"},
        asyncSupported = true)
public class AsyncServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext async = request.startAsync(request, response);
        String target = request.getParameter("to");
        if (target != null) {
            // On this thread: where another one is quicker than this method's end, Payara Micro dispatches twice now
            // and then, with our jars and without.
            async.dispatch(target);
            return;
        }
        async.start(() -> {
            HttpServletRequest later = (HttpServletRequest) async.getRequest();
            try {
                response.getWriter().print(later.getUserPrincipal().getName());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                async.complete();
            }
        });
    }
}
