package org.watchword.config;

/** Tells whether a server brings an API that it may lack. Types of such an API are only touched where it is there. */
public final class OptionalApi {

    private static final String SERVLET = "jakarta.servlet.http.HttpServletRequest";

    private OptionalApi() {}

    /**
     * Tells whether the application sees Jakarta Servlet, without which nothing of this library runs. Open Liberty
     * shows it to applications with the feature {@code servlet-6.0} or one that lists it, and runs JAX-RS without.
     */
    public static boolean hasServlet(ClassLoader loader) {
        return isPresent(SERVLET, loader);
    }

    /**
     * Tells whether a class can be loaded. It is not initialised.
     *
     * @param className of one class that stands for the rest
     */
    public static boolean isPresent(String className, ClassLoader loader) {
        try {
            Class.forName(className, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }
}
