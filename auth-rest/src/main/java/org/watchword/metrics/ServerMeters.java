package org.watchword.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.watchword.beans.CurrentCdi;
import org.watchword.config.Configuration;
import org.watchword.config.OptionalApi;
import org.watchword.report.Entry;

/**
 * The meters that the host or its server has as a bean: {@code MeterRegistry} of Micrometer, or else
 * {@code OpenTelemetry}. Looked for when first needed, since CDI is not there yet while the application starts. Nothing
 * of it ever fails a request.
 */
public final class ServerMeters implements Meters {

    private static final System.Logger LOG = System.getLogger(ServerMeters.class.getName());
    private static final String NAME = "metrics";
    private static final long AGAIN = Duration.ofSeconds(10).toNanos();

    private final boolean micrometer;
    private final boolean openTelemetry;
    private final AtomicBoolean failing = new AtomicBoolean();
    private volatile @Nullable Found found;

    private ServerMeters(boolean micrometer, boolean openTelemetry) {
        this.micrometer = micrometer;
        this.openTelemetry = openTelemetry;
    }

    /**
     * Returns the meters that this web application can have; empty where the setting or the server leaves nothing to
     * look for.
     */
    public static Optional<ServerMeters> of(Configuration configuration, ClassLoader loader) {
        if (!configuration.get(MetricsSettings.METRICS) || !CurrentCdi.isOnServer(loader)) {
            return Optional.empty();
        }
        boolean micrometer = OptionalApi.isPresent("io.micrometer.core.instrument.MeterRegistry", loader);
        boolean openTelemetry = OptionalApi.isPresent("io.opentelemetry.api.metrics.Meter", loader);
        return micrometer || openTelemetry
                ? Optional.of(new ServerMeters(micrometer, openTelemetry))
                : Optional.empty();
    }

    /** Entry of the report where there is nothing to look for. */
    public static Entry absent(Configuration configuration) {
        return new Entry.Integration(
                NAME,
                false,
                !configuration.get(MetricsSettings.METRICS)
                        ? MetricsSettings.METRICS.name() + "=off"
                        : "neither Micrometer nor OpenTelemetry is in the application or on the server");
    }

    /** Entry of the report as it is now. */
    public Entry entry() {
        Found now = found();
        return new Entry.Integration(NAME, now.meters() != null, now.name());
    }

    @Override
    public void count(String name, Map<String, String> tags) {
        use(meters -> meters.count(name, tags));
    }

    @Override
    public void time(String name, Map<String, String> tags, Duration taken) {
        use(meters -> meters.time(name, tags, taken));
    }

    private void use(Consumer<Meters> use) {
        Meters meters = found().meters();
        if (meters == null) {
            return;
        }
        try {
            use.accept(meters);
        } catch (RuntimeException | LinkageError e) {
            LOG.log(failing.compareAndSet(false, true) ? Level.WARNING : Level.DEBUG, "A metric could not be kept", e);
        }
    }

    private Found found() {
        Found known = found;
        // What is not there may only not be there yet: an application asks before its beans are all known.
        if (known == null || (known.meters() == null && System.nanoTime() - known.at() > AGAIN)) {
            known = look();
            found = known;
        }
        return known;
    }

    private Found look() {
        try {
            return Beans.found(micrometer, openTelemetry)
                    .orElseGet(() -> new Found(null, "there is no CDI in this web application, or not yet"));
        } catch (RuntimeException | LinkageError e) {
            boolean first = failing.compareAndSet(false, true);
            LOG.log(first ? Level.WARNING : Level.DEBUG, "The bean for metrics cannot be had", e);
            return new Found(null, "the bean for metrics cannot be had: " + e);
        }
    }

    /**
     * @param meters null where there are none
     * @param name what they are, or why there are none
     */
    private record Found(@Nullable Meters meters, String name, long at) {

        Found(@Nullable Meters meters, String name) {
            this(meters, name, System.nanoTime());
        }
    }

    /** A class of its own, which a server without CDI never loads. */
    private static final class Beans {

        static Optional<Found> found(boolean micrometer, boolean openTelemetry) {
            return CurrentCdi.ask(cdi -> {
                Meters registry = micrometer ? micrometer(cdi) : null;
                if (registry != null) {
                    return new Found(registry, "Micrometer");
                }
                Meters telemetry = openTelemetry ? openTelemetry(cdi) : null;
                return telemetry != null
                        ? new Found(telemetry, "OpenTelemetry")
                        : new Found(null, "there is no bean of the type MeterRegistry or OpenTelemetry");
            });
        }

        private static @Nullable Meters micrometer(CDI<Object> cdi) {
            return bean(cdi, MeterRegistry.class, MicrometerMeters::new);
        }

        private static @Nullable Meters openTelemetry(CDI<Object> cdi) {
            return bean(cdi, OpenTelemetry.class, OpenTelemetryMeters::new);
        }

        private static <T> @Nullable Meters bean(CDI<Object> cdi, Class<T> type, Function<T, Meters> adapter) {
            Instance<T> beans = cdi.select(type);
            return beans.isResolvable() ? adapter.apply(beans.get()) : null;
        }
    }
}
