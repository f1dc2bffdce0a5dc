package org.watchword.path;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Path that the container dispatches on, relative to the context root: that of the page that is included, where one is.
 *
 * @param pathInfo what is left for the servlet, or empty where nothing is: it has been chosen by the whole path then
 */
public record DispatchedPath(String servletPath, String pathInfo) {

    public static DispatchedPath of(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.INCLUDE) {
            return new DispatchedPath(text(request.getServletPath()), text(request.getPathInfo()));
        }
        return new DispatchedPath(
                text(request.getAttribute(RequestDispatcher.INCLUDE_SERVLET_PATH)),
                text(request.getAttribute(RequestDispatcher.INCLUDE_PATH_INFO)));
    }

    /** The whole, which is never empty. */
    String text() {
        String path = servletPath + pathInfo;
        return path.isEmpty() ? "/" : path;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
