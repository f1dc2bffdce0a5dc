package org.watchword.endpoint;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.function.BiConsumer;
import org.watchword.http.Answers;
import org.watchword.report.Snapshot;
import org.watchword.report.Topic;

/** The report as JSON. What is not known is null; lists are there even if they are empty. */
final class StatusBody {

    private StatusBody() {}

    static JsonObject of(Snapshot report, Answers json) {
        JsonObjectBuilder body = json.object();
        text(body, "server", report, Topic.SERVER);
        text(body, "application", report, Topic.APPLICATION);
        text(body, "version", report, Topic.VERSION);
        body.add("endpoints", texts(json, report.texts(Topic.ENDPOINT)));

        JsonObjectBuilder keys = json.object();
        text(keys, "source", report, Topic.KEY_SOURCE);
        text(keys, "algorithm", report, Topic.KEY_ALGORITHM);
        body.add("keys", keys.add("kids", texts(json, report.texts(Topic.KEY_ID))));

        JsonObjectBuilder store = json.object();
        text(store, "datasource", report, Topic.DATASOURCE);
        text(store, "database", report, Topic.DATABASE);
        text(store, "schema_version", report, Topic.SCHEMA_VERSION);
        text(store, "state", report, Topic.STORE_STATE);
        body.add("store", store);

        body.add(
                "integrations",
                objects(
                        json,
                        report.integrations(),
                        (object, integration) -> object.add("name", integration.name())
                                .add("on", integration.on())
                                .add("why", integration.why())));
        body.add(
                "conflicts",
                objects(
                        json,
                        report.conflicts(),
                        (object, conflict) -> object.add("name", conflict.name())
                                .add("what", conflict.what())
                                .add("remedy", conflict.remedy())));
        body.add(
                "unsafe",
                objects(
                        json,
                        report.unsafe(),
                        (object, unsafe) -> object.add("name", unsafe.name())
                                .add("what", unsafe.what())
                                .add("remedy", unsafe.remedy())));
        body.add("notes", texts(json, report.texts(Topic.NOTE)));
        body.add(
                "settings",
                objects(
                        json,
                        report.settings(),
                        (object, setting) ->
                                object.add("name", setting.setting()).add("origin", setting.origin())));
        return body.build();
    }

    private static void text(JsonObjectBuilder object, String name, Snapshot report, Topic topic) {
        Answers.addOrNull(object, name, report.text(topic).orElse(null));
    }

    private static JsonArrayBuilder texts(Answers json, List<String> texts) {
        JsonArrayBuilder array = json.list();
        texts.forEach(array::add);
        return array;
    }

    private static <T> JsonArrayBuilder objects(Answers json, List<T> entries, BiConsumer<JsonObjectBuilder, T> fill) {
        JsonArrayBuilder array = json.list();
        for (T entry : entries) {
            JsonObjectBuilder object = json.object();
            fill.accept(object, entry);
            array.add(object);
        }
        return array;
    }
}
