package org.watchword.integration.shape.json;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gives and takes JSON of every kind. */
@Path("/readings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReadingsResource {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123456789Z");

    @GET
    @Path("/record")
    public Reading record() {
        return new Reading(
                "caf\u00e9 \u20ac </>",
                NOON,
                Duration.ofMinutes(90),
                new BigDecimal("1.50"),
                1e10,
                null,
                List.of("a", "b"),
                new TreeMap<>(Map.of("x", 1, "y", 2)),
                Reading.Unit.CELSIUS);
    }

    @GET
    @Path("/records")
    public List<Reading> records() {
        return List.of(record(), record());
    }

    @GET
    @Path("/class")
    public Sensor sensor() {
        Sensor sensor = new Sensor();
        sensor.setDisplayName("hall");
        sensor.setSeenAt(NOON);
        sensor.setBoughtOn(LocalDate.of(2025, 12, 31));
        sensor.setReplacedAt(Date.from(NOON));
        sensor.setSerial(new byte[] {1, -1});
        sensor.setActive(true);
        sensor.setNeighbours(List.of(new Sensor()));
        sensor.setURL("urn:x");
        return sensor;
    }

    @GET
    @Path("/map")
    public Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("text", "\u00e9");
        map.put("nothing", null);
        map.put("number", 1.0);
        map.put("at", NOON);
        map.put("list", List.of(1, "2"));
        return map;
    }

    @GET
    @Path("/object")
    public JsonObject object() {
        return Json.createObjectBuilder().addNull("nothing").add("one", 1).build();
    }

    @GET
    @Path("/nothing")
    public Sensor nothing() {
        return null;
    }

    @GET
    @Path("/text")
    @Produces(MediaType.TEXT_PLAIN)
    public String text() {
        return "caf\u00e9";
    }

    @GET
    @Path("/text-as-json")
    public String textAsJson() {
        return "as it is";
    }

    @GET
    @Path("/failure")
    public Sensor failure() {
        throw new IllegalStateException("broken");
    }

    @POST
    @Path("/record")
    public Reading echo(Reading reading) {
        return reading;
    }

    @POST
    @Path("/class")
    public Sensor echo(Sensor sensor) {
        return sensor;
    }

    @POST
    @Path("/map")
    public Map<String, Object> echo(Map<String, Object> map) {
        return new TreeMap<>(map);
    }

    @POST
    @Path("/object")
    public JsonObject echo(JsonObject object) {
        return object;
    }
}
