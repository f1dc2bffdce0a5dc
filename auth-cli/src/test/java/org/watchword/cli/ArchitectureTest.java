package org.watchword.cli;

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
@AnalyzeClasses(packages = "org.watchword.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "org.watchword.cli";

    /** Every package of this module, and those of this module that it may use. */
    private static final Map<String, Set<String>> ROOMS = Map.of(
            ROOT,
            Set.of("terminal", "user", "session", "key", "token", "upkeep"),
            ROOT + ".user",
            Set.of("terminal", "database"),
            ROOT + ".session",
            Set.of("terminal", "database", "user"),
            ROOT + ".key",
            Set.of("terminal", "database"),
            ROOT + ".token",
            Set.of("terminal", "database"),
            ROOT + ".upkeep",
            Set.of("terminal", "database"),
            ROOT + ".database",
            Set.of("terminal"),
            ROOT + ".terminal",
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
                        .filter(other -> !other.equals(room)
                                && !others.contains(other.substring(Math.min(ROOT.length() + 1, other.length()))))
                        .toArray(String[]::new))
                .check(classes));
    }

    @ArchTest
    static final ArchRule packagesHaveNoCycle =
            slices().matching("org.watchword.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule databasesAreKnownToTheirRoomOnly = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".database")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.h2..", "org.postgresql..", "org.eclipse.persistence..");
}
