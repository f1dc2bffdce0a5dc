package org.watchword.integration.shape.microprofile;

import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/**
 * A service whose callers the server's own MicroProfile JWT finds. A bean, or Payara does not see the
 * {@code @LoginConfig}.
 */
@ApplicationScoped
@ApplicationPath("/api")
@LoginConfig(authMethod = "MP-JWT", realmName = "phones")
@DeclareRoles({"user", "admin"})
public class PhonesApplication extends Application {}
