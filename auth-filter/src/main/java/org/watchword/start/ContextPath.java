package org.watchword.start;

import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;

/** The path of the web application, as one puts it before another path. */
public final class ContextPath {

    private ContextPath() {}

    /** Empty for the root: Open Liberty 26.0.0.3 says {@code /} there, against Jakarta Servlet 6.0 §3.5. */
    public static String of(ServletContext context) {
        @Nullable String path = context.getContextPath();
        return path == null || path.equals("/") ? "" : path;
    }
}
