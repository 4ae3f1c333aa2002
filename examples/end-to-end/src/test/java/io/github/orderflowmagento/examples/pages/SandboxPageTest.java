package io.github.orderflowmagento.examples.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SandboxPageTest {
    @Test
    void itShowsATestThatRuns() throws IOException {
        String source =
                Files.readString(Path.of("src/test/java/io/github/orderflowmagento/examples/pages/OrdersTest.java"));

        assertThat(Files.readString(Path.of("../sandbox/README.md")))
                .contains("```java\n" + source.substring(source.indexOf("import ")) + "```");
    }
}
