package org.watchword.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The endpoints under {@code /auth}. Names its classes, so that nothing of the host gets in. */
@ApplicationPath("/auth")
public class AuthApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                LoginResource.class,
                RefreshResource.class,
                LogoutResource.class,
                LogoutAllResource.class,
                VerifyResource.class,
                MeResource.class,
                JwksResource.class,
                StatusResource.class,
                FailureMappers.OfWebApplication.class,
                FailureMappers.OfAnythingElse.class);
    }

    /** Jersey would otherwise describe the endpoints to anybody, at {@code /auth/application.wadl} and in answer to OPTIONS. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
