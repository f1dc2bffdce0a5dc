package org.watchword.integration.shape.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What the host's own registry holds: a line for each meter, name, tags and count. */
@Path("/meters")
@RequestScoped
public class MetersResource {

    @Inject
    MeterRegistry registry;

    @GET
    @Produces("text/plain")
    public String meters() {
        return registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith("watchword."))
                .map(meter -> meter.getId().getName()
                        + meter.getId().getTags().stream()
                                .map(tag -> tag.getKey() + "=" + tag.getValue())
                                .sorted()
                                .collect(Collectors.joining(",", "{", "}"))
                        + " "
                        + StreamSupport.stream(meter.measure().spliterator(), false)
                                .filter(measurement ->
                                        measurement.getStatistic().name().equals("COUNT"))
                                .mapToLong(measurement -> (long) measurement.getValue())
                                .sum())
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
