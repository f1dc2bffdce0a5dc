package org.watchword.start.login;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.api.login.StoreUnavailableException;
import org.watchword.config.Configuration;
import org.watchword.key.KeyRingSource;
import org.watchword.key.KeySettings;
import org.watchword.report.Entry;
import org.watchword.report.Topic;
import org.watchword.signing.DatabaseKeySource;
import org.watchword.signing.SigningSettings;
import org.watchword.start.HostKeys;
import org.watchword.start.KeyEntries;
import org.watchword.store.StoreDescription;
import org.watchword.store.Stores;
import org.watchword.store.jpa.StoreSettings;

/**
 * Reports on the store and on the keys in it. Tells what was last seen and asks nothing by itself: whoever wants to
 * know how it is now calls {@link #look()} first. Thread-safe.
 */
final class StoreReport {

    private final StoreOpening<?> opening;
    private final Stores stores;
    private final Configuration configuration;
    private final KeyRingSource ours;
    private final HostKeys keys;
    private volatile @Nullable StoreDescription description;
    private volatile boolean answers;
    private volatile @Nullable RuntimeException problem;

    /**
     * @param ours where the keys come from that are in force unless the host has a source of its own
     * @param keys those in force
     */
    StoreReport(StoreOpening<?> opening, KeyRingSource ours, HostKeys keys, Configuration configuration) {
        this.opening = opening;
        this.stores = opening.stores();
        this.ours = ours;
        this.keys = keys;
        this.configuration = configuration;
    }

    /** Asks the store for a trifle. */
    void look() {
        try {
            description = opening.get().description();
            stores.users().isEmpty();
            answers = true;
            problem = null;
        } catch (StoreUnavailableException e) {
            answers = false;
            problem = e;
        }
    }

    /** Tells whether the store answered when it was last asked. */
    boolean answers() {
        return answers;
    }

    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry.Fact(Topic.DATASOURCE, configuration.get(StoreSettings.DATASOURCE)));
        entries.add(new Entry.Fact(
                Topic.STORE_STATE, answers ? "ready" : "does not answer, and the endpoints answer 503 until it does"));
        problem()
                .ifPresent(found -> entries.add(new Entry.Conflict(
                        "store",
                        "the store cannot be used, and the endpoints answer 503: " + found.what(),
                        found.remedy())));
        Optional.ofNullable(description).ifPresent(known -> describe(known, entries));
        keys.entries().ifPresentOrElse(entries::addAll, () -> ourKeys(entries));
        return entries;
    }

    private Optional<StoreProblem> problem() {
        if (answers) {
            return Optional.empty();
        }
        return opening.problem()
                .or(() -> Optional.ofNullable(problem))
                .map(failure -> StoreProblem.of(failure, configuration.get(StoreSettings.DATASOURCE)));
    }

    private void describe(StoreDescription known, List<Entry> entries) {
        entries.add(new Entry.Fact(Topic.DATABASE, known.product()));
        entries.add(new Entry.Fact(Topic.SCHEMA_VERSION, Integer.toString(known.schemaVersion())));
        String where = switch (known.durability()) {
            case LASTING -> "";
            case MEMORY -> "in the memory of the server";
            case TEMPORARY -> "in a folder for temporary files";
        };
        if (!where.isEmpty()) {
            entries.add(new Entry.Unsafe(
                    "temporary-database",
                    "the database of " + configuration.get(StoreSettings.DATASOURCE) + " is " + where
                            + ", so that users are lost when the server is started again",
                    "set " + StoreSettings.DATASOURCE.name()
                            + " to the JNDI name of a data source on a database that lasts"));
        }
    }

    private void ourKeys(List<Entry> entries) {
        if (!(ours instanceof DatabaseKeySource generated)) {
            entries.addAll(KeyEntries.of(configuredSource(), ours));
            return;
        }
        boolean seals = configuration.get(SigningSettings.KEY_ENCRYPTION_KEY).isPresent();
        String source = "generated, in the database" + (seals ? ", sealed" : "");
        // A ring that was never read would be read now: not by the thread that starts the application, nor while the
        // store is known to be down.
        entries.addAll(answers ? KeyEntries.of(source, generated) : List.of(new Entry.Fact(Topic.KEY_SOURCE, source)));
        generated.next().ifPresent(next -> entries.add(new Entry.Fact(Topic.NOTE, next)));
        generated
                .leftOut()
                .forEach(why -> entries.add(new Entry.Conflict(
                        "refused-key",
                        "a signing key in the database is not used: " + why,
                        "find out who wrote that row of ww_signing_key, and delete it")));
        List<String> unsealed = generated.unsealed();
        if (!unsealed.isEmpty()) {
            entries.add(new Entry.Unsafe(
                    "unsealed-keys",
                    "private signing keys stand readable in the database: whoever reads the table "
                            + "ww_signing_key can make"
                            + " tokens for anybody",
                    "set " + SigningSettings.KEY_ENCRYPTION_KEY.name() + " ("
                            + SigningSettings.KEY_ENCRYPTION_KEY.environmentName()
                            + ") to what 'openssl rand -base64 32' gives, on all nodes, with "
                            + SigningSettings.KEY_UNSEALED.name()
                            + "=accept until they have sealed the keys; then take that away"));
        }
    }

    private String configuredSource() {
        return configuration.get(KeySettings.KEY_SECRET).isPresent()
                ? "the secret of " + KeySettings.KEY_SECRET.name()
                : KeySettings.KEY_LOCATION.name();
    }
}
