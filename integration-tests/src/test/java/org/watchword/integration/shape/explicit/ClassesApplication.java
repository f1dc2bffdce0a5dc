package org.watchword.integration.shape.explicit;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.watchword.integration.shape.guarded.GuardedResource;

/** An application that names its classes. */
@ApplicationPath("/api")
public class ClassesApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(GuardedResource.class);
    }
}
