package io.github.orderflowmagento.magento.internal.magento2;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.model.ShipmentRequest;

/** Iterates over requests that are processed in chunks: the next chunk when the previous one has been returned. Not thread-safe. */
final class ShipmentChunks implements Iterator<ShipmentRequest> {
    private final Iterator<ShipmentRequest> requests;
    private final Function<ShipmentChunks, List<ShipmentRequest>> next;
    private final Deque<ShipmentRequest> ready = new ArrayDeque<>();
    private @Nullable ShipmentRequest ahead;

    /** @param next reads and processes the next chunk, which is not empty */
    ShipmentChunks(Iterator<ShipmentRequest> requests, Function<ShipmentChunks, List<ShipmentRequest>> next) {
        this.requests = requests;
        this.next = next;
    }

    static long orderId(ShipmentRequest request) {
        return request.order().orderId().orElseThrow();
    }

    @Override
    public boolean hasNext() {
        return !ready.isEmpty() || ahead != null || requests.hasNext();
    }

    @Override
    public ShipmentRequest next() {
        if (ready.isEmpty()) {
            ready.addAll(next.apply(this));
        }
        return ready.remove();
    }

    /** Returns the next one. */
    ShipmentRequest one() {
        ShipmentRequest one = ahead == null ? requests.next() : ahead;
        ahead = null;
        return one;
    }

    /**
     * Returns the first, with following ones that can be processed with it: one of each order, since the next depends on the order's state
     * after that; and none without a reference, by which it could be recognised.
     *
     * @param most the maximum number
     * @param belongs whether one can be processed with the first
     */
    List<ShipmentRequest> with(ShipmentRequest first, int most, Predicate<ShipmentRequest> belongs) {
        List<ShipmentRequest> some = new ArrayList<>(List.of(first));
        Set<Long> orders = new HashSet<>(Set.of(orderId(first)));
        boolean goesOn = first.reference().isPresent();
        while (goesOn && some.size() < most && hasNext()) {
            ShipmentRequest one = one();
            goesOn = one.reference().isPresent() && orders.add(orderId(one)) && belongs.test(one);
            if (goesOn) {
                some.add(one);
            } else {
                ahead = one;
            }
        }
        return some;
    }
}
