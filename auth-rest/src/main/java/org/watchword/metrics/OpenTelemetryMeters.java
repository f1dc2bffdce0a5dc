package org.watchword.metrics;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** OpenTelemetry, with seconds as its conventions for durations ask for. */
final class OpenTelemetryMeters implements Meters {

    private static final double NANOS_OF_A_SECOND = 1e9;

    private final Meter meter;
    private final Map<String, LongCounter> counters = new ConcurrentHashMap<>();
    private final Map<String, DoubleHistogram> timers = new ConcurrentHashMap<>();

    OpenTelemetryMeters(OpenTelemetry telemetry) {
        this.meter = telemetry.getMeter("org.watchword");
    }

    @Override
    public void count(String name, Map<String, String> tags) {
        counters.computeIfAbsent(name, made -> meter.counterBuilder(made).build())
                .add(1, attributes(tags));
    }

    @Override
    public void time(String name, Map<String, String> tags, Duration taken) {
        timers.computeIfAbsent(
                        name, made -> meter.histogramBuilder(made).setUnit("s").build())
                .record(taken.toNanos() / NANOS_OF_A_SECOND, attributes(tags));
    }

    private static Attributes attributes(Map<String, String> tags) {
        AttributesBuilder attributes = Attributes.builder();
        tags.forEach(attributes::put);
        return attributes.build();
    }
}
