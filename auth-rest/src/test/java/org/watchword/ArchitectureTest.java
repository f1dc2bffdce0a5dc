package org.watchword;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What DESIGN says of the packages of this module. */
@AnalyzeClasses(
        packages = {
            "org.watchword.account",
            "org.watchword.audit",
            "org.watchword.password",
            "org.watchword.rest",
            "org.watchword.revocation",
            "org.watchword.session",
            "org.watchword.signing",
            "org.watchword.store",
            "org.watchword.throttle"
        },
        importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesHaveNoCycle =
            slices().matching("org.watchword.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule persistenceIsKnownToItsAdapterOnly = noClasses()
            .that()
            .resideOutsideOfPackage("org.watchword.store.jpa..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "jakarta.transaction..", "java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule entitiesStayInTheirPackage = noClasses()
            .that()
            .resideOutsideOfPackage("org.watchword.store.jpa..")
            .should()
            .dependOnClassesThat()
            .areAnnotatedWith("jakarta.persistence.Entity");

    @ArchTest
    static final ArchRule onlyTheCompositionRootKnowsTheAdapter = noClasses()
            .that()
            .resideOutsideOfPackages("org.watchword.rest", "org.watchword.store.jpa..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.watchword.store.jpa..");

    @ArchTest
    static final ArchRule httpIsKnownToTheEndpointsOnly = noClasses()
            .that()
            .resideOutsideOfPackage("org.watchword.rest")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..", "jakarta.json..", "org.watchword.servlet..");

    @ArchTest
    static final ArchRule portsDependOnNothing = noClasses()
            .that()
            .resideInAPackage("org.watchword.store")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("org.watchword.store", "java..", "org.jspecify..");

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
     * What runs on beside the requests, or hangs on the server's threads, holds the application's class loader when it is gone. Mail
     * alone goes by the server's executor, since it touches no data source.
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
