package org.watchword.beans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchword.api.AuthPrincipal;
import org.watchword.config.ConfigurationException;
import org.watchword.spi.CallerMapper;
import org.watchword.spi.Decorates;

class HostPartTest {

    private static final CallerMapper OURS = caller -> caller;

    @TempDir
    private Path folder;

    /** Keeps what it replaces. */
    public static final class Keeping implements CallerMapper, Decorates<CallerMapper> {

        private CallerMapper kept;
        private int times;

        @Override
        public void decorates(CallerMapper replaced) {
            kept = replaced;
            times++;
        }

        @Override
        public AuthPrincipal map(AuthPrincipal caller) {
            return kept.map(caller);
        }
    }

    /** Another one. */
    public static final class Other implements CallerMapper {

        @Override
        public AuthPrincipal map(AuthPrincipal caller) {
            return caller;
        }
    }

    private HostParts parts(Class<?>... providers) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        StringBuilder names = new StringBuilder();
        for (Class<?> provider : providers) {
            names.append(provider.getName()).append('\n');
        }
        Files.writeString(services.resolve(CallerMapper.class.getName()), names);
        return new HostParts(new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader()));
    }

    @Test
    void providerTakesThePlaceOfOursAndIsReported() throws Exception {
        HostParts parts = parts(Other.class);
        HostPart<CallerMapper> part = parts.part(CallerMapper.class);
        parts.resolve();

        assertThat(part.orElse(OURS)).isInstanceOf(Other.class);
        assertThat(parts.descriptions())
                .containsExactly("CallerMapper: " + Other.class.getName() + " (provider in META-INF/services)");
        assertThat(parts.problems()).isEmpty();
    }

    @Test
    void withoutOneOursStays() throws Exception {
        HostParts parts = parts();
        HostPart<CallerMapper> part = parts.part(CallerMapper.class);

        assertThat(part.find()).isEmpty();
        assertThat(part.orElse(OURS)).isSameAs(OURS);
        assertThat(parts.descriptions()).isEmpty();
    }

    @Test
    void decoratorGetsOursOnce() throws Exception {
        HostPart<CallerMapper> part = parts(Keeping.class).part(CallerMapper.class);

        Keeping first = (Keeping) part.orElse(OURS);
        Keeping second = (Keeping) part.orElse(OURS);

        assertThat(first).isSameAs(second);
        assertThat(first.kept).isSameAs(OURS);
        assertThat(first.times).isEqualTo(1);
    }

    @Test
    void twoProvidersStopTheStart() throws Exception {
        HostParts parts = parts(Keeping.class, Other.class);

        assertThatThrownBy(() -> parts.part(CallerMapper.class))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(CallerMapper.class.getName());
    }

    /** Cannot be made. */
    public static final class Broken implements CallerMapper {

        public Broken() {
            throw new IllegalStateException("as asked for");
        }

        @Override
        public AuthPrincipal map(AuthPrincipal caller) {
            return caller;
        }
    }

    @Test
    void providerThatCannotBeMadeStopsTheStart() throws Exception {
        HostParts parts = parts(Broken.class);

        assertThatThrownBy(() -> parts.part(CallerMapper.class))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("META-INF/services/" + CallerMapper.class.getName(), Broken.class.getName());
    }

    @Test
    void partThatThrowsOrReturnsNullFailsWithItsName() throws Exception {
        HostPart<CallerMapper> part = parts(Other.class).part(CallerMapper.class);

        assertThatThrownBy(() -> part.guarded(() -> null))
                .isInstanceOf(HostPartException.class)
                .hasMessage("the application's CallerMapper returned null");
        assertThatThrownBy(() -> part.guarded(() -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(HostPartException.class)
                .hasMessage("the application's CallerMapper failed")
                .hasRootCauseMessage("broken");
    }

    @Test
    void callsThatDoNotReturnLeaveTheOthersAnAnswer() throws Exception {
        HostPart<CallerMapper> part = parts(Other.class).part(CallerMapper.class);
        CountDownLatch begun = new CountDownLatch(HostPart.MOST_CALLS);
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> stuck = new ArrayList<>();
        for (int i = 0; i < HostPart.MOST_CALLS; i++) {
            Thread thread = new Thread(() -> part.run(OURS, mapper -> {
                begun.countDown();
                await(end);
            }));
            thread.start();
            stuck.add(thread);
        }
        begun.await();

        assertThatThrownBy(() -> part.run(OURS, mapper -> {}))
                .isInstanceOf(HostPartException.class)
                .hasMessageStartingWith("the application's CallerMapper does not return");

        end.countDown();
        for (Thread thread : stuck) {
            thread.join();
        }
        assertThat(part.<Integer>call(OURS, mapper -> 1)).isEqualTo(1);
    }

    @Test
    void failureOfOursIsNotTheHosts() throws Exception {
        HostPart<CallerMapper> part = parts().part(CallerMapper.class);

        assertThatThrownBy(() -> part.run(OURS, mapper -> {
                    throw new IllegalStateException("ours");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ours");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
