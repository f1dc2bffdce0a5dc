package org.watchword.integration.shape.jackson;

import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.watchword.integration.shape.guarded.GuardedResource;
import org.watchword.integration.shape.json.ReadingsResource;

/** Brings its own Jackson, and registers it. */
@ApplicationPath("/api")
public class JacksonApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(JacksonJsonProvider.class, JacksonSettings.class, ReadingsResource.class, GuardedResource.class);
    }

    /** Without it Jersey goes on with its own JSON; the others do not know it. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.jsonFeature", "JacksonFeature");
    }
}
