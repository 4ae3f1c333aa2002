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

/** Every hostile answer over every road: a failure of the client's own kind, no error of the machine, and nobody else is asked. */
class HostileAnswerTest {
    private static final String IN_FILE = "the-contents-of-the-file";
    private static final OtherSide.Answer NOTHING =
            new OtherSide.Answer(200, Map.of(), () -> new ByteArrayInputStream(new byte[0]));

    @ParameterizedTest
    @EnumSource
    void noAnswerBreaksTheClientOrReachesOut(Road road, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret.txt"), IN_FILE);
        try (OtherSide temptation = OtherSide.answering(Road.REST, NOTHING)) {
            for (HostileAnswer answer :
                    HostileAnswer.all(road.root(), file.toUri().toString(), temptation.url("127.0.0.1"))) {
                assertHarmless(road, answer);
            }
            assertThat(temptation.requests()).isZero();
        }
    }

    private static void assertHarmless(Road road, HostileAnswer answer) {
        try (OtherSide other = OtherSide.answering(road, answer.answer())) {
            Throwable failure = catchThrowable(() -> road.read(other.url("127.0.0.1"), "canary-secret", http -> {}));

            assertThat(other.requests()).as(answer.name()).isPositive();
            if (failure != null || answer.isRefused()) {
                assertThat(failure)
                        .as(answer.name())
                        .isInstanceOf(road.isOfMagento() ? MagentoException.class : OrderFlowException.class)
                        .hasMessageNotContaining(IN_FILE);
                assertThat(failure.getMessage()).as(answer.name()).hasSizeLessThan(3_000);
            }
        }
    }
}
