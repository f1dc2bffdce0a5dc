package org.watchword.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * The readiness check {@code watchword}: down while a part cannot do its work, with the reason beside the part's name.
 * There is no liveness check: to start the server again would mend nothing of it.
 */
@ApplicationScoped
@Readiness
public class ReadinessCheck implements HealthCheck {

    static final Readiness.Literal QUALIFIER = Readiness.Literal.INSTANCE;

    private static final HealthPart STARTING = new HealthPart("application", () -> Optional.of("is being started"));

    private volatile List<HealthPart> parts = List.of(STARTING);

    /** Called by the CDI container. */
    public ReadinessCheck() {}

    /** From now on these are asked; with none of them it is always up. */
    void ask(List<HealthPart> started) {
        parts = started;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("watchword");
        boolean up = true;
        for (HealthPart part : parts) {
            Optional<String> problem = part.problem().get();
            up = up && problem.isEmpty();
            response.withData(part.name(), problem.orElse("ready"));
        }
        return response.status(up).build();
    }
}
