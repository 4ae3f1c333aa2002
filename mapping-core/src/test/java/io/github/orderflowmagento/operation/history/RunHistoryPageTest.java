package io.github.orderflowmagento.operation.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Keeps {@code run-history.md} true. */
class RunHistoryPageTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

    private static List<String> blocks(String language) throws IOException {
        return BLOCK.matcher(read("run-history.md"))
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    private static String read(String path) throws IOException {
        return Files.readString(Path.of(path)).replace("\r\n", "\n");
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s+", "");
    }

    @Test
    void everyPieceOfJavaIsInATestThatRuns() throws IOException {
        String tests = withoutBlanks(
                read("src/test/java/io/github/orderflowmagento/operation/history/RunHistoryExampleTest.java"));

        assertThat(blocks("java"))
                .hasSizeGreaterThan(3)
                .allSatisfy(piece -> assertThat(tests).contains(withoutBlanks(piece)));
    }

    @Test
    void theTablesAreThoseThatAreMade() throws IOException {
        assertThat(blocks("sql").get(0))
                .isEqualTo(read("src/main/resources/io/github/orderflowmagento/operation/history/postgresql.sql"));
    }
}
