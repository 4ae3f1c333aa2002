package io.github.orderflowmagento.magento.internal.magento2;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.ShipmentResult;
import io.github.orderflowmagento.magento.Shipments;
import io.github.orderflowmagento.magento.internal.ShipmentRun;
import io.github.orderflowmagento.magento.internal.WriteFailures;
import io.github.orderflowmagento.magento.internal.WriteStop;
import io.github.orderflowmagento.magento.internal.magento2.Magento2ShipmentCreation.Checked;
import io.github.orderflowmagento.magento.internal.magento2.Magento2ShipmentCreation.Made;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentRequest;

/**
 * Makes the shipments of one caller, many by one request, which the shop carries out later. First its queue is read, then the shipments of
 * the orders: what was open before is seen in the one or the other, and is not sent again. While anything waits in the queue the shop's
 * consumers do not keep up, and shipments are made one by one. Not thread-safe.
 */
final class BulkShipmentRun implements ShipmentRun.Steps<Made> {
    /** How many go into a request. */
    static final int MOST = Magento2Shipments.MOST_ORDERS;

    /** How many are looked up together that are made one by one, while what was looked up is fresh. */
    private static final int ONE_BY_ONE = 10;

    private static final Logger LOG = LoggerFactory.getLogger(BulkShipmentRun.class);

    private final Magento2ShipmentCreation creation;
    private final Shipments reading;
    private final BulkQueue queue;
    private final BulkCalls calls;

    /** What became of those that need no request any more. */
    private final Map<ShipmentRequest, Supplier<Made>> settled = new IdentityHashMap<>();

    /** Those that the shop did not take together, which is some time ago when each has its turn. */
    private final Set<ShipmentRequest> refusedTogether = Collections.newSetFromMap(new IdentityHashMap<>());

    private boolean hasNoQueue;

    BulkShipmentRun(Magento2ShipmentCreation creation, Shipments reading, BulkQueue queue, BulkCalls calls) {
        this.creation = creation;
        this.reading = reading;
        this.queue = queue;
        this.calls = calls;
    }

    @Override
    public String operation(ShipmentRequest request) {
        return creation.operation(request);
    }

    @Override
    public Optional<MagentoException> refusal(ShipmentRequest request) {
        return Optional.empty();
    }

    @Override
    public boolean mayNotWait(List<Made> made) {
        return creation.mayNotWait(made);
    }

    @Override
    public List<ShipmentResult> complete(List<Made> made, WriteStop stop) {
        return creation.complete(made, stop);
    }

    @Override
    public boolean isSent(ShipmentRequest request) {
        return settled.containsKey(request);
    }

    @Override
    public Made make(ShipmentRequest request) {
        Supplier<Made> known = settled.get(request);
        if (known != null) {
            return known.get();
        }
        Optional<Shipment> there = refusedTogether.remove(request)
                ? reading.find(request.order(), request.reference().orElseThrow())
                : Optional.empty();
        return there.map(shipment -> made(request, shipment, null)).orElseGet(() -> creation.make(request));
    }

    @Override
    public Iterator<ShipmentRequest> inOrder(Iterator<ShipmentRequest> requests, WriteStop stop) {
        return new Iterator<>() {
            private final Deque<ShipmentRequest> ready = new ArrayDeque<>();
            private @Nullable ShipmentRequest ahead;

            @Override
            public boolean hasNext() {
                return !ready.isEmpty() || ahead != null || requests.hasNext();
            }

            @Override
            public ShipmentRequest next() {
                if (ready.isEmpty()) {
                    settled.clear();
                    fill();
                }
                return ready.remove();
            }

            private void fill() {
                Optional<List<BulkOperation>> open = Optional.empty();
                MagentoException unknown = null;
                try {
                    open = hasNoQueue || stop.reason() != null ? Optional.empty() : queue.open();
                    hasNoQueue |= open.isEmpty();
                } catch (MagentoException e) {
                    unknown = e;
                }
                if (open.isEmpty()) {
                    ShipmentRequest one = take();
                    ready.add(one);
                    if (unknown != null) {
                        fail(one, unknown);
                    }
                    return;
                }
                long waiting = queue.waiting(open.get(), BulkOperation::isShipment);
                if (waiting > 0) {
                    LOG.warn(
                            "{} shipments wait in the shop's queue: others are made one by one, until its consumers"
                                    + " (async.operations.all) have made these",
                            waiting);
                }
                ready.addAll(takeSome(waiting > 0 ? ONE_BY_ONE : MOST));
                settle(List.copyOf(ready), open.get(), waiting == 0, stop);
            }

            /** Of each order one, since the next needs the order as that leaves it; of those that cannot be known again, one alone. */
            private List<ShipmentRequest> takeSome(int most) {
                List<ShipmentRequest> some = new ArrayList<>();
                Set<Long> orders = new HashSet<>();
                while (some.size() < most && hasNext()) {
                    ShipmentRequest one = take();
                    boolean isOther = orders.add(orderId(one));
                    if (!some.isEmpty() && (!isOther || one.reference().isEmpty())) {
                        ahead = one;
                        break;
                    }
                    some.add(one);
                    if (one.reference().isEmpty()) {
                        break;
                    }
                }
                return some;
            }

            private ShipmentRequest take() {
                ShipmentRequest one = ahead == null ? requests.next() : ahead;
                ahead = null;
                return one;
            }
        };
    }

    private static long orderId(ShipmentRequest request) {
        return request.order().orderId().orElseThrow();
    }

