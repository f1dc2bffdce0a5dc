package org.watchword.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;

class MicrometerMetersTest extends MetersContract {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = new MicrometerMeters(registry);

    @Override
    Meters meters() {
        return meters;
    }

    @Override
    double counted(String name, String tag, String value) {
        return registry.find(name).tag(tag, value).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Override
    long measured(String name, String tag, String value) {
        return registry.find(name).tag(tag, value).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    @Override
    double seconds(String name) {
        return registry.find(name).timers().stream()
                .mapToDouble(timer -> timer.totalTime(TimeUnit.SECONDS))
                .sum();
    }
}
