package org.watchword.container;

import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.servlet.ServletContext;
import java.util.Set;

/**
 * Puts the module into the container. Apart, so that its types are loaded only where Jakarta Authentication is there.
 */
final class ModuleRegistration {

    private ModuleRegistration() {}

    /**
     * Registers the module for one web application.
     *
     * @param roles made known to the container: Payara and GlassFish refuse everybody in a role that is not declared
     * @return takes it back. A server that lives on would otherwise keep the module, and with it the application's
     *     class loader
     */
    static Runnable register(ServletContext context, Set<String> roles, RequestCallers callers) {
        context.declareRoles(roles.toArray(String[]::new));
        AuthConfigFactory factory = AuthConfigFactory.getFactory();
        String registration = factory.registerServerAuthModule(new TokenAuthModule(callers), context);
        return () -> factory.removeRegistration(registration);
    }
}
