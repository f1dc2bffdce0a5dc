package org.watchword.embedded;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.servlet.ServletContext;
import org.watchword.api.login.Accounts;
import org.watchword.api.login.Logins;
import org.watchword.api.login.Roles;
import org.watchword.api.login.Sessions;
import org.watchword.api.login.Tokens;
import org.watchword.api.login.Watchword;

/**
 * Makes the API injectable. Application scoped, so that what is injected is a proxy that asks for the part at its first
 * use: a bean of the host may be made before this jar has started.
 */
@Dependent
public class ApiProducer {

    /** Called by the CDI container. */
    public ApiProducer() {}

    /** Produces all of it. */
    @Produces
    @ApplicationScoped
    public Watchword watchword(ServletContext context) {
        return Watchword.of(context);
    }

    /** Produces the users of this web application. */
    @Produces
    @ApplicationScoped
    public Accounts accounts(ServletContext context) {
        return Watchword.of(context).accounts();
    }

    /** Produces the logins of this web application. */
    @Produces
    @ApplicationScoped
    public Logins logins(ServletContext context) {
        return Watchword.of(context).logins();
    }

    /** Produces the sessions of this web application. */
    @Produces
    @ApplicationScoped
    public Sessions sessions(ServletContext context) {
        return Watchword.of(context).sessions();
    }

    /** Produces the roles of this web application. */
    @Produces
    @ApplicationScoped
    public Roles roles(ServletContext context) {
        return Watchword.of(context).roles();
    }

    /** Produces the tokens of this web application. */
    @Produces
    @ApplicationScoped
    public Tokens tokens(ServletContext context) {
        return Watchword.of(context).tokens();
    }
}
