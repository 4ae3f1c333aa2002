package io.github.orderflowmagento.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Keeps {@code on-demand.md} true. */
class OnDemandPageTest {
    private static final Path PAGE = Path.of("on-demand.md");
    private static final Path EXAMPLES =
            Path.of("src/test/java/io/github/orderflowmagento/operation/OnDemandExampleTest.java");

    /** A module with the HTTP stack. */
    private static final Path EXAMPLES_OVER_HTTP =
            Path.of("../orderflow-client/src/test/java/io/github/orderflowmagento/orderflow/DetectionTest.java");

    private static final Pattern JAVA = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s#]+)");

    private static String read(Path path) throws IOException {
        return Files.readString(path).replace("\r\n", "\n");
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s+", "");
    }

    @Test
    void everyPieceOfJavaIsInATestThatRuns() throws IOException {
        String tests = withoutBlanks(read(EXAMPLES) + read(EXAMPLES_OVER_HTTP));
        List<String> pieces =
                JAVA.matcher(read(PAGE)).results().map(block -> block.group(1)).toList();

        assertThat(pieces)
                .hasSizeGreaterThan(6)
                .allSatisfy(piece -> assertThat(tests).contains(withoutBlanks(piece)));
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        assertThat(LINK.matcher(read(PAGE)).results().map(link -> link.group(1)))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(Path.of(link)).exists());
    }
}
