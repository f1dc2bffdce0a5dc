package org.watchword.integration.shape.explicit;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.watchword.integration.shape.guarded.GuardedResource;

/** An application that makes its resources itself. */
@ApplicationPath("/api")
public class SingletonsApplication extends Application {

    /** Deprecated in Jakarta REST 3.1, and still what many hosts have. */
    @Override
    @SuppressWarnings("deprecation")
    public Set<Object> getSingletons() {
        return Set.of(new GuardedResource());
    }
}
