package org.watchword.start;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.watchword.api.AuthPrincipal;
import org.watchword.beans.CurrentCdi;
import org.watchword.config.OptionalApi;
import org.watchword.container.MechanismName;
import org.watchword.report.Entry;
import org.watchword.report.Topic;

/**
 * Reports whether there is CDI in the web application, and what of ours is in it. Asked, since the event that CDI sends
 * at its start comes before there is a servlet context, and without one, on Payara and WildFly. Types that a server may
 * lack stand in classes of their own, which it then never loads.
 */
final class CdiContainer {

    private static final String NAME = "CDI";
    private static final String SECURITY_CONTEXT = "SecurityContext of Jakarta Security";

    private CdiContainer() {}

    static List<Entry> entries(ClassLoader loader) {
        if (!CurrentCdi.isOnServer(loader)) {
            return List.of(off("not on this server"));
        }
        return Running.entries(OptionalApi.isPresent("jakarta.security.enterprise.SecurityContext", loader));
    }

    private static Entry off(String why) {
        return new Entry.Integration(NAME, false, why);
    }

    private static final class Running {

        static List<Entry> entries(boolean hasJakartaSecurity) {
            return CurrentCdi.ask(cdi -> cdi.getBeanManager())
                    .map(beans -> entries(beans, hasJakartaSecurity))
                    .orElseGet(() -> List.of(
                            off("not in this web application, so that there is no @Inject AuthPrincipal; an empty"
                                    + " WEB-INF/beans.xml switches it on")));
        }

        private static List<Entry> entries(BeanManager beans, boolean hasJakartaSecurity) {
            List<Entry> entries = new ArrayList<>();
            boolean ours = !beans.getBeans(AuthPrincipal.class).isEmpty();
            entries.add(new Entry.Integration(
                    NAME,
                    ours,
                    ours ? "@Inject AuthPrincipal" : "it does not know our extension in this web application"));
            if (hasJakartaSecurity) {
                entries.addAll(Security.entries(beans));
            } else {
                entries.add(new Entry.Integration(SECURITY_CONTEXT, false, "not on this server"));
            }
            return entries;
        }
    }

    private static final class Security {

        static List<Entry> entries(BeanManager beans) {
            List<Entry> entries = new ArrayList<>();
            Bean<?> chosen = beans.resolve(beans.getBeans(SecurityContext.class));
            boolean ours = chosen != null && chosen.getBeanClass().getName().startsWith("org.watchword.");
            entries.add(new Entry.Integration(
                    SECURITY_CONTEXT,
                    ours,
                    ours ? "has the caller of a token" : "another bean takes the place of ours"));
            Set<Bean<?>> mechanisms = beans.getBeans(HttpAuthenticationMechanism.class);
            mechanisms.stream()
                    .map(mechanism -> MechanismName.of(mechanism, beans))
                    .sorted()
                    .forEach(name -> entries.add(new Entry.Fact(
                            Topic.NOTE,
                            "there is an HttpAuthenticationMechanism, " + name
                                    + ": its callers count too, where no valid token came")));
            return entries;
        }
    }
}
