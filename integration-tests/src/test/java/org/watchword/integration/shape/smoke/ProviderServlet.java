package org.watchword.integration.shape.smoke;

import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceProviderResolverHolder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says which Jakarta Persistence the server brings. */
@WebServlet("/provider")
public class ProviderServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PersistenceProvider provider = PersistenceProviderResolverHolder.getPersistenceProviderResolver()
                .getPersistenceProviders()
                .get(0);
        boolean hibernate = provider.getClass().getName().startsWith("org.hibernate");
        response.getWriter()
                .print(
                        hibernate
                                ? "Hibernate " + version(provider, "org.hibernate.Version", "getVersionString")
                                : "EclipseLink " + version(provider, "org.eclipse.persistence.Version", "getVersion"));
    }

    private static Object version(PersistenceProvider provider, String type, String method) {
        try {
            return provider.getClass()
                    .getClassLoader()
                    .loadClass(type)
                    .getMethod(method)
                    .invoke(null);
        } catch (ReflectiveOperationException e) {
            return "of a version that it does not tell";
        }
    }
}
