package org.watchword;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules that hold the parts of this module together. */
@AnalyzeClasses(packages = "org.watchword", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "org.watchword.";

    /** Every package of this module, and those of this module that it may use. */
    private static final Map<String, Set<String>> ROOMS = Map.ofEntries(
            entry(
                    "start",
                    Set.of(
                            "principal",
                            "api",
                            "spi",
                            "authorization",
                            "beans",
                            "config",
                            "container",
                            "health",
                            "jaxrs",
                            "key",
                            "key.load",
                            "key.remote",
                            "path",
                            "refusal",
                            "report",
                            "revocation",
                            "servlet",
                            "token",
                            "transport")),
            entry(
                    "cdi",
                    Set.of(
                            "api",
                            "authorization",
                            "beans",
                            "config",
                            "health",
                            "principal",
                            "refusal",
                            "servlet",
                            "token")),
            entry(
                    "jaxrs",
                    Set.of(
                            "api",
                            "authorization",
                            "config",
                            "container",
                            "key",
                            "principal",
                            "servlet",
                            "refusal",
                            "report")),
            entry(
                    "servlet",
                    Set.of(
                            "api",
                            "authorization",
                            "beans",
                            "spi",
                            "config",
                            "container",
                            "key",
                            "path",
                            "principal",
                            "refusal",
                            "report",
                            "token",
                            "transport")),
            entry("refusal", Set.of("spi", "api", "authorization", "transport")),
            entry("container", Set.of("api", "authorization", "beans", "config", "report")),
            entry("transport", Set.of("api", "config", "path")),
            entry("path", Set.of("authorization", "config")),
            entry("authorization", Set.of("api", "config")),
            entry("principal", Set.of("api", "token")),
            entry("token", Set.of("api", "config", "json", "key", "text")),
            entry("key.load", Set.of("config", "json", "key", "remote", "text")),
            entry("revocation", Set.of("concurrent", "config", "json", "remote", "text", "token")),
            entry("remote", Set.of("text")),
            entry("concurrent", Set.of()),
            entry("json", Set.of("text")),
            entry("beans", Set.of("config", "report", "spi")),
            entry("spi", Set.of("api")),
            entry("key.remote", Set.of("key", "key.load", "remote")),
            entry("key", Set.of("concurrent", "config", "remote", "text")),
            entry("health", Set.of("beans", "config", "report")),
            entry("report", Set.of("config")),
            entry("config", Set.of("text")),
            entry("text", Set.of()),
            entry("api", Set.of()));

    @ArchTest
    static void everyPackageIsARoom(JavaClasses classes) {
        Set<String> packages = classes.stream()
                .map(type -> type.getPackageName().substring(ROOT.length()))
                .filter(name -> !name.startsWith("shaded."))
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
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.watchword.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule apiUsesNothingOfOurs = classes()
            .that()
            .resideInAPackage("org.watchword.api")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.watchword.api", "java..", "jakarta..", "org.jspecify..");

    @ArchTest
    static final ArchRule spiUsesNothingOfOursButTheApi = classes()
            .that()
            .resideInAPackage("org.watchword.spi")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.watchword.spi", "org.watchword.api", "java..", "jakarta..", "org.jspecify..");

    @ArchTest
    static final ArchRule onlyTokenKnowsJavaJwt = noClasses()
            .that()
            .resideOutsideOfPackages("org.watchword.token..", "org.watchword.shaded..")
            .should()
            .dependOnClassesThat(resideInAPackage("com.auth0.."));

    @ArchTest
    static final ArchRule onlyTokenAndJsonKnowJackson = noClasses()
            .that()
            .resideOutsideOfPackages("org.watchword.token..", "org.watchword.json..", "org.watchword.shaded..")
            .should()
            .dependOnClassesThat(resideInAPackage("com.fasterxml.."));

    @ArchTest
    static final ArchRule onlyJaxrsKnowsJaxRs = noClasses()
            .that()
            .resideOutsideOfPackage("org.watchword.jaxrs..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule relocatedTypesAreInNoPublicSignature = classes()
            .that()
            .arePublic()
            .should(new ArchCondition<>("show no type of java-jwt or Jackson") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    Stream<JavaCodeUnit> units =
                            type.getCodeUnits().stream().filter(unit -> isOpen(unit.getModifiers()));
                    units.flatMap(unit -> Stream.concat(
                                    unit.getAllInvolvedRawTypes().stream(),
                                    unit.getExceptionTypes().stream().map(JavaClass.class::cast)))
                            .filter(ArchitectureTest::relocated)
                            .forEach(
                                    shown -> events.add(SimpleConditionEvent.violated(type, type + " shows " + shown)));
                    type.getFields().stream()
                            .filter(field -> isOpen(field.getModifiers()))
                            .map(JavaField::getRawType)
                            .filter(ArchitectureTest::relocated)
                            .forEach(
                                    shown -> events.add(SimpleConditionEvent.violated(type, type + " shows " + shown)));
                    Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream())
                            .filter(ArchitectureTest::relocated)
                            .forEach(shown -> events.add(SimpleConditionEvent.violated(type, type + " is a " + shown)));
                }
            });

    @ArchTest
    static final ArchRule nothingIsPrinted = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule namesCarryTheRole = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl");

    private static boolean isOpen(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static boolean relocated(JavaClass type) {
        return type.getPackageName().startsWith("com.auth0")
                || type.getPackageName().startsWith("com.fasterxml");
    }

    /**
     * What runs on beside the requests, or hangs on the server's threads, holds the application's class loader when it
     * is gone.
     */
    @ArchTest
    static final ArchRule nothingRunsOnOrStaysBehind = noClasses()
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
