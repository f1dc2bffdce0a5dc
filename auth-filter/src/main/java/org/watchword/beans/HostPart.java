package org.watchword.beans;

import jakarta.enterprise.inject.Instance;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.watchword.config.ConfigurationException;
import org.watchword.spi.Decorates;

/**
 * A part that the host may replace: looked up as a provider in {@code META-INF/services} when it is made, and as a CDI
 * bean, which goes before the provider, by {@link #resolve}, since CDI is not there yet on every server when this jar
 * starts.
 *
 * @param <T> the type of the part
 */
public final class HostPart<T> {

    /** More than a part needs that answers within milliseconds; few enough to leave a server threads of its own. */
    static final int MOST_CALLS = 32;

    private static final System.Logger LOG = System.getLogger(HostPart.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Class<T> type;
    private final ClassLoader loader;
    private final Semaphore calls = new Semaphore(MOST_CALLS);
    private volatile @Nullable T found;
    private volatile @Nullable T decorated;
    private volatile String origin = "";
    private volatile @Nullable Problem problem;

    /** A bean that cannot be used: what is wrong with it, and what to do about it. */
    record Problem(String what, String remedy) {}

    HostPart(Class<T> type, ClassLoader loader) {
        this.type = type;
        this.loader = loader;
        List<T> providers = providers(type, loader);
        if (providers.size() > 1) {
            throw new ConfigurationException("Watchword cannot start: META-INF/services has " + providers.size()
                    + " providers of " + type.getName() + "; leave one");
        }
        providers.forEach(provider -> take(provider, "provider in META-INF/services"));
    }

    private static <T> List<T> providers(Class<T> type, ClassLoader loader) {
        try {
            return ServiceLoader.load(type, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
        } catch (ServiceConfigurationError e) {
            throw new ConfigurationException(
                    "Watchword cannot start: META-INF/services/" + type.getName()
                            + " names a class that cannot be used (" + e.getMessage()
                            + "); mend the class, or take the line away",
                    e);
        }
    }

    /**
     * Returns the part of the host's; empty where it has none.
     *
     * @throws HostPartException where several beans are there, or the one cannot be made
     */
    public Optional<T> find() {
        Problem found = problem;
        if (found != null) {
            throw new HostPartException(type, "cannot be used: " + found.what(), null);
        }
        return Optional.ofNullable(this.found);
    }

    /** Returns true where one part of the host's was found, or one that cannot be used. */
    public boolean isPresent() {
        return found != null || problem != null;
    }

    /**
     * Returns the part of the host's, or ours where it has none.
     *
     * @param ours always the same
     */
    public T orElse(T ours) {
        T part = find().orElse(null);
        if (part == null) {
            return ours;
        }
        if (part instanceof Decorates<?> && decorated != part) {
            decorate(part, ours);
        }
        return part;
    }

    @SuppressWarnings(
            "unchecked") // a part that decorates anything but its own type is the host's mistake, and fails there
    private synchronized void decorate(T part, T ours) {
        if (decorated != part) {
            ((Decorates<T>) part).decorates(ours);
            decorated = part;
        }
    }

    /**
     * Calls the part of the host's, or ours where it has none.
     *
     * @param ours always the same; what it throws is thrown as it is
     * @throws HostPartException where the host's throws, returns null, or has so many calls that do not return that no
     *     further one is begun: a request that waits for a part of the host's holds a thread of the server
     */
    public <R> R call(T ours, Function<T, @Nullable R> use) {
        return find().isEmpty() ? Objects.requireNonNull(use.apply(ours)) : guarded(() -> use.apply(orElse(ours)));
    }

    /**
     * Calls the part of the host's, or ours where it has none, for nothing in return.
     *
     * @param ours always the same; what it throws is thrown as it is
     * @throws HostPartException as {@link #call} does
     */
    public void run(T ours, Consumer<T> use) {
        call(ours, part -> {
            use.accept(part);
            return Boolean.TRUE;
        });
    }

    /**
     * Runs the host's code.
     *
     * @throws HostPartException as {@link #call} does
     */
    public <R> R guarded(Supplier<@Nullable R> call) {
        if (!begin()) {
            throw new HostPartException(type, "does not return: " + MOST_CALLS + " calls are under way", null);
        }
        R result;
        try {
            result = call.get();
        } catch (RuntimeException e) {
            throw new HostPartException(type, "failed", e);
        } finally {
            calls.release();
        }
        if (result == null) {
            throw new HostPartException(type, "returned null", null);
        }
        return result;
    }

    private boolean begin() {
        try {
            return calls.tryAcquire() || calls.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void resolve() {
        if (CurrentCdi.isOnServer(loader)) {
            Running.resolve(this);
        }
    }

    /** Returns what the report says where the part cannot be used; empty where it can. */
    Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    /** Returns what the report says of it; empty where the host has no such part. */
    Optional<String> description() {
        T part = found;
        return part == null
                ? Optional.empty()
                : Optional.of(type.getSimpleName() + ": " + className(part) + " (" + origin + ")");
    }

    private void take(T part, String from) {
        found = part;
        origin = from;
    }

    /** The class that the host wrote, and not the one of the proxy that the container makes of it. */
    private static String className(Object part) {
        String name = part.getClass().getName();
        int proxy = name.indexOf("$Proxy$");
        return proxy < 0 ? name : name.substring(0, proxy);
    }

    /** A class of its own, which a server without CDI never loads. */
    private static final class Running {

        static <T> void resolve(HostPart<T> part) {
            CurrentCdi.ask(cdi -> cdi.select(part.type)).ifPresent(beans -> {
                if (beans.isAmbiguous()) {
                    part.problem = new Problem(
                            "there are several CDI beans of " + part.type.getName(),
                            "leave one, or make one an @Alternative with a @Priority");
                } else if (beans.isResolvable()) {
                    make(part, beans);
                }
            });
        }

        /** A bean may be made here and now, by the host's code. */
        private static <T> void make(HostPart<T> part, Instance<T> beans) {
            try {
                part.take(beans.get(), "CDI bean");
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "The application's bean of " + part.type.getName() + " cannot be made", e);
                part.problem = new Problem(
                        "the CDI bean of " + part.type.getName() + " cannot be made",
                        "see the log for what its class throws");
            }
        }
    }
}
