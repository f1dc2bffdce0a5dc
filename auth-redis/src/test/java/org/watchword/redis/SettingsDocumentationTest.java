package org.watchword.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.watchword.config.Setting;

/** The table of docs/settings.md says what the code does. */
class SettingsDocumentationTest {

    private static final Path PAGE = Path.of("../docs/settings.md");

    @Test
    void tableHasOneRowForEachSettingAsTheCodeHasIt() throws IOException {
        List<String> documented = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `watchword.redis.") && !line.startsWith("| `watchword.redis.url`"))
                .toList();

        assertThat(documented)
                .containsExactlyElementsOf(RedisSettings.ALL.stream()
                        .map(SettingsDocumentationTest::row)
                        .toList());
    }

    private static String row(Setting<?> setting) {
        return "| `" + setting.name() + "` | `" + setting.environmentName() + "` | "
                + (setting.defaultValue().isEmpty() ? "–" : "`" + setting.defaultValue() + "`") + " | "
                + setting.description().replace("|", "\\|") + " |";
    }
}
