package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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

import okhttp3.Call;
import okhttp3.EventListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.client.Magento1Builder;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.model.ProductQuery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** An interrupt ends the waiting of its thread, whatever it waits for, by a failure of a known kind. */
class InterruptsTest {
    private static final Duration FOR_EVER = Duration.ofDays(1);
    private static final long MUCH_LONGER_THAN_ANY_CALL = 120;

    private final CountDownLatch waiting = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    /** The failure on a thread, and whether it was still interrupted then. */
    private record Met(@Nullable Throwable failure, boolean isInterrupted) {}

    private static Met met(Runnable call) {
        Throwable failure = catchThrowable(call::run);
        return new Met(failure, Thread.interrupted());
    }

    /** Returns the failure of a thread that is interrupted once it waits. */
    private Met interrupted(Runnable call) throws Exception {
        FutureTask<Met> task = new FutureTask<>(() -> met(call));
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

    private void beginAndHang(OutputStream out, String beginning) throws IOException, InterruptedException {
        out.write(beginning.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        waiting.countDown();
        over.await();
    }

    private static Magento patient(Magento1Builder shop) {
        return shop.timeout(FOR_EVER)
                .connectTimeout(FOR_EVER)
                .oauth(OAuthCredentials.builder()
                        .consumerKey("key")
                        .consumerSecret("consumer-secret")
                        .token("token")
                        .tokenSecret("token-secret")
                        .build())
                .build();
    }

    private static void list(Magento shop) {
        assertThat(shop.products().list(ProductQuery.all())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(WebService.class)
    void aCallThatWaitsForAnAnswerEndsAndTheThreadStaysInterrupted(WebService service) throws Exception {
        try (RawShop silent = new RawShop(out -> beginAndHang(out, ""));
                Magento shop = patient(silent.connect().webService(service))) {
            Met met = interrupted(() -> list(shop));

            assertThat(met.failure())
                    .isInstanceOf(MagentoException.NoAnswer.class)
                    .hasMessageContaining("the thread was interrupted");
            assertThat(met.isInterrupted()).isTrue();
            assertThat(silent.requests()).isEqualTo(1);
        }
    }

    @Test
    void soDoesOneThatWaitsForTheRestOfAnAnswer() throws Exception {
        String half = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 900\r\n\r\n<?xml";
        try (RawShop stalling = new RawShop(out -> beginAndHang(out, half));
                Magento shop = patient(stalling.connect())) {
            Met met = interrupted(() -> list(shop));

            assertThat(met.failure()).isInstanceOf(MagentoException.NoAnswer.class);
            assertThat(met.isInterrupted()).isTrue();
            assertThat(stalling.requests()).isEqualTo(1);
        }
    }

    @Test
    void oneThatIsConnectingWasNotSent() throws Exception {
        List<Socket> held = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(full, held);
            EventListener connecting = new EventListener() {
                @Override
                public void connectStart(Call call, InetSocketAddress address, java.net.Proxy proxy) {
                    waiting.countDown();
                }
            };
            try (Magento shop = patient(MagentoClient.magento1()
                    .baseUrl("http://127.0.0.1:" + full.getLocalPort() + "/")
                    .credentials("user", "secret-key")
                    .configureHttp(http -> http.eventListener(connecting)))) {
                Met met = interrupted(() -> list(shop));

                assertThat(met.failure())
                        .isInstanceOf(MagentoException.NotReached.class)
                        .hasMessageContaining("the thread was interrupted");
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

    @Test
    void anInterruptedThreadSendsNothing() throws Exception {
        try (RawShop silent = new RawShop(out -> over.await());
                Magento shop = patient(silent.connect())) {
            Thread.currentThread().interrupt();
            Met met = met(() -> list(shop));

            assertThat(met.failure())
                    .isInstanceOf(MagentoException.NotReached.class)
                    .hasMessageContaining("the thread was interrupted");
            assertThat(met.isInterrupted()).isTrue();
            assertThat(silent.requests()).isZero();
        } finally {
            over.countDown();
        }
    }

    @Test
    void aThreadThatWaitsForTheLoginOfAnotherEnds() throws Exception {
        try (RawShop silent = new RawShop(out -> beginAndHang(out, ""));
                Magento shop = patient(silent.connect())) {
            Thread first = new Thread(() -> met(() -> list(shop)), "logs in");
            first.start();
            assertThat(waiting.await(MUCH_LONGER_THAN_ANY_CALL, TimeUnit.SECONDS))
                    .isTrue();

            Met met = interrupted(() -> list(shop));
            first.interrupt();
            first.join();

            assertThat(met.failure()).isInstanceOf(MagentoException.NotReached.class);
            assertThat(met.isInterrupted()).isTrue();
            assertThat(silent.requests()).isEqualTo(1);
        }
    }

    @Test
    void readsThatShareTheWorkEndTogether() throws Exception {
        try (RawShop silent = new RawShop(out -> beginAndHang(out, ""));
                Magento shop = patient(silent.connect().parallelism(4).batchSize(1))) {
            Met met = interrupted(() -> {
                for (Answer<?> answer : shop.orders().details(List.of("1", "2", "3", "4"))) {
                    answer.orThrow();
                }
            });

            assertThat(met.failure())
                    .isInstanceOfAny(MagentoException.NotReached.class, MagentoException.NoAnswer.class);
            assertThat(met.isInterrupted()).isTrue();
        }
    }
}
