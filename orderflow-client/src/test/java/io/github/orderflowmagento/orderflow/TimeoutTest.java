package io.github.orderflowmagento.orderflow;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import okhttp3.Call;
import okhttp3.EventListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.OrderFlowException.NoAnswer;
import io.github.orderflowmagento.orderflow.OrderFlowException.NotReached;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Nothing waits for ever: an interrupt ends it, and so does an answer that is never whole. */
@Timeout(TimeoutTest.MUCH_LONGER_THAN_ANY_CALL)
class TimeoutTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nConnection: close\r\n\r\n";
    private static final Duration FOR_EVER = Duration.ofDays(1);

    /** Longer than connecting takes on any machine. */
    private static final Duration SHORT = Duration.ofSeconds(3);

    private static final Duration BETWEEN_DRIPS = Duration.ofMillis(20);
    /** In seconds. */
    static final long MUCH_LONGER_THAN_ANY_CALL = 120;

    private final CountDownLatch waiting = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    /** The failure of a thread, and whether it was still interrupted. */
    private record Met(@Nullable Throwable failure, boolean isInterrupted) {}

    private interface Asking {
        void of(OrderFlow warehouse);
    }

    static Stream<Asking> callsAndStreams() {
        return Stream.of(
                warehouse -> warehouse.orders().detail("100000001"),
                warehouse -> warehouse.inventory().retrieve());
    }

    private static Met met(Runnable call) {
        Throwable failure = catchThrowable(call::run);
        return new Met(failure, Thread.interrupted());
    }

    /** Returns the failure of a thread that is interrupted while it waits. */
    private Met interrupted(OrderFlow warehouse, Asking asking) throws Exception {
        FutureTask<Met> task = new FutureTask<>(() -> met(() -> asking.of(warehouse)));
        Thread thread = new Thread(task, "interrupted");
        thread.start();
        assertThat(waiting.await(MUCH_LONGER_THAN_ANY_CALL, TimeUnit.SECONDS)).isTrue();
        thread.interrupt();
        try {
            return task.get(MUCH_LONGER_THAN_ANY_CALL, TimeUnit.SECONDS);
        } finally {
            over.countDown();
        }
    }

    private RawServer hangingAfter(String beginning) throws IOException {
        return new RawServer((request, out) -> {
            out.write(beginning.getBytes(StandardCharsets.UTF_8));
            out.flush();
            waiting.countDown();
            over.await();
        });
    }

    private static OrderFlow patient(OrderFlowClient.Builder warehouse) {
        return warehouse
                .timeout(FOR_EVER)
                .connectTimeout(FOR_EVER)
                .inventoryTimeout(FOR_EVER)
                .build();
    }

    @ParameterizedTest
    @MethodSource("callsAndStreams")
    void anInterruptEndsTheWaitingForAnAnswerAndStaysSet(Asking asking) throws Exception {
        try (RawServer server = hangingAfter("");
                OrderFlow warehouse = patient(server.client())) {
            Met met = interrupted(warehouse, asking);

            assertThat(met.failure())
                    .isInstanceOf(NoAnswer.class)
                    .hasMessageContaining("the thread was interrupted")
                    .hasMessageContaining("Whether it was carried out is unknown");
            assertThat(met.isInterrupted()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("callsAndStreams")
    void anInterruptEndsTheWaitingForTheRestOfAnAnswer(Asking asking) throws Exception {
        try (RawServer server = hangingAfter(OK + "<inventory><p product='A'/>");
                OrderFlow warehouse = patient(server.client())) {
            Met met = interrupted(warehouse, asking);

            assertThat(met.failure()).isInstanceOf(NoAnswer.class);
            assertThat(met.isInterrupted()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("callsAndStreams")
    void anInterruptWhileConnectingSendsNothing(Asking asking) throws Exception {
        List<Socket> held = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(full, held);
            EventListener connecting = new EventListener() {
                @Override
                public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
                    waiting.countDown();
                }
            };
            try (OrderFlow warehouse = patient(OrderFlowClient.builder()
                    .baseUrl("http://127.0.0.1:" + full.getLocalPort())
                    .credentials("user", "password")
                    .organisation("o")
                    .channel("c")
                    .configureHttp(http -> http.eventListener(connecting)))) {
                Met met = interrupted(warehouse, asking);

                assertThat(met.failure())
                        .isInstanceOf(NotReached.class)
                        .hasMessageContaining("the thread was interrupted")
                        .hasMessageEndingWith("Nothing was sent.");
                assertThat(met.isInterrupted()).isTrue();
            }
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    /** The system answers no further connection. */
    private static void fill(ServerSocket server, List<Socket> held) throws IOException {
        while (true) {
            Socket socket = new Socket();
            held.add(socket);
            try {
                socket.connect(server.getLocalSocketAddress(), 300);
            } catch (SocketTimeoutException e) {
                return;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("callsAndStreams")
    void anInterruptedThreadSendsNothing(Asking asking) throws Exception {
        try (RawServer server = RawServer.answering(OK);
                OrderFlow warehouse = patient(server.client())) {
            Thread.currentThread().interrupt();
            Met met = met(() -> asking.of(warehouse));

            assertThat(met.failure()).isInstanceOf(NotReached.class);
            assertThat(met.isInterrupted()).isTrue();
            assertThat(server.requests()).isEmpty();
        }
    }

    private static RawServer drippingAfter(String beginning, String drip) throws IOException {
        return new RawServer((request, out) -> {
            out.write(beginning.getBytes(StandardCharsets.UTF_8));
            drip(out, drip);
        });
    }

    private static void drip(OutputStream out, String drip) throws IOException {
        while (true) {
            out.write(drip.getBytes(StandardCharsets.UTF_8));
            out.flush();
            LockSupport.parkNanos(BETWEEN_DRIPS.toNanos());
        }
    }

    @ParameterizedTest
    @MethodSource("callsAndStreams")
    void slowHeadersEndWithTheTimeout(Asking asking) throws IOException {
        try (RawServer server = drippingAfter("HTTP/1.1 200 OK\r\nX-Drip: ", "x");
                OrderFlow warehouse = server.client().timeout(SHORT).build()) {
            assertThat(catchThrowable(() -> asking.of(warehouse))).isInstanceOf(NoAnswer.class);
        }
    }

    @Test
    void aSlowAnswerEndsWithTheTimeout() throws IOException {
        try (RawServer server = drippingAfter(OK + "<order>", " ");
                OrderFlow warehouse = server.client().timeout(SHORT).build()) {
            assertThat(catchThrowable(() -> warehouse.orders().detail("1"))).isInstanceOf(NoAnswer.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "<p product='A'/>"})
    void anEndlessInventoryFailsAfterItsTimeout(String drip) throws IOException {
        List<String> skus = new ArrayList<>();
        try (RawServer server = drippingAfter(OK + "<inventory><p product='FIRST'/>", drip);
                OrderFlow warehouse =
                        server.client().inventoryTimeout(Duration.ofSeconds(1)).build();
                Stream<InventoryLine> lines = warehouse.inventory().lines(unreadable -> {})) {
            NoAnswer failure = catchThrowableOfType(
                    NoAnswer.class, () -> lines.forEach(line -> skus.add(line.externalReference())));

            assertThat(failure)
                    .hasMessageContaining(
                            "incomplete after 1 seconds of waiting, the limit for an inventory (inventoryTimeout)");
            assertThat(skus).startsWith("FIRST");
        }
    }

    @Test
    void aSlowErrorPageIsStillAnError() throws IOException {
        String head = "HTTP/1.1 500 Oops\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html>";
        try (RawServer server = drippingAfter(head, " ");
                OrderFlow warehouse =
                        server.client().inventoryTimeout(Duration.ofSeconds(1)).build()) {
            assertThat(catchThrowable(() -> warehouse.inventory().retrieve()))
                    .isInstanceOf(OrderFlowException.ServerFault.class);
        }
    }

    @Test
    void theInventoryTimeoutMayBeAnyDuration() throws IOException {
        try (RawServer server = RawServer.answering(OK + "<inventory><p product='A'/></inventory>");
                OrderFlow warehouse = server.client()
                        .inventoryTimeout(Duration.ofSeconds(Long.MAX_VALUE))
                        .build()) {
            assertThat(warehouse.inventory().retrieve()).hasSize(1);
        }
    }

    @Test
    void timeSpentByTheConsumerDoesNotCount() {
        Patience.check(Duration.ofMillis(300), patience -> {
            try (RawServer server =
                            RawServer.answering(OK + "<inventory><p product='A'/><p product='B'/></inventory>");
                    OrderFlow warehouse =
                            server.client().inventoryTimeout(patience).build();
                    Stream<InventoryLine> lines = warehouse.inventory().lines(unreadable -> {})) {
                List<String> skus = new ArrayList<>();
                lines.forEach(line -> {
                    LockSupport.parkNanos(patience.multipliedBy(2).toNanos());
                    skus.add(line.externalReference());
                });

                assertThat(skus).containsExactly("A", "B");
            }
        });
    }
}
