package org.watchword.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Content of the report at one moment. Immutable.
 *
 * @param entries in the order in which they were added, each once
 */
public record Snapshot(List<Entry> entries) {

    /** Takes each entry once. */
    public Snapshot {
        entries = entries.stream().distinct().toList();
    }

    /** Returns the texts of all facts about a topic. */
    public List<String> texts(Topic topic) {
        return of(Entry.Fact.class).stream()
                .filter(fact -> fact.topic() == topic)
                .map(Entry.Fact::text)
                .toList();
    }

    /** The last that is said of a topic: what was found out later holds. */
    public Optional<String> text(Topic topic) {
        List<String> texts = texts(topic);
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts.get(texts.size() - 1));
    }

    /** Returns the parts that are on or off, each name once. */
    public List<Entry.Integration> integrations() {
        Map<String, Entry.Integration> byName = new LinkedHashMap<>();
        of(Entry.Integration.class).forEach(integration -> byName.put(integration.name(), integration));
        return List.copyOf(byName.values());
    }

    /** The conflicts. */
    public List<Entry.Conflict> conflicts() {
        return of(Entry.Conflict.class);
    }

    /** Returns the unsafe settings. */
    public List<Entry.Unsafe> unsafe() {
        return of(Entry.Unsafe.class);
    }

    /** The settings that are not at their defaults. */
    public List<Entry.Origin> settings() {
        return of(Entry.Origin.class);
    }

    private <T extends Entry> List<T> of(Class<T> type) {
        return entries.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
