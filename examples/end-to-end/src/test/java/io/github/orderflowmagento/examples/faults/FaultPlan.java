package io.github.orderflowmagento.examples.faults;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/** One fault at one of the requests of a run, counted over both sides. Safe to share between threads. */
final class FaultPlan {
    private final @Nullable FaultKind kind;
    private final int position;
    private final Runnable strike;
    private final AtomicInteger requests = new AtomicInteger();
    private final Set<Integer> ofShop = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean recovered = new AtomicBoolean();
    private volatile boolean isBegun = true;
    private volatile Runnable onFault = () -> {};
    private final CountDownLatch stalled = new CountDownLatch(1);

    /** @param position of the request that meets the fault, from 1 */
    FaultPlan(@Nullable FaultKind kind, int position) {
        this(kind, position, () -> {});
    }

    /** @param strike what happens to the one who asked, before the connection is reset */
    FaultPlan(@Nullable FaultKind kind, int position, Runnable strike) {
        this.kind = kind;
        this.position = position;
        this.strike = strike;
    }

    static FaultPlan none() {
        return new FaultPlan(null, 0);
    }

    /**
     * What the request that has just come in meets; null if nothing.
     *
     * @param isOfShop whether the shop is asked, and not the warehouse
     */
    @Nullable
    FaultKind next(boolean isOfShop) {
        if (!isBegun) {
            return null;
        }
        int request = requests.incrementAndGet();
        if (isOfShop) {
            ofShop.add(request);
        }
        boolean isMet = request == position && !recovered.get();
        if (kind == null || !isMet || (kind.isOfShop() && !isOfShop)) {
            return null;
        }
        onFault.run();
        return kind;
    }

    /** Nothing is counted, and nothing happens, until {@link #begin}. */
    void doNotBegin() {
        isBegun = false;
    }

    /** The next request is the first. */
    void begin() {
        isBegun = true;
    }

    /** From now on this happens before the fault. */
    void onFault(Runnable action) {
        onFault = action;
    }

    /** The positions of those requests that the shop was asked. */
    Set<Integer> ofShop() {
        return Set.copyOf(ofShop);
    }

    /** Whether the fault is one of a kind that only a wire with TLS can have. */
    boolean needsTls() {
        return kind == FaultKind.TLS_ABORT;
    }

    private boolean stalls() {
        return kind == FaultKind.STALL || kind == FaultKind.STALL_AFTER;
    }

    /** Whether the answer to the next request, or to one that is sent beside it, will never come. */
    boolean isAboutToStall() {
        int before = requests.get();
        return isBegun && stalls() && !recovered.get() && before >= position - 2 && before < position;
    }

    /** The request that is never answered has come in and, if it is to be, been executed. */
    void stalled() {
        stalled.countDown();
    }

    /** Waits until nothing that was asked before can still be executed: who asks may lose patience before that. */
    void awaitStall() throws InterruptedException {
        if (stalls() && wasMet()) {
            stalled.await();
        }
    }

    /** Whether there was such a request; a side that nobody reaches any more has none. */
    boolean wasMet() {
        return requests.get() >= position - (keepsRequestsOff() ? 1 : 0);
    }

    private boolean keepsRequestsOff() {
        return kind == FaultKind.REFUSED || kind == FaultKind.NO_SUCH_HOST || kind == FaultKind.TLS_ABORT;
    }

    void strike() {
        strike.run();
    }

    /** Whether whoever connects now finds nobody, or nothing under the name. */
    boolean isAway(FaultKind way) {
        return isBegun && kind == way && !recovered.get() && requests.get() >= position - 1;
    }

    /** From now on all is well. */
    void recover() {
        recovered.set(true);
    }

    int requests() {
        return requests.get();
    }
}
