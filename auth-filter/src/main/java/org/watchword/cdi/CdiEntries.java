package org.watchword.cdi;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import java.util.ArrayList;
import java.util.List;
import org.watchword.report.Entry;
import org.watchword.report.Topic;

/** What the report says of CDI. */
final class CdiEntries {

    private CdiEntries() {}

    /**
     * @param hasJakartaSecurity whether the API is there, so that its types may be touched
     */
    static List<Entry> of(BeanManager beans, boolean hasJakartaSecurity) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry.Integration("CDI", true, "@Inject AuthPrincipal"));
        entries.add(new Entry.Integration(
                "SecurityContext of Jakarta Security",
                hasJakartaSecurity,
                hasJakartaSecurity ? "has the caller of a token" : "not on this server"));
        if (hasJakartaSecurity) {
            Mechanisms.of(beans)
                    .forEach(name -> entries.add(new Entry.Fact(
                            Topic.NOTE,
                            "there is an HttpAuthenticationMechanism, " + name
                                    + ": its callers count too, where no valid token came")));
        }
        return List.copyOf(entries);
    }

    /** A class of its own, so that servers without Jakarta Security never load it. */
    private static final class Mechanisms {

        static List<String> of(BeanManager beans) {
            return beans.getBeans(HttpAuthenticationMechanism.class).stream()
                    .map(Bean::getBeanClass)
                    .map(Class::getName)
                    .sorted()
                    .toList();
        }
    }
}
