package org.watchword.integration.shape.json;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A record, with what the JSON libraries write differently. */
public record Reading(
        String sensorName,
        Instant at,
        Duration during,
        BigDecimal value,
        double exact,
        Integer missing,
        List<String> tags,
        Map<String, Integer> counts,
        Unit unit) {

    public enum Unit {
        CELSIUS,
        PASCAL
    }
}
