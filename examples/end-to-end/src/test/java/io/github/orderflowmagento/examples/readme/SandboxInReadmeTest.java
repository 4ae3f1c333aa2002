package io.github.orderflowmagento.examples.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SandboxInReadmeTest {
    @Test
    void theReadmeShowsATestThatRuns() throws IOException {
        String source =
                Files.readString(Path.of("src/test/java/io/github/orderflowmagento/examples/readme/OrdersTest.java"));

        assertThat(Files.readString(Path.of("../../README.md")))
                .contains("```java\n" + source.substring(source.indexOf("import ")) + "```");
    }
}
