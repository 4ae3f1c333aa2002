package io.github.orderflowmagento.testing;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The failures that a test wants: of the next call, of every call, or of calls about one order, product or shipment.
 *
 * <pre>{@code
 * shop.faults().failNext("orders.details", new MagentoException.ServerFault("sales_order.info", "error page"));
 * warehouse.faults().loseNextAnswer("orders.insert", new OrderFlowException.NoAnswer("order import", "timeout"));
 * }</pre>
 *
 * <p>Calls are named by the methods of the interfaces: {@code orders.details}, {@code stock.update}. A call that <em>fails</em> is not
 * executed; of one that <em>loses its answer</em> everything is done, and the caller is told the failure. Where a call answers for each
 * key, a failure of the call is the answer for all of them, and a failure of a key is the answer for that key.
 *
 * <p>Safe to share between threads.
 *
 * @param <E> how calls to this side fail
 */
public final class Faults<E extends RuntimeException> {
    /**
     * What becomes of a call.
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

    /** The next call fails, whatever it is, and is not executed. */
    public void failNext(E failure) {
        add(null, null, failure, false, true);
    }

    /** The next call of this name fails, and is not executed. */
    public void failNext(String call, E failure) {
        add(call, null, failure, false, true);
    }

    /** The next call is executed, whatever it is, and its answer is lost. */
    public void loseNextAnswer(E failure) {
        add(null, null, failure, true, true);
    }

    /** The next call of this name is executed, and its answer is lost. */
    public void loseNextAnswer(String call, E failure) {
        add(call, null, failure, true, true);
    }

    /** Every call fails from now on, and none is executed, until {@link #heal()}. */
    public void failAll(E failure) {
        add(null, null, failure, false, false);
    }

    /** Every call of this name fails from now on, and none is executed, until {@link #heal()}. */
    public void failAll(String call, E failure) {
        add(call, null, failure, false, false);
    }

    /** Every call about this key fails from now on, and none is executed, until {@link #heal(String)}. */
    public void failKey(String key, E failure) {
        add(null, key, failure, false, false);
    }

    /** Every call of this name about this key fails from now on, and none is executed, until {@link #heal(String)}. */
    public void failKey(String call, String key, E failure) {
        add(call, key, failure, false, false);
    }

    /** Every call about this key is executed from now on, and its answer is lost, until {@link #heal(String)}. */
    public void loseAnswersAbout(String key, E failure) {
        add(null, key, failure, true, false);
    }

    /** Calls about this key succeed again. */
    public synchronized void heal(String key) {
        wanted.removeIf(one -> key.equals(one.key()));
    }

    /** All calls succeed again. */
    public synchronized void heal() {
        wanted.clear();
    }

    private synchronized void add(
            @Nullable String call, @Nullable String key, E failure, boolean isExecuted, boolean once) {
        wanted.add(new Wanted<>(call, key, new Fault<>(Objects.requireNonNull(failure), isExecuted), once));
    }

    /** What is wanted of the call, whatever it is about. One that is wanted once is handed out once. */
    Optional<Fault<E>> of(String call) {
        return take(one -> one.key() == null && one.isOf(call));
    }

    /** What is wanted of a part of a call: only what names it. */
    Optional<Fault<E>> ofPart(String part) {
        return take(one -> part.equals(one.call()));
    }

    /** What is wanted of calls about the key. */
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
