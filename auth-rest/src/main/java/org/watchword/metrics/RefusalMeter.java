package org.watchword.metrics;

import java.util.Map;
import java.util.function.Consumer;
import org.watchword.api.Failure;

/** Counts refused requests by status and reason: 401, 403, 429 and 503. */
public record RefusalMeter(Meters meters) implements Consumer<Failure> {

    @Override
    public void accept(Failure failure) {
        switch (failure.status()) {
            case 401, 403, 429, 503 ->
                meters.count(
                        "watchword.refusals",
                        Map.of("status", Integer.toString(failure.status()), "reason", failure.reason()));
            default -> {
                // What is wrong with a request is its sender's business.
            }
        }
    }
}
