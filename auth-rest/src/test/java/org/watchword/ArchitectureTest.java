package org.watchword;

import static com.tngtech.archunit.base.DescribedPredicate.allElements;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds the rooms of this module apart. */
@AnalyzeClasses(
        packages = "org.watchword",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.OfThisModule.class})
class ArchitectureTest {

    private static final String ROOT = "org.watchword.";

    /** Every package of this module, and those of this module that it may use. */
    private static final Map<String, Set<String>> ROOMS = Map.ofEntries(
            entry("api.login", Set.of()),
            entry("spi.login", Set.of("api.login")),
            entry("entity", Set.of()),
            entry("resource", Set.of("http")),
            entry(
                    "embedded",
                    Set.of(
                            "account",
                            "api.login",
                            "cleanup",
                            "http",
                            "http.body",
                            "http.guard",
                            "identity",
                            "password",
                            "session",
                            "spi.login",
                            "store")),
            entry(
                    "start.login",
                    Set.of(
                            "account",
                            "api.login",
                            "audit",
                            "backend",
                            "cleanup",
                            "embedded",
                            "endpoint",
                            "http",
                            "http.body",
                            "http.guard",
                            "mail",
                            "metrics",
                            "password",
                            "session",
                            "signing",
                            "spi.login",
                            "store",
                            "store.downtime",
                            "store.jpa",
                            "store.jpa.schema",
                            "store.jpa.unit",
                            "throttle")),
            entry(
                    "endpoint",
                    Set.of(
                            "account",
                            "api.login",
                            "cleanup",
                            "http",
                            "http.body",
                            "http.guard",
                            "identity",
                            "mail",
                            "password",
                            "session",
                            "signing",
                            "store",
                            "throttle")),
            entry("http.guard", Set.of("account", "api.login", "audit", "http", "http.body", "store", "throttle")),
            entry("http", Set.of("api.login", "http.body")),
            entry("http.body", Set.of("account")),
            entry(
                    "account",
                    Set.of("api.login", "identity", "mail", "password", "session", "spi.login", "store", "throttle")),
            entry("session", Set.of("api.login", "signing", "spi.login", "store", "store.downtime")),
            entry("signing", Set.of("api.login", "spi.login", "store")),
            entry("backend", Set.of("api.login", "store")),
            entry("cleanup", Set.of("api.login", "spi.login", "store")),
            entry("metrics", Set.of("api.login", "password", "spi.login")),
            entry("audit", Set.of("api.login", "spi.login", "store")),
            entry("mail", Set.of("identity", "spi.login")),
            entry("throttle", Set.of("api.login", "identity", "store")),
            entry("password", Set.of("api.login", "spi.login")),
            entry(
                    "store.jpa",
                    Set.of(
                            "api.login",
                            "identity",
                            "store",
                            "store.downtime",
                            "store.jpa.downtime",
                            "store.jpa.row",
                            "store.jpa.schema",
                            "store.jpa.search",
                            "store.jpa.unit")),
            entry("store.jpa.search", Set.of("api.login", "identity", "store", "store.jpa.row", "store.jpa.schema")),
            entry("store.jpa.downtime", Set.of("store.downtime", "store.jpa.unit")),
            entry("store.jpa.schema", Set.of("api.login", "store", "store.jpa.unit")),
            entry("store.jpa.unit", Set.of("api.login", "store")),
            entry("store.jpa.row", Set.of("identity", "store")),
            entry("store", Set.of("api.login", "identity", "store.downtime")),
            entry("store.downtime", Set.of("api.login")),
            entry("identity", Set.of()));

