package org.watchword.integration.shape.explicit;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.watchword.integration.shape.guarded.GuardedResource;

/** The other of two applications: what the first has, and more. */
@ApplicationPath("/second")
public class SecondApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(GuardedResource.class, OtherResource.class);
    }
}
