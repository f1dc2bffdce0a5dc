package org.watchword.integration.shape.observer;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;

/** Lists the names of the server's threads that begin with a text. */
@WebServlet("/threads")
public class ThreadsServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String beginning = request.getParameter("name");
        response.setContentType("text/plain");
        response.getWriter()
                .print(Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> name.startsWith(beginning))
                        .sorted()
                        .collect(Collectors.joining("\n")));
    }
}
