package io.github.orderflowmagento.magento.internal.magento1;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.BatchSize;
import io.github.orderflowmagento.magento.internal.Batches;
import io.github.orderflowmagento.magento.internal.Workers;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.DeadlineTransport;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Batches that adapt to the shop, go several at once, and end in time. */
class LoadLimitsTest {
    private static final Duration TARGET = Duration.ofSeconds(10);

    private long ticks;
    private Workers workers = new Workers(1);

    @AfterEach
    void closeTheWorkers() {
        workers.close();
    }

    /** A shop whose answer to a round trip is the given function. */
    private record Shop(Function<List<ApiCall>, List<Reply>> answering) implements Transport {
        @Override
        public @Nullable Object call(ApiCall call) {
            return multiCall(List.of(call)).get(0).value();
        }

        @Override
        public List<Reply> multiCall(List<ApiCall> calls) {
            return answering.apply(calls);
        }

        @Override
        public void close() {}
    }

    private Batches<ApiCall, Reply> batches(Transport shop, int most) {
        return new Batches<>(new CallRoundTrip(shop), new BatchSize(most, TARGET), workers, () -> ticks);
    }

    private static List<ApiCall> calls(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> ApiCall.about("" + number, "sales_order.info", "" + number))
                .toList();
    }

    private static List<Reply> echo(List<ApiCall> calls) {
        return calls.stream().map(call -> Reply.of(call.subject())).toList();
    }

    private static List<@Nullable Object> values(List<Reply> replies) {
        List<@Nullable Object> values = new ArrayList<>();
        replies.forEach(reply -> values.add(reply.value()));
        return values;
    }

    private static List<String> subjects(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(String::valueOf).toList();
    }

    @Test
    void aSlowShopReceivesNoMoreThanItAnswersInTheTargetTime() {
        List<Integer> sizes = new ArrayList<>();
        Transport shop = new Shop(calls -> {
            sizes.add(calls.size());
            ticks += Duration.ofSeconds(calls.size()).toNanos();
            return echo(calls);
        });

        assertThat(values(batches(shop, 100).call(calls(200)))).containsExactlyElementsOf(List.copyOf(subjects(200)));
        assertThat(sizes).startsWith(100, 50, 25, 12).endsWith(6, 6, 1).noneMatch(size -> size > 100);
    }

    @Test
    void aFastShopGetsLargerRequests() {
        List<Integer> sizes = new ArrayList<>();
        Transport shop = new Shop(calls -> {
            sizes.add(calls.size());
            return echo(calls);
        });

        assertThat(batches(shop, 500).call(calls(1500))).hasSize(1500);
        assertThat(sizes).containsExactly(100, 200, 400, 500, 300);
    }

    @Test
    void learnedLimitsAreShared() {
        List<Integer> sizes = new ArrayList<>();
        Transport shop = new Shop(calls -> {
            sizes.add(calls.size());
            ticks += TARGET.toNanos() + 1;
            return echo(calls);
        });
        Batches<ApiCall, Reply> batches = batches(shop, 100);

        batches.call(calls(100));
        batches.call(calls(50));

        assertThat(sizes).containsExactly(100, 50);
    }

    @Test
    void afterABatchThatHadToBeSplitTheNextIsSmaller() {
        List<Integer> sizes = new ArrayList<>();
        Transport shop = new Shop(calls -> {
            sizes.add(calls.size());
            if (calls.size() > 60) {
                throw new MagentoException.ServerFault("multiCall", "out of memory");
            }
            return echo(calls);
        });

        assertThat(values(batches(shop, 100).call(calls(200)))).containsExactlyElementsOf(List.copyOf(subjects(200)));
        assertThat(sizes).containsExactly(100, 50, 50, 50, 50);
    }

    @Test
    void parallelRoundTripsKeepTheOrderOfTheReplies() {
        workers = new Workers(3);
        // nobody gets on before three are there
        CyclicBarrier three = new CyclicBarrier(3);
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
        Transport shop = new Shop(calls -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            threads.add(Thread.currentThread());
            try {
                three.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            } finally {
                underWay.decrementAndGet();
            }
            return echo(calls);
        });

        assertThat(values(batches(shop, 10).call(calls(90)))).containsExactlyElementsOf(List.copyOf(subjects(90)));
        assertThat(most).hasValue(3);
        assertThat(threads)
                .allMatch(Thread::isDaemon)
                .extracting(Thread::getName)
                .containsOnly("magento-read-1", "magento-read-2", "magento-read-3");
    }

    @Test
    void callsAreDividedAmongParallelRoundTrips() {
        workers = new Workers(4);
        List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        Transport shop = new Shop(calls -> {
            sizes.add(calls.size());
            return echo(calls);
        });

        assertThat(values(batches(shop, 100).call(calls(48)))).containsExactlyElementsOf(List.copyOf(subjects(48)));
        assertThat(sizes).containsExactly(12, 12, 12, 12);

        sizes.clear();
        assertThat(values(batches(shop, 100).call(calls(15)))).containsExactlyElementsOf(List.copyOf(subjects(15)));
        assertThat(sizes).containsExactlyInAnyOrder(10, 5);
    }

    @Test
    void aBadOrderCostsOnlyItselfAlsoWhereSeveralBatchesGoAtOnce() {
        workers = new Workers(4);
        Transport shop = new Shop(calls -> {
            if (calls.stream().anyMatch(call -> call.subject().equals("42"))) {
                throw new MagentoException.ServerFault("multiCall", "killed");
            }
            return echo(calls);
        });

        List<Reply> replies = batches(shop, 10).call(calls(100));

        assertThat(replies.get(41).failure()).isInstanceOf(MagentoException.ServerFault.class);
        assertThat(replies).filteredOn(reply -> reply.failure() != null).hasSize(1);
    }

    @Test
    void aCallerThatIsInterruptedGetsWhatHasBeenReadAndTheRestFails() throws Exception {
        workers = new Workers(2);
        CountDownLatch firstIsRead = new CountDownLatch(1);
        CountDownLatch secondHangs = new CountDownLatch(2);
        Transport shop = new Shop(calls -> {
            if (calls.get(0).subject().equals("1")) {
                firstIsRead.countDown();
                return echo(calls);
            }
            secondHangs.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new MagentoException.NoAnswer(
                        MagentoException.Details.of("multiCall", "interrupted").causedBy(e));
            }
            return echo(calls);
        });
        List<Reply> replies = new ArrayList<>();
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        Thread caller = new Thread(() -> {
            replies.addAll(batches(shop, 10).call(calls(40)));
            stillInterrupted.set(Thread.currentThread().isInterrupted());
        });

        caller.start();
        firstIsRead.await();
        secondHangs.await();
        caller.interrupt();
        caller.join();

        assertThat(replies).hasSize(40);
        assertThat(replies.subList(0, 10)).allMatch(reply -> reply.failure() == null);
        assertThat(replies.subList(10, 40))
                .extracting(Reply::failure)
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOfAny(MagentoException.NotReached.class, MagentoException.NoAnswer.class));
        assertThat(stillInterrupted).isTrue();
    }

    @Test
    void aClosedClientMakesNoMoreBatches() {
        workers = new Workers(2);
        workers.close();

        assertThatThrownBy(() -> batches(new Shop(LoadLimitsTest::echo), 10).call(calls(20)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void afterTheTimeLimitNothingMoreIsSentAndWhatHasBeenReadIsKept() {
        List<Integer> sizes = new ArrayList<>();
        Transport shop = new Shop(calls -> {
            sizes.add(calls.size());
            ticks += Duration.ofSeconds(7).toNanos();
            return echo(calls);
        });

        Batches<ApiCall, Reply> batches = batches(shop, 100);

        List<Reply> replies = batches.over(
                        new CallRoundTrip(new DeadlineTransport(shop, Duration.ofSeconds(20), () -> ticks)), 1)
                .call(calls(1000));

        assertThat(sizes).containsExactly(100, 100, 100);
        assertThat(replies.subList(0, 300)).allMatch(reply -> reply.failure() == null);
        assertThat(replies.subList(300, 1000))
                .allSatisfy(reply -> assertThat(reply.failure())
                        .isInstanceOf(MagentoException.NotReached.class)
                        .hasMessageContaining("not sent, since the time limit of 20 seconds is over"));

        // it was not the shop's fault
        assertThat(batches.call(calls(100))).hasSize(100);
        assertThat(sizes).containsExactly(100, 100, 100, 100);
    }
}
