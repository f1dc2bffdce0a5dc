package org.watchword.integration.shape.smoke;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Says which edition of the WAR runs. Read once, when the application starts: a server may read files of a WAR that it
 * has not started yet.
 */
@WebServlet(urlPatterns = "/edition", loadOnStartup = 1)
public class EditionServlet extends HttpServlet {

    private String edition = "";

    @Override
    public void init() throws ServletException {
        try (InputStream in = getServletContext().getResourceAsStream("/WEB-INF/edition.txt")) {
            edition = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ServletException(e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(edition);
    }
}
