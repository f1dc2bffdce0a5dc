package org.watchword.container;

import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.watchword.authorization.ContainerCallerMode;
import org.watchword.config.ConfigurationException;
import org.watchword.report.Report;

/** Decides whether the container knows our callers in one web application, and says why. */
public sealed interface ContainerIntegration {

    /**
     * The container knows them.
     *
     * @param why what needs it
     * @param takeBack takes it back; {@link #stop()} calls it
     * @param late what is asked again with the first requests, since the server could not answer while it booted; null
     *     for nothing
     */
    record On(String why, Runnable takeBack, @Nullable LateObstacles late) implements ContainerIntegration {}

    /**
     * The container does not know them, and nothing needs it to.
     *
     * @param why in words for the operator
     */
    record NotNeeded(String why) implements ContainerIntegration {}

    /**
     * The container does not know them, and something in the host would need it: what the container guards there
     * refuses our callers.
     *
     * @param what what stands against it
     * @param remedy the exact change that takes that away
     */
    record Prevented(String needs, String what, String remedy) implements ContainerIntegration {}

    /**
     * Tells whether it does in this web application, for those who are made by the container and have only the context.
     */
    static boolean isOn(ServletContext context) {
        return Boolean.TRUE.equals(context.getAttribute(ContainerIntegration.class.getName()));
    }

    /** Says in the report what was decided, and to those who ask {@link #isOn}. */
    default void announce(ServletContext context, Report report) {
        context.setAttribute(ContainerIntegration.class.getName(), this instanceof On);
        String name = "caller of the container (enterprise beans, @ServletSecurity, security constraints)";
        if (this instanceof On on) {
            report.integration(name, true, "needed for " + on.why());
            LateObstacles late = on.late();
            if (late != null) {
                late.onFound(found -> new Prevented(on.why(), found.what(), found.remedy()).announce(context, report));
            }
        } else if (this instanceof NotNeeded off) {
            report.integration(name, false, off.why());
        } else if (this instanceof Prevented prevented) {
            report.integration(name, false, prevented.what());
            report.conflict(
                    "container-caller",
                    "the container refuses callers with a token where it guards by itself (" + prevented.needs()
                            + "), because " + prevented.what(),
                    prevented.remedy());
        }
    }

    /** Takes it back where it is on. */
    default void stop() {
        if (this instanceof On on) {
            on.takeBack().run();
        }
    }

    /**
     * Decides, and registers the module with the container where it is to be on. To be called while the application
     * starts.
     *
     * @param annotated the host's classes that carry a security annotation
     * @param callers answers the container
     * @throws ConfigurationException if the mode is {@link ContainerCallerMode#ON} and something stands against it
     */
    static ContainerIntegration start(
            ServletContext context, Set<Class<?>> annotated, ContainerCallerMode mode, RequestCallers callers) {
        Descriptors descriptors = Descriptors.of(context);
        HostNeeds needs = HostNeeds.of(annotated, descriptors);
        List<Obstacle> obstacles =
                List.of(new MissingApi(), new OwnMechanism(), new OwnLogin(), new ElytronIdentities());
        return start(context, descriptors, needs, mode, callers, obstacles);
    }

    /** Decides with the obstacles given, for tests. */
    static ContainerIntegration start(
            ServletContext context,
            Descriptors descriptors,
            HostNeeds needs,
            ContainerCallerMode mode,
            RequestCallers callers,
            List<Obstacle> obstacles) {
        if (mode == ContainerCallerMode.OFF) {
            return off(needs);
        }
        if (mode == ContainerCallerMode.AUTO && needs.reasons().isEmpty()) {
            return new NotNeeded("nothing in the application is guarded by the container");
        }
        Predicate<Obstacle.Found> counts = found -> found.absolute() || mode == ContainerCallerMode.AUTO;
        List<Obstacle> late = new ArrayList<>(obstacles);
        late.removeIf(Obstacle::canBeAsked);
        Optional<Obstacle.Found> obstacle = obstacles.stream()
                .filter(candidate -> !late.contains(candidate))
                .flatMap(candidate -> candidate.find(context, descriptors).stream())
                .filter(counts)
                .findFirst();
        if (obstacle.isPresent()) {
            return prevented(needs, mode, obstacle.get());
        }
        String why = needs.reasons().isEmpty() ? "watchword.container-caller=on" : String.join("; ", needs.reasons());
        if (late.isEmpty()) {
            return new On(why, ModuleRegistration.register(context, needs.roles(), callers), null);
        }
        LateObstacles later = new LateObstacles(late, context, descriptors, counts, callers);
        return new On(why, ModuleRegistration.register(context, needs.roles(), later), later);
    }

    private static ContainerIntegration off(HostNeeds needs) {
        return needs.reasons().isEmpty()
                ? new NotNeeded("watchword.container-caller=off")
                : new Prevented(
                        String.join("; ", needs.reasons()),
                        "watchword.container-caller=off",
                        "set watchword.container-caller=auto");
    }

    private static ContainerIntegration prevented(HostNeeds needs, ContainerCallerMode mode, Obstacle.Found obstacle) {
        if (mode == ContainerCallerMode.ON) {
            throw new ConfigurationException("watchword.container-caller=on cannot be: " + obstacle.what()
                    + ". Remedy: " + obstacle.remedy() + "; or set watchword.container-caller=auto");
        }
        return new Prevented(String.join("; ", needs.reasons()), obstacle.what(), obstacle.remedy());
    }
}
