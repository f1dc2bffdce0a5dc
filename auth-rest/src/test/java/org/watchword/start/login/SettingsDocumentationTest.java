package org.watchword.start.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.watchword.config.Setting;
import org.watchword.session.TestConfigurations;
import org.watchword.start.FilterSettings;
import org.watchword.start.IssuerGroup;
import org.watchword.start.IssuerPreset;

/** The table of docs/settings.md says what the code does. */
final class SettingsDocumentationTest {

    private static final Path PAGE = Path.of("../docs/settings.md");

    @Test
    void tableHasOneRowForEachSettingAsTheCodeHasIt() throws IOException {
        List<String> documented = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `watchword."))
                // Those of the jar that uses it stand in a table of their own.
                .filter(line -> !line.startsWith("| `watchword.redis.") || line.startsWith("| `watchword.redis.url`"))
                .toList();

        List<String> rows = Stream.concat(TestConfigurations.ALL.all().stream(), new IssuerGroup("corp").all().stream())
                .map(SettingsDocumentationTest::row)
                .toList();

        assertThat(documented).containsExactlyElementsOf(rows);
    }

    @Test
    void tableOfPresetsSaysWhatEachOneSets() throws IOException {
        List<String> documented = Files.readAllLines(PAGE).stream()
                .filter(line ->
                        Stream.of(IssuerPreset.values()).anyMatch(one -> line.startsWith("| `" + one.word() + "` |")))
                .toList();

        List<String> rows = Stream.of(IssuerPreset.values())
                .map(SettingsDocumentationTest::row)
                .toList();

        assertThat(documented).containsExactlyElementsOf(rows);
    }

    private static String row(IssuerPreset preset) {
        return "| `" + preset.word() + "` | "
                + preset.defaults().entrySet().stream()
                        .map(one -> "`" + one.getKey() + "=" + one.getValue().replace("|", "\\|") + "`")
                        .collect(Collectors.joining(", "))
                + " |";
    }

    @Test
    void noTwoSettingsShareANameOrAnEnvironmentName() {
        assertThat(TestConfigurations.ALL.all().stream().map(Setting::name)).doesNotHaveDuplicates();
        assertThat(TestConfigurations.ALL.all().stream().map(Setting::environmentName))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyConstantIsInTheList() throws IllegalAccessException {
        for (JavaClass topic : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.watchword")) {
            for (Field field :
                    topic.getSimpleName().endsWith("Settings") ? topic.reflect().getFields() : new Field[0]) {
                if (field.getType() == Setting.class) {
                    assertThat(TestConfigurations.ALL.all())
                            .as(field.toString())
                            .contains((Setting<?>) field.get(null));
                }
            }
        }
    }

    @Test
    void theFilterAloneKnowsWhichNamesAreOfTheLogin() {
        assertThat(LoginSettings.ALL)
                .allMatch(setting -> FilterSettings.ALL.elsewhere().stream().anyMatch(setting.name()::startsWith));
        assertThat(FilterSettings.ALL.all())
                .noneMatch(setting -> FilterSettings.ALL.elsewhere().stream().anyMatch(setting.name()::startsWith));
    }

    private static String row(Setting<?> setting) {
        return "| `" + setting.name() + "` | `" + setting.environmentName() + "` | "
                + (setting.defaultValue().isEmpty() ? "–" : "`" + setting.defaultValue() + "`") + " | "
                + setting.description().replace("|", "\\|") + " |";
    }
}
