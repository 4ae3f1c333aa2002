package io.github.orderflowmagento.examples.moving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.mapping.file.MappingFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** Names in the pages on moving exist, and their examples have been run. */
class PagesTest {
    private static final Path TESTS = Path.of("src/test/java/io/github/orderflowmagento/examples/moving");
    private static final String ENTRY = "[a-z]\\w*(\\.[\\w ]+)+ =.*";

    static Stream<Page> pages() {
        return Stream.of(Page.MOVING, Page.EXTENSIONS);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyTypeAndMemberAndTestThatIsNamedIsThere(Page page) {
        List<String> names =
                page.codes().stream().filter(ProjectNames::isName).distinct().toList();

        assertThat(names).hasSizeGreaterThan(20).allMatch(ProjectNames::has, "is there");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OrderExport.adopt",
                "OrderExports",
                "OrderExport.Builder.build.now",
                "StockCalculation.Adjustment.ALL",
                "PagesTest.everything",
                "PageTest"
            })
    void aNameThatIsNotThereIsNoticed(String name) {
        assertThat(ProjectNames.isName(name)).isTrue();
        assertThat(ProjectNames.has(name)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyEntryOfAMappingFileIsRead(Page page) {
        List<String> entries = Stream.concat(
                        page.codes().stream().filter(code -> code.matches(ENTRY)), page.blocks("properties").stream())
                .toList();

        assertThat(entries)
                .isNotEmpty()
                .allSatisfy(entry -> assertThatCode(() -> MappingFile.properties("page", entry))
                        .doesNotThrowAnyException());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPieceOfJavaIsInATestThatRuns(Page page) throws IOException {
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.list(TESTS)) {
            files.filter(file -> file.toString().endsWith("Test.java"))
                    .map(Page::textOf)
                    .forEach(sources::append);
        }

        assertThat(page.blocks("java"))
                .isNotEmpty()
                .allSatisfy(
                        snippet -> assertThat(withoutBlanks(sources.toString())).contains(withoutBlanks(snippet)));
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s+", "");
    }

    /** A row with a test in its last column is a claim; there are many. */
    @ParameterizedTest
    @MethodSource("pages")
    void claimsNameTheTestThatShowsThem(Page page) {
        List<List<String>> claims = page.rows()
                .filter(row -> Page.codes(row.get(row.size() - 1)).stream()
                        .anyMatch(code -> code.matches("\\w+Test(\\.\\w+)?")))
                .toList();

        assertThat(claims).hasSizeGreaterThan(15);
    }
}
