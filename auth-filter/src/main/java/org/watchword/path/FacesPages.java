package org.watchword.path;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The further paths of the pages of Jakarta Faces, which has up to four for each: {@code /faces/x.xhtml},
 * {@code /x.jsf}, {@code /x.faces} and {@code /x.xhtml} are one page (Jakarta Faces 4.0 §11.1.2 and the class comment
 * of {@code FacesServlet}). A rule for one of them is a rule for all.
 */
public final class FacesPages {

    /** The standard's servlet, and that of MyFaces. */
    private static final Set<String> SERVLETS =
            Set.of("jakarta.faces.webapp.FacesServlet", "org.apache.myfaces.webapp.MyFacesServlet");

    private static final String SUFFIXES = "jakarta.faces.FACELETS_SUFFIX";
    private static final String DEFAULT_SUFFIX = ".xhtml";

    private volatile Map<String, Boolean> servlets = Map.of();
    private volatile String suffix = DEFAULT_SUFFIX;

    /**
     * A view that a request leads to.
     *
     * @param path of the page's file
     * @param isServed whether a request for that very path leads to the page too; else rules for its extension guard
     *     the file's text
     */
    record View(String path, boolean isServed) {}

    /** Looks for the servlets, once the web application has started. */
    public void expect(ServletContext context) {
        String configured = context.getInitParameter(SUFFIXES);
        suffix = configured == null || configured.isBlank() ? DEFAULT_SUFFIX : configured.strip();
        Map<String, Boolean> found = new HashMap<>();
        for (ServletRegistration servlet : context.getServletRegistrations().values()) {
            if (servlet.getClassName() != null && SERVLETS.contains(servlet.getClassName())) {
                Collection<String> mappings = servlet.getMappings();
                found.put(servlet.getName(), mappings.contains("*" + suffix));
            }
        }
        servlets = Map.copyOf(found);
    }

    /** The views of a request to a Faces servlet; none for any other request. */
    Set<View> viewsOf(HttpServletRequest request, DispatchedPath path) {
        if (servlets.isEmpty()) {
            return Set.of();
        }
        @Nullable HttpServletMapping mapping = mapping(request);
        @Nullable Boolean served = mapping == null ? null : servlets.get(mapping.getServletName());
        if (mapping == null || served == null) {
            return Set.of();
        }
        String page = mapping.getMappingMatch() == MappingMatch.PATH ? path.pathInfo() : path.servletPath();
        Set<View> views = new LinkedHashSet<>();
        for (String file : List.of(page, withSuffix(page, mapping.getMappingMatch()))) {
            views.add(new View(file.isEmpty() ? "/" : file, served));
        }
        return views;
    }

    private static @Nullable HttpServletMapping mapping(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.INCLUDE) {
            return request.getHttpServletMapping();
        }
        return request.getAttribute(RequestDispatcher.INCLUDE_MAPPING) instanceof HttpServletMapping included
                ? included
                : null;
    }

    /**
     * An extension that the mapping has matched stands for that of the file; a path without one, for the file that has
     * it.
     */
    private String withSuffix(String page, @Nullable MappingMatch match) {
        if (page.endsWith(suffix)) {
            return page;
        }
        int dot = page.lastIndexOf('.');
        boolean named = match == MappingMatch.EXTENSION && dot > page.lastIndexOf('/');
        return (named ? page.substring(0, dot) : page) + suffix;
    }
}
