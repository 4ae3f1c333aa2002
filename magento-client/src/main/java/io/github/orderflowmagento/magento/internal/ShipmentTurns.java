package io.github.orderflowmagento.magento.internal;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.ShipmentResult;
import io.github.orderflowmagento.magento.model.ShipmentRequest;

/**
 * Hands out the requests of one caller in their order, each once, to one thread or several, but no two of one order at a time; and takes
 * their answers. The requests are read on the thread of the caller. Thread-safe.
 */
final class ShipmentTurns {
    private final Iterator<ShipmentRequest> requests;
    private final Map<Object, ReentrantLock> orders = new ConcurrentHashMap<>();
    private final NavigableMap<Integer, Answer<ShipmentResult>> answers = new ConcurrentSkipListMap<>();
    private int next;
    private boolean isOver;

    ShipmentTurns(Iterator<ShipmentRequest> requests) {
        this.requests = requests;
    }

    /** A request that is to be sent, and its place among all. While it is not {@linkplain #end ended} no other thread has one of its order. */
    record Turn(int place, ShipmentRequest request) {
        private Object order() {
            return request.order()
                    .orderId()
                    .<Object>map(id -> id)
                    .orElse(request.order().incrementId());
        }
    }

    /** The next one, when its order has its turn; empty if there is none. It is ended by the same thread. */
    synchronized Optional<Turn> next() {
        ShipmentRequest request = isOver ? null : WriteThreads.onCallingThread(this::read);
        if (request == null) {
            return Optional.empty();
        }
        Turn turn = new Turn(next++, request);
        orders.computeIfAbsent(turn.order(), order -> new ReentrantLock()).lock();
        return Optional.of(turn);
    }

    private @Nullable ShipmentRequest read() {
        isOver = true; // also if reading throws
        if (!requests.hasNext()) {
            return null;
        }
        ShipmentRequest request = requests.next();
        isOver = false;
        return request;
    }

    /** The request was sent, or will not be. */
    void end(Turn turn) {
        Optional.ofNullable(orders.get(turn.order())).ifPresent(ReentrantLock::unlock);
    }

    void answered(Turn turn, Answer<ShipmentResult> answer) {
        answers.put(turn.place(), answer);
    }

    /** In the order of the requests. */
    List<Answer<ShipmentResult>> answers() {
        return List.copyOf(answers.values());
    }
}
