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
 * Hands out the requests of one caller in their order, each once, to one or several threads, but never two of one order at the same time;
 * and collects their answers. The requests are read on the caller's thread. Thread-safe.
 */
final class PendingShipments {
    private final Iterator<ShipmentRequest> requests;
    private final Map<Object, ReentrantLock> orders = new ConcurrentHashMap<>();
    private final NavigableMap<Integer, Answer<ShipmentResult>> answers = new ConcurrentSkipListMap<>();
    private int next;
    private boolean isOver;

    PendingShipments(Iterator<ShipmentRequest> requests) {
        this.requests = requests;
    }

    /** A request to send, and its position among all. Until it is {@linkplain #end ended} no other thread gets one of its order. */
    record Pending(int place, ShipmentRequest request) {
        private Object order() {
            return request.order()
                    .orderId()
                    .<Object>map(id -> id)
                    .orElse(request.order().incrementId());
        }
    }

    /** Returns the next request whose order is free, waiting for it; empty if there is none. The same thread ends it. */
    synchronized Optional<Pending> next() {
        ShipmentRequest request = isOver ? null : WriteThreads.onCallingThread(this::read);
        if (request == null) {
            return Optional.empty();
        }
        Pending turn = new Pending(next++, request);
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

    /** Ends a turn, whether the request was sent or not. */
    void end(Pending turn) {
        Optional.ofNullable(orders.get(turn.order())).ifPresent(ReentrantLock::unlock);
    }

    void answered(Pending turn, Answer<ShipmentResult> answer) {
        answers.put(turn.place(), answer);
    }

    /** Returns the answers in the order of the requests. */
    List<Answer<ShipmentResult>> answers() {
        return List.copyOf(answers.values());
    }
}
