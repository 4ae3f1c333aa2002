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

/** Requests one by one, which are taken up piece by piece: the next piece when the one before has been handed out. Not thread-safe. */
final class ShipmentPieces implements Iterator<ShipmentRequest> {
    private final Iterator<ShipmentRequest> requests;
    private final Function<ShipmentPieces, List<ShipmentRequest>> next;
    private final Deque<ShipmentRequest> ready = new ArrayDeque<>();
    private @Nullable ShipmentRequest ahead;

    /** @param next takes the next piece, which is not empty, and does with it what is done with all of it */
    ShipmentPieces(Iterator<ShipmentRequest> requests, Function<ShipmentPieces, List<ShipmentRequest>> next) {
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

    /** The next one. */
    ShipmentRequest one() {
        ShipmentRequest one = ahead == null ? requests.next() : ahead;
        ahead = null;
        return one;
    }

    /**
     * The first, with those behind it that go with it: of each order one, since the next needs the order as that leaves it; and none without a
     * reference, by which it could be known again.
     *
     * @param most how many at most
     * @param belongs whether one goes with the first
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
