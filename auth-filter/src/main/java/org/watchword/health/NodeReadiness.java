package org.watchword.health;

import jakarta.enterprise.inject.Instance;
import java.lang.System.Logger.Level;
import java.util.List;
import org.watchword.beans.CurrentCdi;
import org.watchword.config.OptionalApi;
import org.watchword.report.Report;

/**
 * Hands the parts to the check that MicroProfile Health asks, where the server has that. Types that a server may lack
 * stand in a class of their own, which it then never loads.
 */
public final class NodeReadiness {

    /** Of the start report. */
    private static final String NAME = "health";

    private static final System.Logger LOG = System.getLogger(NodeReadiness.class.getName());

    /** Of the first version for Jakarta EE: earlier ones of javax have the other classes too. */
    private static final String API = "org.eclipse.microprofile.health.Readiness$Literal";

    private final List<HealthPart> parts;
    private final boolean wanted;

    /** @param wanted false where the check is to say nothing of them */
    public NodeReadiness(List<HealthPart> parts, boolean wanted) {
        this.parts = List.copyOf(parts);
        this.wanted = wanted;
    }

    /** True where the server has MicroProfile Health. */
    public static boolean isOnServer(ClassLoader loader) {
        return OptionalApi.isPresent(API, loader) && CurrentCdi.isOnServer(loader);
    }

    /**
     * Hands the parts over and reports whether the check is on. To be called when the web application stands, on the
     * thread that starts it.
     */
    public void publish(ClassLoader loader, Report report) {
        if (!isOnServer(loader)) {
            report.integration(NAME, false, "no MicroProfile Health on this server");
        } else if (Published.to(wanted ? parts : List.of())) {
            report.integration(
                    NAME, wanted, wanted ? "MicroProfile Health, readiness check watchword" : "watchword.health=off");
        } else {
            report.integration(NAME, false, "CDI does not know our extension in this web application");
        }
    }

    private static final class Published {

        static boolean to(List<HealthPart> parts) {
            try {
                return CurrentCdi.ask(cdi -> {
                            Instance<ReadinessCheck> checks =
                                    cdi.select(ReadinessCheck.class, ReadinessCheck.QUALIFIER);
                            if (checks.isResolvable()) {
                                checks.get().ask(parts);
                            }
                            return checks.isResolvable();
                        })
                        .orElse(false);
            } catch (RuntimeException | LinkageError e) {
                // No reason to stop a host that ran without it.
                LOG.log(Level.WARNING, "The readiness check cannot be had", e);
                return false;
            }
        }
    }
}
