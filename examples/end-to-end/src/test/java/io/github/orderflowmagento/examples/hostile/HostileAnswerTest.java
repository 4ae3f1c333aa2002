package io.github.orderflowmagento.examples.hostile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.orderflow.OrderFlowException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Every hostile answer over every transport: the client throws its own exception, no Error, and sends no request elsewhere. */
class HostileAnswerTest {
    private static final String IN_FILE = "the-contents-of-the-file";
    private static final HostileServer.Answer NOTHING =
            new HostileServer.Answer(200, Map.of(), () -> new ByteArrayInputStream(new byte[0]));

    @ParameterizedTest
    @EnumSource
    void noAnswerBreaksTheClientOrReachesOut(Transport transport, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret.txt"), IN_FILE);
        try (HostileServer temptation = HostileServer.answering(Transport.REST, NOTHING)) {
            for (HostileAnswer answer :
                    HostileAnswer.all(transport.root(), file.toUri().toString(), temptation.url("127.0.0.1"))) {
                assertHarmless(transport, answer);
            }
            assertThat(temptation.requests()).isZero();
        }
    }

    private static void assertHarmless(Transport transport, HostileAnswer answer) {
        try (HostileServer other = HostileServer.answering(transport, answer.answer())) {
            Throwable failure =
                    catchThrowable(() -> transport.read(other.url("127.0.0.1"), "canary-secret", http -> {}));

            assertThat(other.requests()).as(answer.name()).isPositive();
            if (failure != null || answer.isRefused()) {
                assertThat(failure)
                        .as(answer.name())
                        .isInstanceOf(transport.isOfMagento() ? MagentoException.class : OrderFlowException.class)
                        .hasMessageNotContaining(IN_FILE);
                assertThat(failure.getMessage()).as(answer.name()).hasSizeLessThan(3_000);
            }
        }
    }
}
