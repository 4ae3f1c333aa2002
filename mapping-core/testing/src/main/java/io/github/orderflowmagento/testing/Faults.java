package io.github.orderflowmagento.testing;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Injects failures: of the next call, of every call, or of calls about one order, product or shipment.
 *
 * <pre>{@code
 * shop.faults().failNext("orders.details", new MagentoException.ServerFault("sales_order.info", "error page"));
 * warehouse.faults().loseNextAnswer("orders.insert", new OrderFlowException.NoAnswer("order import", "timeout"));
 * }</pre>
 *
 * <p>Calls are named by the methods of the interfaces: {@code orders.details}, {@code stock.update}. A call that <em>fails</em> is not
 * executed; one that <em>loses its answer</em> is executed, and the caller gets the failure. For a call that returns one answer for each
 * key, a failure of the call is the answer for every key, and a failure of a key is the answer for that key.
 *
 * <p>Safe to share between threads.
 *
 * @param <E> the type of the failures
 */
public final class Faults<E extends RuntimeException> {
    /**
     * The fault of a call.
     *
     * @param isExecuted whether the call is executed before it fails
     */
    record Fault<E extends RuntimeException>(E failure, boolean isExecuted) {}

    private record Wanted<E extends RuntimeException>(
            @Nullable String call, @Nullable String key, Fault<E> fault, boolean once) {
        boolean isOf(String made) {
            return call == null || call.equals(made);
        }
    }

    private final List<Wanted<E>> wanted = new ArrayList<>();

    Faults() {}

    /** Makes the next call of any name fail. It is not executed. */
    public void failNext(E failure) {
        add(null, null, failure, false, true);
    }

    /** Makes the next call of this name fail. It is not executed. */
    public void failNext(String call, E failure) {
        add(call, null, failure, false, true);
    }

    /** Makes the next call of any name lose its answer. It is executed. */
    public void loseNextAnswer(E failure) {
        add(null, null, failure, true, true);
    }

    /** Makes the next call of this name lose its answer. It is executed. */
    public void loseNextAnswer(String call, E failure) {
        add(call, null, failure, true, true);
    }

    /** Makes every call fail until {@link #heal()}. None is executed. */
    public void failAll(E failure) {
        add(null, null, failure, false, false);
    }

    /** Makes every call of this name fail until {@link #heal()}. None is executed. */
    public void failAll(String call, E failure) {
        add(call, null, failure, false, false);
    }

    /** Makes every call about this key fail until {@link #heal(String)}. None is executed. */
    public void failKey(String key, E failure) {
        add(null, key, failure, false, false);
    }

    /** Makes every call of this name about this key fail until {@link #heal(String)}. None is executed. */
    public void failKey(String call, String key, E failure) {
        add(call, key, failure, false, false);
    }

    /** Makes every call about this key lose its answer until {@link #heal(String)}. Each is executed. */
    public void loseAnswersAbout(String key, E failure) {
        add(null, key, failure, true, false);
    }

    /** Makes calls about this key succeed again. */
    public synchronized void heal(String key) {
        wanted.removeIf(one -> key.equals(one.key()));
    }

    /** Makes all calls succeed again. */
    public synchronized void heal() {
        wanted.clear();
    }

    private synchronized void add(
            @Nullable String call, @Nullable String key, E failure, boolean isExecuted, boolean once) {
        wanted.add(new Wanted<>(call, key, new Fault<>(Objects.requireNonNull(failure), isExecuted), once));
    }

    /** Returns the fault of the call as a whole. A fault of the next call is returned once. */
    Optional<Fault<E>> of(String call) {
        return take(one -> one.key() == null && one.isOf(call));
    }

    /** Returns the fault of a part of a call; only faults with its name count. */
    Optional<Fault<E>> ofPart(String part) {
        return take(one -> part.equals(one.call()));
    }

    /** Returns the fault of calls about the key. */
    Optional<Fault<E>> about(String call, String key) {
        return take(one -> key.equals(one.key()) && one.isOf(call));
    }

    private synchronized Optional<Fault<E>> take(Predicate<Wanted<E>> condition) {
        Iterator<Wanted<E>> iterator = wanted.iterator();
        while (iterator.hasNext()) {
            Wanted<E> one = iterator.next();
            if (condition.test(one)) {
                if (one.once()) {
                    iterator.remove();
                }
                return Optional.of(one.fault());
            }
        }
        return Optional.empty();
    }
}
