package io.github.orderflowmagento.examples.hostile;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** No client displays a secret in any of the encodings of documents, URLs and logs, whichever side quotes it. */
class EncodedSecretsTest {
    private static final String SECRET = "pä55 & <w0rd>\"'/\\3nd*~";

    private static final List<String> ENCODINGS = List.of(
            SECRET,
            "pä55 &amp; &lt;w0rd&gt;\"'/\\3nd*~",
            "pä55 &amp; &lt;w0rd>&quot;&#39;/\\3nd*~",
            "pä55 &amp; &lt;w0rd&gt;&quot;&#039;/\\3nd*~",
            "pä55 &amp; &lt;w0rd&gt;&quot;&apos;/\\3nd*~",
            "pä55 &amp;amp; &amp;lt;w0rd&amp;gt;&amp;quot;&amp;#039;/\\3nd*~",
            "p&#228;55 &#38; &#60;w0rd&#62;&#34;&#39;/\\3nd*~",
            "p&#xE4;55 &#x26; &#x3c;w0rd&#x3e;&#x22;&#x27;&#x2F;\\3nd*~",
            "p%C3%A455+%26+%3Cw0rd%3E%22%27%2F%5C3nd*%7E",
            "p%C3%A455%20%26%20%3Cw0rd%3E%22%27%2F%5C3nd%2A~",
            "p%c3%a455%20%26%20%3cw0rd%3e%22%27%2f%5c3nd%2a~",
            "p\\u00e455 & <w0rd>\\\"'\\/\\\\3nd*~",
            "p\\u00E455 \\u0026 \\u003Cw0rd\\u003E\\\"\\u0027/\\\\3nd*~",
            "cMOkNTUgJiA8dzByZD4iJy9cM25kKn4=",
            "70c3a435352026203c773072643e22272f5c336e642a7e",
            "70C3A435352026203C773072643E22272F5C336E642A7E");

    static Stream<Arguments> transportsAndEncodings() {
        return Arrays.stream(Transport.values())
                .flatMap(transport -> ENCODINGS.stream().map(encoded -> arguments(transport, encoded)));
    }

    @ParameterizedTest
    @MethodSource("transportsAndEncodings")
    void aMessageShowsNoSecretInAnyEncoding(Transport transport, String encoded) {
        for (String body : List.of("before " + encoded + " after", "<html><h1>before</h1>" + encoded + " after")) {
            String trace = trace(failure(transport, 200, body, SECRET));

            // an answer that ends within what looks like a tag is quoted not at all
            assertThat(trace)
                    .containsAnyOf("before", "the answer is incomplete")
                    .doesNotContain("w0rd", "3nd", encoded);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSecretOfTwoLettersMakesNoNonsenseOfAMessage(Transport transport) {
        String message =
                failure(transport, 200, "no such thing, unexpected end", "en").getMessage();

        assertThat(message).contains("no such thing, unexpected end");
    }

    @ParameterizedTest
    @EnumSource
    void aSecretThatIsCutInHalfIsNotShown(Transport transport) {
        for (int length : List.of(5_440, 16_370, 49_140)) {
            String page =
                    "<html><title>before</title>" + "<i>".repeat(length / 3) + "s3cr3t-0f-thirty-characters-and-m0re";

            assertThat(trace(failure(transport, 200, page, "s3cr3t-0f-thirty-characters-and-m0re")))
                    .contains("before")
                    .doesNotContain("s3cr");
        }
    }

    private static Throwable failure(Transport transport, int status, String body, String secret) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HostileServer.Answer answer = new HostileServer.Answer(status, Map.of(), () -> new ByteArrayInputStream(bytes));
        try (HostileServer other = HostileServer.answering(transport, answer)) {
            return catchThrowable(() -> transport.read(other.url("127.0.0.1"), secret, http -> {}));
        }
    }

    private static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }
}
