package io.github.orderflowmagento.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.testing.Faults.Fault;

/**
 * Calls of one view of a shop.
 *
 * @param deadline the time after which nothing is sent; empty for none
 * @param checks run before each write, in order
 */
record ShopAccess(
        ShopState state,
        CallRecorder<MagentoException> calls,
        SettableClock clock,
        Optional<Instant> deadline,
        List<Runnable> checks) {

    ShopAccess within(Instant limit) {
        Instant earlier = deadline.filter(limit::isAfter).orElse(limit);
        return new ShopAccess(state, calls, clock, Optional.of(earlier), checks);
    }

    ShopAccess beforeWrites(Runnable check) {
        List<Runnable> all = new ArrayList<>(checks);
        all.add(check);
        return new ShopAccess(state, calls, clock, deadline, List.copyOf(all));
    }

    /** Runs the checks; an exception prevents the write. */
    void check() {
        checks.forEach(Runnable::run);
    }

    /** Executes a call that reads one entity. */
    <T> T read(String call, String key, Supplier<T> work) {
        refuseLate(call);
        return calls.call(call, List.of(key), () -> locked(work));
    }

    /** Executes a call that writes one entity. */
    void write(String call, String key, Runnable work) {
        refuseLate(call);
        check();
        calls.call(
                call,
                List.of(key),
                () -> locked(() -> {
                    work.run();
                    return key;
                }));
    }

    /** Executes a call with an answer for each key. */
    <K, V> List<Answer<V>> each(String call, List<K> requested, Function<K, String> key, Function<K, V> work) {
        calls.begin(call);
        Optional<Fault<MagentoException>> whole =
                late(call).or(() -> calls.faults().of(call));
        return requested.stream()
                .map(one -> {
                    String name = key.apply(one);
                    return answer(name, whole.or(() -> calls.faults().about(call, name)), () -> work.apply(one));
                })
                .toList();
    }

    /** Returns the answer for one key, or the injected failure. */
    <V> Answer<V> answer(String key, Optional<Fault<MagentoException>> fault, Supplier<V> work) {
        if (fault.isPresent() && !fault.get().isExecuted()) {
            return Answer.failed(key, fault.get().failure());
        }
        try {
            V value = locked(work);
            return fault.map(lost -> Answer.<V>failed(key, lost.failure())).orElseGet(() -> Answer.of(key, value));
        } catch (MagentoException e) {
            return Answer.failed(key, e);
        }
    }

    <T> T locked(Supplier<T> work) {
        synchronized (state) {
            return work.get();
        }
    }

    void refuseLate(String call) {
        late(call).ifPresent(fault -> {
            throw fault.failure();
        });
    }

    Optional<Fault<MagentoException>> late(String call) {
        return deadline.filter(limit -> !clock.instant().isBefore(limit))
                .map(limit -> new Fault<MagentoException>(
                        new MagentoException.NotReached(call, "not sent: the time limit has passed"), false));
    }
}
