package org.watchword.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Micrometer. */
final class MicrometerMeters implements Meters {

    private final MeterRegistry registry;

    MicrometerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void count(String name, Map<String, String> tags) {
        registry.counter(name, tags(tags)).increment();
    }

    @Override
    public void time(String name, Map<String, String> tags, Duration taken) {
        registry.timer(name, tags(tags)).record(taken);
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> Tag.of(tag.getKey(), tag.getValue()))
                .toList();
    }
}
