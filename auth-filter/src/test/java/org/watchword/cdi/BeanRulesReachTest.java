package org.watchword.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Rules that no interceptor can reach: the application starts as it did before, and the log says what is not enforced.
 */
class BeanRulesReachTest {

    private static final Logger LOG = Logger.getLogger("org.watchword");

    private final Warnings warnings = new Warnings();

    @BeforeEach
    void listen() {
        LOG.addHandler(warnings);
    }

    @AfterEach
    void leave() {
        LOG.removeHandler(warnings);
    }

    @Test
    void aClassOfWhichNoSubclassCanBeMadeIsReported() {
        assertReported(FinalClass.class, "the class is final");
        assertReported(OfRecord.class, "the class is final");
        assertReported(Sealed.class, "the class is sealed");
        assertReported(PrivatelyMade.class, "only private constructors");
    }

    @Test
    void aFinalMethodIsReportedAndTheOthersAreGuarded() {
        try (TestContainer container = TestContainer.with(FinalMethod.class)) {
            assertThat(container.anonymous(FinalMethod.class, FinalMethod::sealed))
                    .isEqualTo("sealed");
            assertThat(container.anonymous(FinalMethod.class, FinalMethod::get)).startsWith("401");
        }
        assertThat(warnings.lines).singleElement().asString().contains(FinalMethod.class.getName(), "sealed is final");
    }

    @Test
    void privateAndStaticMethodsWithAnAnnotationAreReported() {
        try (TestContainer container = TestContainer.with(HiddenMethods.class)) {
            assertThat(container.anonymous(HiddenMethods.class, HiddenMethods::get))
                    .isEqualTo("secret");
        }
        assertThat(warnings.lines)
                .singleElement()
                .asString()
                .contains("secret is private", "everybodys is static")
                .doesNotContain("harmless");
    }

    @Test
    void aDefaultMethodThatCannotBeReachedIsReported() {
        try (TestContainer container = TestContainer.with(DefaultBesideFinal.class)) {
            assertThat(container.anonymous(DefaultBesideFinal.class, DefaultBesideFinal::beside))
                    .isEqualTo("beside");
        }
        assertThat(warnings.lines).singleElement().asString().contains("get is a default method");
    }

    @Test
    void aServletIsReported() {
        assertReported(GuardedServlet.class, "watchword.paths");
    }

    @Test
    void nothingIsReportedWhereNoRuleIsLost() {
        try (TestContainer container = TestContainer.with(FinalAndOpen.class, FinalWithout.class)) {
            assertThat(container.bean(FinalAndOpen.class).get()).isEqualTo("get");
        }
        assertThat(warnings.lines).isEmpty();
    }

    private void assertReported(Class<?> bean, String reason) {
        warnings.lines.clear();
        try (TestContainer container = TestContainer.with(bean)) {
            assertThat(container.bean(bean)).isNotNull();
        }
        assertThat(warnings.lines).singleElement().asString().contains(bean.getName(), reason, "NOT");
    }

    private static final class Warnings extends Handler {

        private final List<String> lines = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Dependent
    @RolesAllowed("admin")
    public static final class FinalClass {
        public String get() {
            return "get";
        }
    }

    @Dependent
    @RolesAllowed("admin")
    public record OfRecord() {
        public String get() {
            return "get";
        }
    }

    @Dependent
    @RolesAllowed("admin")
    public static sealed class Sealed permits Permitted {
        public String get() {
            return "get";
        }
    }

    public static final class Permitted extends Sealed {}

    @Dependent
    @RolesAllowed("admin")
    public static class PrivatelyMade {
        @Inject
        private PrivatelyMade() {}

        public String get() {
            return "get";
        }
    }

    @Dependent
    @RolesAllowed("admin")
    public static class FinalMethod {
        public final String sealed() {
            return "sealed";
        }

        public String get() {
            return "get";
        }
    }

    @ApplicationScoped
    public static class HiddenMethods {
        @RolesAllowed("admin")
        private String secret() {
            return "secret";
        }

        @RolesAllowed("admin")
        static String everybodys() {
            return "static";
        }

        @PermitAll
        static String harmless() {
            return "harmless";
        }

        public String get() {
            return secret();
        }
    }

    public interface GuardedByDefault {
        @RolesAllowed("admin")
        default String get() {
            return "default";
        }
    }

    @Dependent
    public static class DefaultBesideFinal implements GuardedByDefault {
        public final String beside() {
            return "beside";
        }
    }

    @Dependent
    @RolesAllowed("admin")
    public static class GuardedServlet extends HttpServlet {}

    @Dependent
    public static final class FinalAndOpen {
        @PermitAll
        public String get() {
            return "get";
        }
    }

    @Dependent
    public static final class FinalWithout {}
}
