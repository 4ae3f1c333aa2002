package io.github.orderflowmagento.magento.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ExpiringMapTest {
    private static final int MAX_ENTRIES = 3;
    private static final Duration TIME_TO_LIVE = Duration.ofNanos(10);

    private final AtomicLong nanos = new AtomicLong();
    private final ExpiringMap<String, Integer> map = new ExpiringMap<>(MAX_ENTRIES, TIME_TO_LIVE, nanos::get);

    @Test
    void aValueIsKeptUntilItsTimeHasPassed() {
        map.put("a", 1);

        nanos.set(9);
        assertThat(map.get("a")).contains(1);
        nanos.set(10);
        assertThat(map.get("a")).isEmpty();
    }

    @Test
    void aValueWrittenAgainLivesFromThenOn() {
        map.put("a", 1);
        nanos.set(9);
        map.put("a", 2);

        nanos.set(18);
        assertThat(map.get("a")).contains(2);
        nanos.set(19);
        assertThat(map.get("a")).isEmpty();
    }

    @Test
    void readingDoesNotLengthenALife() {
        map.put("a", 1);
        nanos.set(9);
        assertThat(map.computeIfAbsent("a", key -> 2)).isEqualTo(1);

        nanos.set(10);
        assertThat(map.computeIfAbsent("a", key -> 2)).isEqualTo(2);
    }

    @Test
    void theLifeOfAComputedValueBeginsWhenItIsThere() {
        map.computeIfAbsent("a", key -> (int) nanos.addAndGet(8));

        nanos.set(17);
        assertThat(map.get("a")).contains(8);
        nanos.set(18);
        assertThat(map.get("a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -5, Long.MAX_VALUE - 4, Long.MIN_VALUE})
    void theClockMayStandAnywhere(long start) {
        nanos.set(start);
        map.put("a", 1);

        nanos.set(start + 9);
        assertThat(map.get("a")).contains(1);
        nanos.set(start + 10);
        assertThat(map.get("a")).isEmpty();
    }

    @Test
    void oneMoreTakesThePlaceOfTheOldest() {
        map.put("a", 1);
        map.put("b", 2);
        map.computeIfAbsent("c", key -> 3);
        map.put("a", 4);
        map.put("d", 5);

        assertThat(map.get("b")).isEmpty();
        assertThat(List.of(map.get("c"), map.get("a"), map.get("d")))
                .containsExactly(Optional.of(3), Optional.of(4), Optional.of(5));
    }

    @Test
    void oneComputedAgainIsTheNewest() {
        map.put("a", 1);
        nanos.set(9);
        map.put("b", 2);
        map.put("c", 3);
        nanos.set(10);
        map.computeIfAbsent("a", key -> 4);
        map.put("d", 5);

        assertThat(map.get("a")).contains(4);
        assertThat(map.get("b")).isEmpty();
    }

    @Test
    void aValueIsForgottenOnRequest() {
        map.put("a", 1);
        map.put("b", 2);
        map.remove("a");
        map.remove("nothing");

        assertThat(map.get("a")).isEmpty();
        assertThat(map.get("b")).contains(2);
    }

    @Test
    void expiredEntriesAreRemovedOnTheNextWrite() {
        map.put("a", 1);
        map.put("b", 2);
        nanos.set(10);
        map.put("c", 3);

        assertThat(map.size()).isEqualTo(1);
    }

    @Test
    void aFailureIsNotKept() {
        assertThatThrownBy(() -> map.computeIfAbsent("a", key -> {
                    throw new IllegalStateException("away");
                }))
                .hasMessage("away");

        assertThat(map.get("a")).isEmpty();
        assertThat(map.computeIfAbsent("a", key -> 1)).isEqualTo(1);
    }

    @Test
    void aValuePutMeanwhileReplacesTheOneThatIsBeingComputed() {
        assertThat(map.computeIfAbsent("a", key -> {
                    map.put("a", 2);
                    return 1;
                }))
                .isEqualTo(1);

        assertThat(map.get("a")).contains(2);
    }

    @Test
    void oneOfManyThreadsComputes() throws Exception {
        int many = 8;
        CountDownLatch asking = new CountDownLatch(many);
        AtomicInteger computed = new AtomicInteger();
        Callable<Integer> ask = () -> {
            asking.countDown();
            return map.computeIfAbsent("a", key -> {
                await(asking);
                return computed.incrementAndGet();
            });
        };
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(Collections.nCopies(many, ask))) {
                answers.add(answer.get());
            }
            assertThat(answers).hasSize(many).containsOnly(1);
        } finally {
            threads.shutdown();
        }
        assertThat(computed).hasValue(1);
    }

    @Test
    void ifTheFirstThreadFailsTheNextComputes() throws Exception {
        CountDownLatch computing = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Integer> first = threads.submit(() -> map.computeIfAbsent("a", key -> {
                computing.countDown();
                await(waiting);
                throw new IllegalStateException("away");
            }));
            await(computing);
            Future<Integer> next = threads.submit(() -> {
                waiting.countDown();
                return map.computeIfAbsent("a", key -> 2);
            });

            assertThatThrownBy(first::get).hasRootCauseMessage("away");
            assertThat(next.get()).isEqualTo(2);
            assertThat(map.get("a")).contains(2);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void nobodyWaitsForTheValueOfAnotherKey() throws Exception {
        CountDownLatch computing = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> slow = threads.submit(() -> map.computeIfAbsent("a", key -> {
                computing.countDown();
                await(done);
                return 1;
            }));
            await(computing);

            assertThat(map.computeIfAbsent("b", key -> 2)).isEqualTo(2);
            map.put("c", 3);
            assertThat(map.get("c")).contains(3);
            assertThat(map.get("a")).isEmpty();

            done.countDown();
            assertThat(slow.get()).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each value is written three nanoseconds after the one before. */
    @Property
    void itHoldsTheNewestValuesThatAreNotTooOld(
            @ForAll @Size(max = 60) List<@IntRange(max = 7) Integer> keys,
            @ForAll @IntRange(min = 1, max = 5) int most) {
        AtomicLong time = new AtomicLong();
        ExpiringMap<Integer, Integer> kept = new ExpiringMap<>(most, TIME_TO_LIVE, time::get);
        Map<Integer, Integer> written = new LinkedHashMap<>();

        for (int step = 0; step < keys.size(); step++) {
            time.addAndGet(3);
            int key = keys.get(step);
            kept.put(key, step);
            written.remove(key);
            written.put(key, step);

            int now = step;
            Map<Integer, Integer> expected = written.entrySet().stream()
                    .skip(Math.max(0, written.size() - most))
                    .filter(entry -> 3 * (now - entry.getValue()) < 10)
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            Map<Integer, Integer> found = new LinkedHashMap<>();
            written.keySet().forEach(each -> kept.get(each).ifPresent(value -> found.put(each, value)));

            assertThat(found).isEqualTo(expected).containsEntry(key, step);
            assertThat(kept.size()).isEqualTo(expected.size());
        }
    }
}
