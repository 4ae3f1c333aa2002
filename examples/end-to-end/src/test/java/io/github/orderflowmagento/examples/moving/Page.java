package io.github.orderflowmagento.examples.moving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page of the documentation, as Markdown.
 *
 * @param path where it is
 * @param text all of it
 */
record Page(Path path, String text) {
    static final Page MOVING = read("moving-to-magento2.md");
    static final Page EXTENSIONS = read("from-the-extensions.md");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern CELL_END = Pattern.compile(" \\|(?: |$)");

    private static Page read(String name) {
        Path path = Path.of("../../mapping-core").resolve(name);
        return new Page(path, textOf(path));
    }

    static String textOf(Path path) {
        try {
            return Files.readString(path).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the code blocks of a language. */
    List<String> blocks(String language) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /** Returns the inline code of sentences and tables. */
    List<String> codes() {
        return codes(BLOCK.matcher(text).replaceAll(""));
    }

    static List<String> codes(String text) {
        return CODE.matcher(text).results().map(code -> code.group(1)).toList();
    }

    /** The rows of the table below a heading, by cells, without the table's own heading. */
    List<List<String>> table(String heading) {
        List<List<String>> rows = rows(section(heading)).toList();
        assertThat(rows).as("table below '%s'", heading).hasSizeGreaterThan(2);
        return rows.subList(2, rows.size());
    }

    /** The rows of all its tables, the tables' own headings among them. */
    Stream<List<String>> rows() {
        return rows(text);
    }

    private static Stream<List<String>> rows(String text) {
        return text.lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> Arrays.stream(CELL_END.split(line.substring(1), -1))
                        .map(String::strip)
                        .toList())
                .map(cells -> cells.subList(0, cells.size() - 1));
    }

    private String section(String heading) {
        List<MatchResult> found = Pattern.compile("(?ms)^#+ " + Pattern.quote(heading) + "$(.*?)(?=^#|\\z)")
                .matcher(text)
                .results()
                .toList();
        assertThat(found).as("sections '%s'", heading).hasSize(1);
        return found.get(0).group(1);
    }

    @Override
    public String toString() {
        return String.valueOf(path.getFileName());
    }
}
