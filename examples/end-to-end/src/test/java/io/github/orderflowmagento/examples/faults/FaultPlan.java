package io.github.orderflowmagento.examples.faults;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/** A fault at one request of a run, counted over both sides. Safe to share between threads. */
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
     * Returns what happens to the request that has just arrived; null for nothing.
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
        if (kind == null || !isMet || keepsRequestsOff() || (kind.isOfShop() && !isOfShop)) {
            return null; // a request that arrives had connected before its side was away
        }
        onFault.run();
        return kind;
    }

    /** Suspends counting and faults until {@link #begin}. */
    void doNotBegin() {
        isBegun = false;
    }

    /** Starts counting with the next request. */
    void begin() {
        isBegun = true;
    }

    /** Sets what happens before the fault. */
    void onFault(Runnable action) {
        onFault = action;
    }

    /** Returns the positions of the requests to the shop. */
    Set<Integer> ofShop() {
        return Set.copyOf(ofShop);
    }

    /** Returns whether the fault requires a connection with TLS. */
    boolean needsTls() {
        return kind == FaultKind.TLS_ABORT;
    }

    private boolean stalls() {
        return kind == FaultKind.STALL || kind == FaultKind.STALL_AFTER;
    }

    /** Returns whether the next request, or a concurrent one, will never be answered. */
    boolean isAboutToStall() {
        int before = requests.get();
        return isBegun && stalls() && !recovered.get() && before >= position - 2 && before < position;
    }

    /** Records that the request that is never answered has arrived and, if applicable, been executed. */
    void stalled() {
        stalled.countDown();
    }

    /** Waits until no earlier request can be executed any more: the client may time out before that. */
    void awaitStall() throws InterruptedException {
        if (stalls() && wasMet()) {
            stalled.await();
        }
    }

    /** Returns whether there was such a request; a side that can no longer be reached has none. */
    boolean wasMet() {
        return requests.get() >= position - (keepsRequestsOff() ? 1 : 0);
    }

    private boolean keepsRequestsOff() {
        return kind == FaultKind.REFUSED || kind == FaultKind.NO_SUCH_HOST || kind == FaultKind.TLS_ABORT;
    }

    void strike() {
        strike.run();
    }

    /** Returns whether new connections find a closed port, or an unknown host name. */
    boolean isAway(FaultKind way) {
        return isBegun && kind == way && !recovered.get() && requests.get() >= position - 1;
    }

    /** Ends all faults. */
    void recover() {
        recovered.set(true);
    }

    int requests() {
        return requests.get();
    }
}
