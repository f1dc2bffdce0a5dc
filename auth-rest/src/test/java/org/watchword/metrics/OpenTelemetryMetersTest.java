package org.watchword.metrics;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.util.stream.Stream;

class OpenTelemetryMetersTest extends MetersContract {

    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final Meters meters = new OpenTelemetryMeters(OpenTelemetrySdk.builder()
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(reader).build())
            .build());

    @Override
    Meters meters() {
        return meters;
    }

    @Override
    double counted(String name, String tag, String value) {
        return all(name)
                .flatMap(metric -> metric.getLongSumData().getPoints().stream())
                .filter(point -> has(point.getAttributes(), tag, value))
                .mapToDouble(LongPointData::getValue)
                .sum();
    }

    @Override
    long measured(String name, String tag, String value) {
        return all(name)
                .flatMap(metric -> metric.getHistogramData().getPoints().stream())
                .filter(point -> has(point.getAttributes(), tag, value))
                .mapToLong(HistogramPointData::getCount)
                .sum();
    }

    @Override
    double seconds(String name) {
        return all(name)
                .filter(metric -> metric.getUnit().equals("s"))
                .flatMap(metric -> metric.getHistogramData().getPoints().stream())
                .mapToDouble(HistogramPointData::getSum)
                .sum();
    }

    private Stream<MetricData> all(String name) {
        return reader.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals(name));
    }

    private static boolean has(Attributes attributes, String tag, String value) {
        return value.equals(attributes.get(AttributeKey.stringKey(tag)));
    }
}