    /** The filter's packages have their own test; they may be on the class path as a directory. */
    static final class OfThisModule implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return location.contains("/auth-rest/target/classes/");
        }
    }

    @ArchTest
    static void everyPackageIsARoom(JavaClasses classes) {
        Set<String> packages = classes.stream()
                .map(type -> type.getPackageName().substring(ROOT.length()))
                .collect(Collectors.toSet());

        assertThat(packages).isEqualTo(ROOMS.keySet());
    }

    @ArchTest
    static void roomsUseNoOthersThanTheyMay(JavaClasses classes) {
        ROOMS.forEach((room, others) -> noClasses()
                .that()
                .resideInAPackage(ROOT + room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOMS.keySet().stream()
                        .filter(other -> !other.equals(room) && !others.contains(other))
                        .map(ROOT::concat)
                        .toArray(String[]::new))
                .check(classes));
    }

    @ArchTest
    static final ArchRule apiAndSpiUseNothingElseOfOurs = classes()
            .that()
            .resideInAnyPackage("org.watchword.api.login", "org.watchword.spi.login")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.watchword.api",
                    "org.watchword.api.login",
                    "org.watchword.spi",
                    "org.watchword.spi.login",
                    "java..",
                    "jakarta..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule packagesHaveNoCycle =
            slices().matching("org.watchword.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule persistenceIsKnownToItsAdapterOnly = noClasses()
            .that()
            .resideOutsideOfPackages("org.watchword.store.jpa..", "org.watchword.entity")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "jakarta.transaction..", "java.sql..", "javax.sql..");

    /** A host's unit needs no others than those that it lists, with any provider. */
    @ArchTest
    static final ArchRule entitiesOfHostsDependOnNothing = noClasses()
            .that()
            .resideInAPackage("org.watchword.entity")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "org.watchword.entity",
                    "jakarta.persistence..",
                    "java.lang..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule entitiesStayInTheirPackage = noClasses()
            .that()
            .resideOutsideOfPackages("org.watchword.store.jpa..", "org.watchword.entity")
            .should()
            .dependOnClassesThat()
            .areAnnotatedWith("jakarta.persistence.Entity");

    @ArchTest
    static final ArchRule servletsAreKnownToTheEdgeAndTheStartOnly = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.watchword.http..",
                    "org.watchword.resource",
                    "org.watchword.start..",
                    "org.watchword.api..",
                    "org.watchword.embedded..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..");

    @ArchTest
    static final ArchRule jsonIsKnownToTheEndpointsOnly = noClasses()
            .that()
            .resideOutsideOfPackages("org.watchword.http..", "org.watchword.endpoint", "org.watchword.start..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.json..", "org.watchword.json..", "org.watchword.servlet..");

    @ArchTest
    static final ArchRule jaxRsIsKnownToTheResourcesOnly = noClasses()
            .that()
            .resideOutsideOfPackage("org.watchword.resource")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "org.watchword.jaxrs..");

    @ArchTest
    static final ArchRule nobodyUsesTheResources = noClasses()
            .that()
            .resideOutsideOfPackage("org.watchword.resource")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.watchword.resource");

    /** What a host extends names nothing that a host must not know. */
    @ArchTest
    static final ArchRule signaturesOfResourcesAreOfJakartaAndTheJdk = methods()
            .that()
            .areDeclaredInClassesThat(resideInAPackage("org.watchword.resource").and(modifier(JavaModifier.PUBLIC)))
            .should()
            .haveRawReturnType(resideInAnyPackage("jakarta..", "java.."))
            .andShould()
            .haveRawParameterTypes(allElements(resideInAnyPackage("jakarta..", "java..")));

    @ArchTest
    static final ArchRule nobodyElseWires = noClasses()
            .that()
            .resideOutsideOfPackage("org.watchword.start..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.watchword.start..");

    @ArchTest
    static final ArchRule portsDependOnNothing = noClasses()
            .that()
            .resideInAnyPackage("org.watchword.store", "org.watchword.store.downtime")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "org.watchword.store",
                    "org.watchword.store.downtime",
                    "org.watchword.identity",
                    "org.watchword.api.login",
                    "org.watchword.revocation",
                    "java..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule tokenLibraryIsNotSeenHere = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.auth0..", "com.fasterxml..", "org.watchword.shaded..");

    @ArchTest
    static final ArchRule librariesOfPasswordsAreKnownToTheirPackageOnly = noClasses()
            .that()
            .resideOutsideOfPackage("org.watchword.password")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.mindrot..", "org.bouncycastle..", "com.nulabinc..");

    @ArchTest
    static final ArchRule telemetryIsKnownToTheMetersOnly = noClasses()
            .that()
            .resideOutsideOfPackage("org.watchword.metrics")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..", "io.opentelemetry..");

    @ArchTest
    static final ArchRule bucket4jIsKnownToTheThrottleOnly = noClasses()
            .that()
            .resideOutsideOfPackage("org.watchword.throttle")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.github.bucket4j..");

    /**
     * What runs on beside the requests, or hangs on the server's threads, holds the application's class loader when it
     * is gone. Mail alone goes by the server's executor, since it touches no data source.
     */
    @ArchTest
    static final ArchRule nothingRunsOnOrStaysBehind = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.watchword.mail.ServerExecutor")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.Timer|java\\.lang\\.(Inheritable)?ThreadLocal|java\\.util\\.concurrent"
                    + "\\.(Executor|Executors|ExecutorService|ScheduledExecutorService|ForkJoinPool|CompletableFuture)"
                    + "|jakarta\\.enterprise\\.concurrent\\..*")
            .orShould()
            .callConstructor(Thread.class, Runnable.class)
            .orShould()
            .callConstructor(Thread.class, Runnable.class, String.class);
}
