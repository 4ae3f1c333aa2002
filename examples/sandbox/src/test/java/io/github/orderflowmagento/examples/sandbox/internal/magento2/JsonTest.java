package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class JsonTest {

    private static final Path RECORDINGS = Path.of("../../magento-client/src/test/resources/recordings-magento2");

    @Test
    void recordedJsonIsWrittenBackByteForByte() throws IOException {
        List<String> bodies = new ArrayList<>();
        try (Stream<Path> files = Files.walk(RECORDINGS)) {
            for (Path file :
                    files.filter(file -> file.endsWith("response.http")).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                int body = text.indexOf("\r\n\r\n") + 4;
                // the schema is written by other means
                boolean isPlain =
                        text.contains("application/json") && !text.contains("gzip") && !text.contains("swagger");
                if (isPlain && List.of('{', '[').contains(text.charAt(Math.min(body, text.length() - 1)))) {
                    bodies.add(text.substring(body));
                }
            }
        }
        assertThat(bodies)
                .hasSizeGreaterThan(600)
                .allSatisfy(body -> assertThat(JsonText.of(Json.read(body))).isEqualTo(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\"}", "[1,]", "01", "\"\\u12\"", "nul", "[1] 2", "\"a\nb\""})
    void textThatIsNotJsonIsRejected(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.read(text));
    }
}
