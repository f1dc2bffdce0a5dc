package org.watchword.redis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds the rooms of this module apart. */
@AnalyzeClasses(packages = "org.watchword.redis", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "org.watchword.redis";

    /** Every package of this module, and those of this module that it may use. */
    private static final Map<String, Set<String>> ROOMS = Map.of(
            ROOT,
            Set.of(ROOT + ".link", ROOT + ".store"),
            ROOT + ".store",
            Set.of(ROOT + ".link"),
            ROOT + ".link",
            Set.of());

    @ArchTest
    static void everyPackageIsARoom(JavaClasses classes) {
        Set<String> packages =
                classes.stream().map(type -> type.getPackageName()).collect(Collectors.toSet());

        assertThat(packages).isEqualTo(ROOMS.keySet());
    }

    @ArchTest
    static void roomsUseNoOthersThanTheyMay(JavaClasses classes) {
        ROOMS.forEach((room, others) -> noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOMS.keySet().stream()
                        .filter(other -> !other.equals(room) && !others.contains(other))
                        .toArray(String[]::new))
                .allowEmptyShould(true)
                .check(classes));
    }

    @ArchTest
    static final ArchRule packagesHaveNoCycle =
            slices().matching("org.watchword.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule clientIsKnownToTheLinkOnly = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".link")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("redis.clients..", "org.apache.commons.pool2..", "org.slf4j..");

    /** Of auth-rest it needs the ports and the door for such a jar; adapters, use cases and wiring are none of its. */
    @ArchTest
    static final ArchRule portsAndTheDoorAreAllThatIsUsed = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.watchword.store.jpa..",
                    "org.watchword.session..",
                    "org.watchword.account..",
                    "org.watchword.endpoint..",
                    "org.watchword.start..",
                    "jakarta..");

    /** One thread listens, and is waited for when the application ends; nothing else runs on beside the requests. */
    @ArchTest
    static final ArchRule nothingElseRunsOnOrStaysBehind = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + ".link.Subscriber")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.Timer|java\\.lang\\.(Inheritable)?ThreadLocal|java\\.util\\.concurrent"
                    + "\\.(Executor|Executors|ExecutorService|ScheduledExecutorService|ForkJoinPool|CompletableFuture)")
            .orShould()
            .callConstructor(Thread.class, Runnable.class)
            .orShould()
            .callConstructor(Thread.class, Runnable.class, String.class);
}
