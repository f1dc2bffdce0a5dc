package org.watchword;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
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
import java.util.stream.Stream;

/** The rules that hold the parts of this module together. */
@AnalyzeClasses(packages = "org.watchword", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.watchword.(*)..").should().beFreeOfCycles();

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

    private static boolean isOpen(java.util.Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static boolean relocated(JavaClass type) {
        return type.getPackageName().startsWith("com.auth0")
                || type.getPackageName().startsWith("com.fasterxml");
    }

    /** What runs on beside the requests, or hangs on the server's threads, holds the application's class loader when it is gone. */
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