    private void settle(List<ShipmentRequest> some, List<BulkOperation> open, boolean together, WriteStop stop) {
        Map<Long, Answer<List<Shipment>>> there = shipmentsOf(some);
        List<Checked> toSend = new ArrayList<>();
        for (ShipmentRequest request : some) {
            try {
                List<Shipment> ofOrder = Objects.requireNonNull(there.get(orderId(request))).orThrow();
                Optional<Shipment> made = marked(request, ofOrder);
                if (made.isPresent()) {
                    settled.put(request, () -> made(request, made.get(), null));
                    continue;
                }
                open.stream()
                        .filter(one -> one.mayShip(orderId(request)))
                        .filter(one -> ofOrder.stream().noneMatch(one::hasMade))
                        .findFirst()
                        .ifPresent(one -> {
                            throw BulkCalls.queued(operation(request), one);
                        });
                if (together && request.reference().isPresent()) {
                    toSend.add(creation.checked(request));
                }
            } catch (MagentoException e) {
                fail(request, e);
            }
        }
        if (toSend.size() > 1) {
            send(toSend, stop);
        }
    }

    /** By the order's number. */
    private Map<Long, Answer<List<Shipment>>> shipmentsOf(List<ShipmentRequest> requests) {
        List<OrderHead> orders = requests.stream().map(ShipmentRequest::order).toList();
        Map<Long, Answer<List<Shipment>>> byOrder = new HashMap<>();
        List<Answer<List<Shipment>>> answers;
        try {
            answers = reading.ofOrders(orders);
        } catch (MagentoException e) {
            answers = orders.stream()
                    .map(order -> Answer.<List<Shipment>>failed(order.incrementId(), e))
                    .toList();
        }
        for (int i = 0; i < orders.size(); i++) {
            byOrder.put(orderId(requests.get(i)), answers.get(i));
        }
        return byOrder;
    }

    private static Optional<Shipment> marked(ShipmentRequest request, List<Shipment> ofOrder) {
        return request.reference().flatMap(reference -> ofOrder.stream()
                .filter(shipment -> shipment.references().contains(reference))
                .findFirst());
    }

    private static Made made(ShipmentRequest request, Shipment shipment, @Nullable MagentoException lostAnswer) {
        return new Made(request, request.items(), shipment.shipmentId().orElseThrow(), lostAnswer);
    }

    private void fail(ShipmentRequest request, MagentoException failure) {
        settled.put(request, () -> {
            throw failure;
        });
    }

    private void send(List<Checked> some, WriteStop stop) {
        String operation = "shipments of " + some.size() + " orders";
        List<Map<String, Object>> bodies = some.stream().map(BulkShipmentRun::body).toList();
        List<String> names = some.stream().map(one -> operation(one.request())).toList();
        BulkCalls.Results results;
        try {
            results = calls.send(api -> api.queueShipments(bodies), names, 0, operation);
        } catch (MagentoException e) {
            if (e.outcomeUnknown()) {
                Map<Checked, MagentoException> unknown = new IdentityHashMap<>();
                some.forEach(one -> unknown.put(one, e));
                lookUp(unknown);
            } else if (e instanceof MagentoException.NotReached) {
                some.forEach(one -> fail(one.request(), e));
            } else {
                some.forEach(one -> refusedTogether.add(one.request()));
            }
            return;
        } catch (RuntimeException e) {
            MagentoException refused = WriteFailures.refusedByCheck(operation, e);
            stop.because(refused);
            some.forEach(one -> fail(one.request(), refused));
            return;
        }
        lookUp(unsettled(some, names, results));
    }

    private static Map<String, Object> body(Checked one) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("orderId", one.orderId());
        body.putAll(one.body());
        return body;
    }

    /** Those of which the shop does not say which shipment it has made, with what it says. */
    private Map<Checked, MagentoException> unsettled(
            List<Checked> some, List<String> names, BulkCalls.Results results) {
        Map<Checked, MagentoException> unsettled = new IdentityHashMap<>();
        boolean isAnyDone = results.results().stream().anyMatch(BulkCalls.Result::isDone);
        Map<Integer, String> numbers = isAnyDone ? calls.returned(results.bulk()) : Map.of();
        for (int i = 0; i < some.size(); i++) {
            Checked one = some.get(i);
            BulkCalls.Result result = results.results().get(i);
            if (result.failure().isPresent()) {
                unsettled.put(one, result.failure().get());
            } else if (result.isDone()) {
                try {
                    long number = Magento2ShipmentCreation.number(numbers.getOrDefault(i, ""), names.get(i));
                    settled.put(one.request(), () -> new Made(one.request(), one.units(), number, null));
                } catch (MagentoException e) {
                    unsettled.put(one, e);
                }
            } else {
                unsettled.put(one, calls.queued(names.get(i), results.bulk(), i));
            }
        }
        return unsettled;
    }

    /** A shipment that carries the reference was made, whatever the shop says, or does not say. */
    private void lookUp(Map<Checked, MagentoException> failures) {
        if (failures.isEmpty()) {
            return;
        }
        Map<Long, Answer<List<Shipment>>> there =
                shipmentsOf(failures.keySet().stream().map(Checked::request).toList());
        failures.forEach((one, failure) -> {
            ShipmentRequest request = one.request();
            Answer<List<Shipment>> ofOrder = Objects.requireNonNull(there.get(one.orderId()));
            ofOrder.failure().ifPresent(failure::addSuppressed);
            Optional<Shipment> made = ofOrder.value().flatMap(all -> marked(request, all));
            made.ifPresentOrElse(
                    shipment -> settled.put(
                            request,
                            () -> new Made(request, one.units(), shipment.shipmentId().orElseThrow(), failure)),
                    () -> fail(request, creation.explained(failure, one)));
        });
    }
}
