package org.watchword.start;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.health.HealthPart;
import org.watchword.report.Entry;
import org.watchword.report.Topic;
import org.watchword.revocation.RemoteRevocations;
import org.watchword.revocation.RevocationList;
import org.watchword.revocation.RevocationReader;
import org.watchword.revocation.RevocationSettings;
import org.watchword.token.Revocations;

/** The revocations that a web application which only verifies reads over HTTP, where the settings say so. */
final class PublishedRevocations {

    private static final String NAME = "revocations";

    private final Optional<RevocationList> list;
    private final String place;

    private PublishedRevocations(Optional<RevocationList> list, String place) {
        this.list = list;
        this.place = place;
    }

    /** @throws ConfigurationException if the settings cannot be used */
    static PublishedRevocations of(Configuration configuration, Clock clock, LongSupplier nanoTime) {
        Optional<RemoteRevocations> source = RemoteRevocations.of(configuration, nanoTime);
        return new PublishedRevocations(
                source.map(from -> new RevocationList(new RevocationReader(
                        from,
                        clock,
                        nanoTime,
                        configuration.get(RevocationSettings.REVOCATION_POLL),
                        configuration.get(RevocationSettings.REVOCATION_MAX_STALENESS)))),
                source.map(RemoteRevocations::toString).orElse(""));
    }

    Revocations check() {
        return list.isPresent() ? list.get() : Revocations.none();
    }

    List<HealthPart> health() {
        return list.stream()
                .map(known -> new HealthPart(
                        NAME, () -> known.isFresh(true) ? Optional.empty() : Optional.of("cannot be read")))
                .toList();
    }

    List<Entry> entries() {
        return list.map(known -> List.<Entry>of(
                        new Entry.Integration(NAME, true, "from " + place),
                        new Entry.Fact(Topic.NOTE, "revocations are read from " + place + ", " + age(known))))
                .orElseGet(() -> List.of(new Entry.Integration(
                        NAME,
                        false,
                        "a logout is not known here before the token expires; set "
                                + RevocationSettings.REVOCATION_URL.name()
                                + " where the issuer is an application with auth-rest")));
    }

    private static String age(RevocationList known) {
        return known.age().map(age -> "last " + age.toSeconds() + " s ago").orElse("not yet");
    }

    void stop() {
        list.ifPresent(RevocationList::stop);
    }
}
