package io.github.orderflowmagento.orderflow;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.orderflow.message.UnreadableLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class InventoryStreamTest {

    private static final int MILLION = 1_000_000;
    private static final String OK = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";

    @Test
    void aMillionLinesArriveInOrderAndTheServerIsNeverFarAhead() throws IOException {
        AtomicInteger written = new AtomicInteger();
        try (RawServer server = new RawServer((request, out) -> writeLines(out, written));
                OrderFlow warehouse = server.client().build();
                Stream<InventoryLine> lines = warehouse.inventory().lines(unreadable -> {})) {
            Iterator<InventoryLine> walk = lines.iterator();

            for (int i = 0; i < 1000; i++) {
                assertThat(walk.next().externalReference()).isEqualTo(sku(i));
            }
            // The server's lead is in the buffers of the sockets: it cannot continue to write until they are read.
            assertThat(written).hasValueLessThan(MILLION / 2);

            int count = 1000;
            while (walk.hasNext()) {
                assertThat(walk.next().externalReference().equals(sku(count))).isTrue();
                count++;
            }
            assertThat(count).isEqualTo(MILLION);
        }
    }

    @Test
    void closingTheStreamEndsTheAnswer() throws Exception {
        CountDownLatch brokenOff = new CountDownLatch(1);
        AtomicInteger written = new AtomicInteger();
        RawServer.Answering answering = (request, out) -> {
            try {
                writeLines(out, written);
            } catch (IOException e) {
                brokenOff.countDown();
            }
        };
        try (RawServer server = new RawServer(answering);
                OrderFlow warehouse = server.client().build()) {
            try (Stream<InventoryLine> lines = warehouse.inventory().lines(unreadable -> {})) {
                assertThat(lines.limit(3)).hasSize(3);
            }

            assertThat(brokenOff.await(10, TimeUnit.MINUTES)).isTrue();
            assertThat(written).hasValueLessThan(MILLION);
        }
    }

    @Test
    void nothingIsSentUnlessTheStreamIsConsumed() throws IOException {
        try (RawServer server = RawServer.answering(OK + "<inventory/>");
                OrderFlow warehouse = server.client().build()) {
            warehouse.inventory().lines(unreadable -> {}).close();

            assertThat(warehouse.inventory().retrieve()).isEmpty();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "</inventory><more/> | NotUnderstood | not readable as XML",
                "<p product='C'>     | NoAnswer      | is incomplete",
                "<p product='C></x>  | NotUnderstood | not readable as XML",
                "<exception>The database is gone</exception></inventory> | Rejected | The database is gone"
            })
    void aFailureComesAfterTheLinesBeforeIt(String rest, String kind, String message) throws IOException {
        List<String> skus = new ArrayList<>();
        OrderFlowException failure =
                failureOfWalk(skus, OK + "<inventory><p product='A'/><p product='B'/>" + rest.strip());

        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(failure).hasMessageContaining(message);
        assertThat(skus).startsWith("A", "B");
    }

    @Test
    void aBodyThatIsCutIsNoAnswerAfterTheLinesBeforeIt() throws IOException {
        List<String> skus = new ArrayList<>();
        OrderFlowException failure =
                failureOfWalk(skus, "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n<inventory><p product='A'/>");

        assertThat(failure).isInstanceOf(OrderFlowException.NoAnswer.class);
        assertThat(skus).containsExactly("A");
    }

    @Test
    void silenceFailsTheStreamAfterTheLinesBeforeIt() {
        Patience.check(Duration.ofMillis(300), timeout -> {
            CountDownLatch over = new CountDownLatch(1);
            RawServer.Answering silent = (request, out) -> {
                out.write((OK + "<inventory><p product='A'/>").getBytes(StandardCharsets.UTF_8));
                out.flush();
                over.await();
            };
            List<String> skus = new ArrayList<>();
            try (RawServer server = new RawServer(silent);
                    OrderFlow warehouse = server.client().timeout(timeout).build()) {
                OrderFlowException failure = walk(warehouse, skus);

                assertThat(failure).isInstanceOf(OrderFlowException.NoAnswer.class);
                assertThat(skus).containsExactly("A");
            } finally {
                over.countDown();
            }
        });
    }

    @Test
    void aStreamOutlastsTheTimeoutWhileLinesArrive() {
        Patience.check(Duration.ofMillis(400), timeout -> {
            RawServer.Answering slow = (request, out) -> {
                out.write((OK + "<inventory>").getBytes(StandardCharsets.UTF_8));
                long end = System.nanoTime() + timeout.multipliedBy(3).toNanos();
                while (System.nanoTime() < end) {
                    out.write("<p product='A'/>".getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    LockSupport.parkNanos(timeout.dividedBy(20).toNanos());
                }
                out.write("</inventory>".getBytes(StandardCharsets.UTF_8));
            };
            try (RawServer server = new RawServer(slow);
                    OrderFlow warehouse = server.client().timeout(timeout).build()) {
                assertThat(warehouse.inventory().retrieve()).isNotEmpty();
            }
        });
    }

    @Test
    void invalidUtf8InASkuSpoilsThatLineOnly() throws IOException {
        List<UnreadableLine> unreadable = new ArrayList<>();
        String document =
                OK + "<?xml version='1.0' encoding='utf-8'?><inventory><p product='A' description='M\u00fcsli'/>"
                        + "<p product='M\u00dcSLI'/><p product='C'/></inventory>";
        RawServer.Answering latin1 = (request, out) -> out.write(document.getBytes(StandardCharsets.ISO_8859_1));
        try (RawServer server = new RawServer(latin1);
                OrderFlow warehouse = server.client().build();
                Stream<InventoryLine> lines = warehouse.inventory().lines(unreadable::add)) {
            assertThat(lines).extracting(InventoryLine::externalReference).containsExactly("A", "C");
        }

        assertThat(unreadable)
                .extracting(UnreadableLine::reason)
                .containsExactly("inventory line 2 <p>: its SKU holds bytes that are not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-8", "windows-1252"})
    void anInventoryIsReadInTheEncodingThatItDeclares(String encoding) throws IOException {
        String document =
                "<?xml version='1.0' encoding='" + encoding + "'?><inventory><p product='M\u00dcSLI'/></inventory>";
        RawServer.Answering encoded = (request, out) -> {
            out.write(OK.getBytes(StandardCharsets.US_ASCII));
            out.write(document.getBytes(Charset.forName(encoding)));
        };
        try (RawServer server = new RawServer(encoded);
                OrderFlow warehouse = server.client().build()) {
            assertThat(warehouse.inventory().retrieve())
                    .extracting(InventoryLine::externalReference)
                    .containsExactly("M\u00dcSLI");
        }
    }

    @Test
    void aMalformedLineIsReportedAndSkipped() throws IOException {
        List<UnreadableLine> unreadable = new ArrayList<>();
        String document = "<inventory><p product='A'/><p quantity='1'/><p product='C' sequenceId='x'/><p product='D'/>"
                + "</inventory>";
        try (RawServer server = RawServer.answering(OK + document);
                OrderFlow warehouse = server.client().build();
                Stream<InventoryLine> lines = warehouse.inventory().lines(unreadable::add)) {
            assertThat(lines).extracting(InventoryLine::externalReference).containsExactly("A", "D");
        }

        assertThat(unreadable)
                .extracting(UnreadableLine::toString)
                .containsExactly(
                        "UnreadableLine[number=2, externalReference=Optional.empty, reason=inventory line 2 <p> has"
                                + " neither the attribute 'externalReference' nor 'product']",
                        "UnreadableLine[number=3, externalReference=Optional[C], reason=inventory line 'C':"
                                + " 'sequenceId' is not a whole number]");
    }

    @Test
    void aFailureIsThrownAgainIfConsumingGoesOn() throws IOException {
        try (RawServer server = RawServer.answering(OK + "<inventory><p product='A'/></x>");
                OrderFlow warehouse = server.client().build();
                Stream<InventoryLine> lines = warehouse.inventory().lines(unreadable -> {})) {
            Iterator<InventoryLine> walk = lines.iterator();
            walk.next();

            for (int i = 0; i < 2; i++) {
                assertThatExceptionOfType(OrderFlowException.NotUnderstood.class)
                        .isThrownBy(walk::hasNext);
            }
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void consumingAClosedStreamFails() throws IOException {
        try (RawServer server = RawServer.answering(OK + "<inventory><p product='A'/><p product='B'/></inventory>");
                OrderFlow warehouse = server.client().build()) {
            Stream<InventoryLine> lines = warehouse.inventory().lines(unreadable -> {});
            Iterator<InventoryLine> walk = lines.iterator();
            walk.next();

            lines.close();

            assertThatIllegalStateException()
                    .isThrownBy(walk::hasNext)
                    .withMessage("The stream was closed before the end of the answer");
        }
    }

    @Test
    void anExceptionOfTheCallerIsNotAFailureOfTheWarehouse() throws IOException {
        try (RawServer server = RawServer.answering(OK + "<inventory><p/></inventory>");
                OrderFlow warehouse = server.client().build();
                Stream<InventoryLine> lines = warehouse.inventory().lines(line -> {
                    throw new UncheckedIOException(new IOException("disk full"));
                })) {
            assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(lines::toList);
        }
    }

    private static OrderFlowException failureOfWalk(List<String> skus, String answer) throws IOException {
        try (RawServer server = RawServer.answering(answer);
                OrderFlow warehouse = server.client().build()) {
            return walk(warehouse, skus);
        }
    }

    private static OrderFlowException walk(OrderFlow warehouse, List<String> skus) {
        try (Stream<InventoryLine> lines = warehouse.inventory().lines(unreadable -> {})) {
            OrderFlowException failure = catchThrowableOfType(
                    OrderFlowException.class, () -> lines.forEach(line -> skus.add(line.externalReference())));
            assertThat(failure).isNotNull();
            return failure;
        }
    }

    private static void writeLines(OutputStream socket, AtomicInteger written) throws IOException {
        OutputStream out = new BufferedOutputStream(socket, 1 << 16);
        RawServer.begin(out);
        out.write("<inventory>".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < MILLION; i++) {
            String line = "<inventoryLine product=\"" + sku(i) + "\" quantity=\"" + i + "\" site=\"north\" />";
            out.write(line.getBytes(StandardCharsets.UTF_8));
            written.incrementAndGet();
        }
        out.write("</inventory>".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String sku(int number) {
        return "SKU-" + number;
    }
}
