package io.github.orderflowmagento.magento;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.MagentoException.NoAnswer;
import io.github.orderflowmagento.magento.MagentoException.NotUnderstood;

import static io.github.orderflowmagento.magento.Magento2FailuresTest.assertFailure;
import static io.github.orderflowmagento.magento.Magento2FailuresTest.failure;
import static io.github.orderflowmagento.magento.Magento2FailuresTest.list;
import static org.assertj.core.api.Assertions.assertThat;

/** Answers of a Magento 2 that break off, drip or never end. */
class Magento2CutAnswersTest {
    /** Longer than connecting takes on any machine. */
    private static final Duration SHORT = Duration.ofSeconds(3);

    @Test
    void aBodyThatIsCutIsNoAnswer() throws IOException {
        byte[] whole = list().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream cut = new ByteArrayOutputStream();
        cut.writeBytes(("HTTP/1.1 200 OK\r\nContent-Length: " + whole.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        cut.write(whole, 0, whole.length / 2);

        try (RawShop raw = new RawShop(out -> out.write(cut.toByteArray()));
                Magento shop = raw.connectToMagento2().build()) {
            assertFailure(failure(shop), NoAnswer.class, Concern.EVERYTHING, true, "no complete answer came back");
            assertThat(raw.requests()).isEqualTo(2);
        }
    }

    @Test
    void aRefusalThatIsCutIsNoAnswer() throws IOException {
        String head = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 500\r\n\r\n{\"message\":\"The sig";

        try (RawShop raw = new RawShop(out -> out.write(head.getBytes(StandardCharsets.US_ASCII)));
                Magento shop = raw.connectToMagento2().build()) {
            assertThat(failure(shop)).isExactlyInstanceOf(NoAnswer.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nX-Drip: ",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"items\":[",
                "HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\n\r\n{\"message\":\""
            })
    void anAnswerThatDripsEndsWithTheTimeLimit(String beginning) throws IOException {
        try (RawShop dripping = new RawShop(out -> RawShop.drip(out, beginning));
                Magento shop = dripping.connectToMagento2().timeout(SHORT).build()) {
            assertThat(failure(shop)).isExactlyInstanceOf(NoAnswer.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401, 500})
    void anAnswerWithoutEndIsReadUpToItsBound(int status) throws IOException {
        byte[] some = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        try (RawShop endless = new RawShop(out -> {
                    out.write(("HTTP/1.1 " + status + " Any\r\nContent-Type: application/json\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
                    while (true) {
                        out.write(some);
                    }
                });
                Magento shop =
                        endless.connectToMagento2().maxAnswerBytes(1 << 20).build()) {
            assertFailure(failure(shop), NotUnderstood.class, Concern.UNDETERMINED, false, "maxAnswerBytes");
        }
    }
}
