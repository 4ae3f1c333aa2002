package io.github.orderflowmagento.magento.internal.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.internal.BeforeWrite;
import io.github.orderflowmagento.magento.internal.WriteThreads;

import static org.assertj.core.api.Assertions.assertThat;

/** How many requests are under way at once. */
class RequestLimiterTest {
    private static final int THREADS = 4;

    private final AnsweringServer server = new AnsweringServer();
    private final FakeTime time = new FakeTime();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final ShopHttp http = new ShopHttp(
            new OkHttpClient(),
            server.url(),
            1 << 20,
            List.of(),
            new RequestLimiter(Duration.ofSeconds(30), Duration.ofSeconds(10), time::ticks, time));

    @AfterEach
    void close() {
        http.close();
        threads.shutdownNow();
        server.close();
    }

    private int read() {
        return http.ask(new Request.Builder().url(server.url()).build(), "a read")
                .status();
    }

    private int write() {
        Request request = new Request.Builder()
                .url(server.url())
                .post(RequestBody.create("", null))
                .build();
        return http.send(request, "a write").status();
    }

    private void readByAllThreads() throws Exception {
        List<Future<Integer>> reads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            reads.add(threads.submit(this::read));
        }
        for (Future<Integer> read : reads) {
            assertThat(read.get(1, TimeUnit.MINUTES)).isEqualTo(200);
        }
    }

    /** No request is answered before there are as many as the barrier waits for. */
    private void answersTogether(int count) {
        CyclicBarrier barrier = new CyclicBarrier(count);
        server.beforeAnswer(() -> meet(barrier));
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException("the others did not come", e);
        }
    }

    @Test
    void nothingIsHeldBackFromAShopThatIsWell() throws Exception {
        answersTogether(THREADS);

        readByAllThreads();

        assertThat(server.mostAtOnce()).isEqualTo(THREADS);
    }

    @Test
    void callsThatWaitedForABusyShopAreSentOneByOne() throws Exception {
        server.answers(429, Map.of("Retry-After", "5"));
        read();
        server.mostAtOnce();

        readByAllThreads();

        assertThat(server.mostAtOnce()).isEqualTo(1);
    }

    @Test
    void aSlowShopGetsHalfAsManyRequestsAtOnce() throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(THREADS);
        CountDownLatch first = new CountDownLatch(1);
        server.beforeAnswer(() -> {
            meet(barrier);
            if (first.getCount() == 1) {
                first.countDown();
                time.pass(Duration.ofSeconds(11));
            }
        });
        readByAllThreads();
        server.beforeAnswer(() -> {});
        server.mostAtOnce();

        readByAllThreads();

        assertThat(server.mostAtOnce()).isLessThanOrEqualTo(THREADS / 2);
    }

    @Test
    void tenGoodRequestsInARowBringBackOneMore() throws Exception {
        server.answers(429, Map.of("Retry-After", "5"));
        read(); // and again, which is the first good one
        for (int i = 1; i < 10; i++) {
            read();
        }
        answersTogether(2);

        readByAllThreads();

        assertThat(server.mostAtOnce()).isEqualTo(2);
    }

    @Test
    void anErrorPageOverOneThingHoldsNothingBack() throws Exception {
        server.answers(500, Map.of());
        read();
        answersTogether(THREADS);

        readByAllThreads();

        assertThat(server.mostAtOnce()).isEqualTo(THREADS);
    }

    @Test
    void theCheckBeforeAWriteMayAskABusyShop() throws Exception {
        server.answers(429, Map.of("Retry-After", "5"));
        read();

        Future<Integer> written = threads.submit(() -> BeforeWrite.checked(this::read, this::write));

        assertThat(written.get(1, TimeUnit.MINUTES)).isEqualTo(200);
    }

    @Test
    void theThreadThatWritesSideBySideWaitForMayAskABusyShop() throws Exception {
        server.answers(429, Map.of("Retry-After", "5"));
        read();
        AtomicInteger writes = new AtomicInteger(THREADS);

        Future<?> written = threads.submit(() -> WriteThreads.share(2, () -> {
            while (writes.getAndDecrement() > 0) {
                BeforeWrite.checked(this::read, this::write);
            }
        }));

        assertThat(written.get(1, TimeUnit.MINUTES)).isNull();
        assertThat(server.received()).filteredOn("POST"::equals).hasSize(THREADS);
    }
}
