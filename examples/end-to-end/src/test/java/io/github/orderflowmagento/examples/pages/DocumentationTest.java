package io.github.orderflowmagento.examples.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentationTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

    static List<Path> pages() throws IOException {
        return ProjectPages.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Path page) throws IOException {
        assertThat(LINK.matcher(ProjectPages.withoutBlocks(page)).results().map(link -> link.group(1)))
                .allMatch(link -> leadsSomewhere(page, link), "leads somewhere");
    }

    private static boolean leadsSomewhere(Path page, String link) {
        if (link.startsWith("https://")) {
            return true;
        }
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
        return Files.exists(target)
                && (parts.length == 1
                        || anchors(ProjectPages.withoutBlocks(target)).anyMatch(parts[1]::equals));
    }

    private static Stream<String> anchors(String text) {
        return text.lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w -]", "")
                        .replace(' ', '-'));
    }

    @Test
    void theReadmeIsShort() throws IOException {
        assertThat(Files.readAllLines(ProjectPages.ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(150);
    }

    @Test
    void everyMessageUnderTroubleshootingIsOneThatIsWritten() throws IOException {
        String sources = sources();
        List<String> messages = Pattern.compile("(?m)^\\| `([^`]+)` \\|")
                .matcher(Files.readString(ProjectPages.ROOT.resolve("mapping-core/troubleshooting.md")))
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(messages).hasSizeGreaterThan(20).allMatch(sources::contains, "is written");
    }

    /** All of the library's code, with the parts of each text joined. */
    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(ProjectPages.ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().replace('\\', '/').contains("/src/main/java/"))
                    .map(ProjectPages::textOf)
                    .map(text -> text.replaceAll("\"\\s*\\+\\s*\"", ""))
                    .collect(Collectors.joining("\n"));
        }
    }
}
