package io.github.orderflowmagento.examples.moving;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The page on the extensions has an equivalent for each of their settings, or the reason why there is none. */
class ExtensionSettingsTest {
    private static final Path SCHEDULE = Path.of("../schedule/src/main/java");

    @ParameterizedTest
    @CsvSource({
        "Settings of the extension for Magento 1, magento1-extension-settings.txt",
        "Settings of its branch for returns, magento1-extension-returns-settings.txt",
        "Settings of the extension for Magento 2, magento2-extension-settings.txt"
    })
    void everySettingOfTheExtensionHasARow(String heading, String settings) throws IOException {
        List<String> rows = Page.EXTENSIONS.table(heading).stream()
                .map(row -> Page.codes(row.get(0)).get(0))
                .toList();

        assertThat(rows).isNotEmpty().containsExactlyElementsOf(settings(settings));
    }

    private static List<String> settings(String name) throws IOException {
        try (InputStream list = Objects.requireNonNull(ExtensionSettingsTest.class.getResourceAsStream(name))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Settings of the extension for Magento 1",
        "Settings of its branch for returns",
        "Settings of the extension for Magento 2"
    })
    void everyRowSaysWhatItIsHereOrWhyItIsNothing(String heading) {
        assertThat(Page.EXTENSIONS.table(heading)).isNotEmpty().allSatisfy(row -> {
            String here = row.get(2);
            assertThat(here)
                    .as(row.get(0))
                    .satisfiesAnyOf(
                            text -> assertThat(text).contains("none, because "),
                            text -> assertThat(text).contains("a condition, see below"),
                            text -> assertThat(Page.codes(text))
                                    .isNotEmpty()
                                    .anyMatch(code -> ProjectNames.has(code) || code.startsWith("schedule.")));
        });
    }

    @Test
    void settingsOfTheExampleAreThoseThatItReads() throws IOException {
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.walk(SCHEDULE)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(Page::textOf)
                    .forEach(sources::append);
        }
        List<String> named = Page.EXTENSIONS.codes().stream()
                .filter(code -> code.startsWith("schedule."))
                .distinct()
                .toList();

        assertThat(named)
                .hasSize(4)
                .allSatisfy(
                        name -> assertThat(sources.toString()).contains("\"" + name.replace("schedule.", "") + "\""));
    }
}
