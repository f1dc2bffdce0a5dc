package org.watchword.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * A request for one of our endpoints as the JAX-RS implementation gets to see it.
 *
 * <p>Its path is the one below which JAX-RS has our resources, {@link Endpoint#ROOM}. A host whose application takes every resource that
 * it finds takes ours too; under this path they are in nobody's way there.
 *
 * <p>{@code Content-Type} and {@code Accept} are plain: Jersey reads them before any mapper is asked, and answers one that it cannot read
 * with the server's HTML page. We take every type and judge it ourselves, and always answer JSON.
 */
final class EndpointRequest extends HttpServletRequestWrapper {

    private static final String ANY_TYPE = "application/octet-stream";

    EndpointRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public @Nullable String getPathInfo() {
        String info = super.getPathInfo();
        return info == null ? null : "/" + Endpoint.ROOM + info.substring(1);
    }

    @Override
    public String getServletPath() {
        // Where the implementation is a filter or has no servlet of its own, all of the path is the servlet's.
        String path = super.getServletPath();
        return super.getPathInfo() == null ? inside(path) : path;
    }

    @Override
    public String getRequestURI() {
        String info = super.getPathInfo();
        return getContextPath() + inside(super.getServletPath() + (info == null ? "" : info));
    }

    @Override
    public StringBuffer getRequestURL() {
        StringBuffer url = super.getRequestURL();
        int path = url.indexOf("/", url.indexOf("://") + 3);
        url.setLength(path < 0 ? url.length() : path);
        return url.append(getRequestURI());
    }

    @Override
    public @Nullable String getContentType() {
        return super.getContentType() == null ? null : ANY_TYPE;
    }

    @Override
    public @Nullable String getHeader(String name) {
        String sent = super.getHeader(name);
        return sent == null ? null : plain(name, sent);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        String sent = super.getHeader(name);
        return sent == null || plain(name, sent).equals(sent)
                ? super.getHeaders(name)
                : Collections.enumeration(Collections.singleton(plain(name, sent)));
    }

    private static String inside(String path) {
        return path.startsWith(Endpoint.BASE)
                ? Endpoint.BASE + Endpoint.ROOM + path.substring(Endpoint.BASE.length())
                : path;
    }

    private static String plain(String name, String sent) {
        if (name.equalsIgnoreCase("Content-Type")) {
            return ANY_TYPE;
        }
        return name.equalsIgnoreCase("Accept") ? "*/*" : sent;
    }
}
