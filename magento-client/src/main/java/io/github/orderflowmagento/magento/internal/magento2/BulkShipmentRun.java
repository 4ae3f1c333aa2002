package io.github.orderflowmagento.magento.internal.magento2;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.ShipmentResult;
import io.github.orderflowmagento.magento.internal.ShipmentRun;
import io.github.orderflowmagento.magento.internal.WriteFailures;
import io.github.orderflowmagento.magento.internal.WriteStop;
import io.github.orderflowmagento.magento.internal.magento2.Magento2ShipmentCreation.Checked;
import io.github.orderflowmagento.magento.internal.magento2.Magento2ShipmentCreation.Made;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentRequest;

/**
 * Creates the shipments of one caller, many by one request, which the shop executes later. First its queue is read, then the shipments of
 * the orders: an operation that was open before is found in one of the two, and is not sent again. While anything waits in the queue the
 * shop's consumers do not keep up, and shipments are created one by one. Not thread-safe.
 */
final class BulkShipmentRun implements ShipmentRun.Steps<Made> {
    /** The maximum number in one request. */
    static final int MOST = Magento2Shipments.MOST_ORDERS;

    /** How many that are created one by one are looked up together, while the look-up is fresh. */
    private static final int ONE_BY_ONE = 10;

    /** How many are queued first if old ones are still open: to see whether the consumers run. */
    private static final int FEW = 2;

    private static final Logger LOG = LoggerFactory.getLogger(BulkShipmentRun.class);

    private final Magento2ShipmentCreation creation;
    private final OrdersShipments reading;
    private final BulkQueue queue;
    private final QueueSnapshots looks;
    private final BulkCalls calls;

    /** The results of those that need no further request. */
    private final IdentityHashMap<ShipmentRequest, Supplier<Made>> settled = new IdentityHashMap<>();

    /** Requests that the shop rejected together with others; that may be some time ago when each is sent alone. */
    private final Set<ShipmentRequest> refusedTogether = Collections.newSetFromMap(new IdentityHashMap<>());

    /** The operation that has created one. */
    private record Place(String bulk, int operation) {}

    private final IdentityHashMap<Made, Place> places = new IdentityHashMap<>();

    /** By bulk. */
    private final Map<String, Map<Integer, String>> returned = new HashMap<>();

    private boolean hasNoQueue;

    /** Whether something may have been queued since the queue was read. */
    private boolean hasLeftSome;

    private boolean isReported;

    /** Whether the consumers have executed something for this run. */
    private boolean haveConsumed;

    BulkShipmentRun(Magento2ShipmentCreation creation, OrdersShipments reading, Bulk bulk) {
        this.creation = creation;
        this.reading = reading;
        this.queue = bulk.queue();
        this.looks = bulk.looks();
        this.calls = bulk.calls();
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
        return creation.complete(made, stop, this::number);
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
        return new ShipmentChunks(requests, pieces -> next(pieces, stop));
    }

    /** Returns the next chunk, some of which may need no further request. */
    private List<ShipmentRequest> next(ShipmentChunks pieces, WriteStop stop) {
        settled.clear();
        ShipmentRequest first = pieces.one();
        if (hasNoQueue || stop.reason() != null) {
            return List.of(first);
        }
        Optional<QueueSnapshots.Snapshot> seen = seen(first);
        QueueSnapshots.Snapshot look;
        try {
            look = seen.isPresent() ? seen.get() : new QueueSnapshots.Snapshot(queue.open());
        } catch (MagentoException e) {
            fail(first, e);
            return List.of(first);
        }
        if (look.open().isEmpty()) {
            hasNoQueue = true;
            return List.of(first);
        }
        boolean isSeen = seen.isPresent();
        long waiting = waiting(look.open().get());
        List<ShipmentRequest> some = pieces.with(
                first,
                together(look.open().get(), waiting, isSeen),
                one -> !isSeen || seen(one).equals(seen));
        settle(some, look.open().get(), isSeen, waiting == 0, stop);
        return some;
    }

    /** Returns the queue before the caller read the shipments of the order, without what this run has queued since. */
    private Optional<QueueSnapshots.Snapshot> seen(ShipmentRequest request) {
        Optional<QueueSnapshots.Snapshot> look = looks.take(orderId(request));
        return hasLeftSome ? Optional.empty() : look;
    }

    private long waiting(List<BulkOperation> open) {
        long waiting =
                queue.waiting(open.stream().filter(BulkOperation::isShipment).toList());
        if (waiting > 0 && !isReported) {
            isReported = true;
            LOG.warn(
                    "{} shipments wait in the shop's queue: others are created one by one until its consumers"
                            + " (async.operations.all) have created them",
                    waiting);
        }
        return waiting;
    }

    /** @param isSeen whether the caller keeps its look-ups fresh: then each is processed when it is created */
    private int together(List<BulkOperation> open, long waiting, boolean isSeen) {
        if (waiting > 0) {
            return isSeen ? 1 : ONE_BY_ONE;
        }
        boolean mayStandStill = !haveConsumed && open.stream().anyMatch(one -> one.isShipment() && queue.isLost(one));
        return mayStandStill ? FEW : MOST;
    }

    private static long orderId(ShipmentRequest request) {
        return ShipmentChunks.orderId(request);
    }

    /**
     * @param areSeen whether the caller has read the shipments of the orders after the queue: then only those with an open operation are
     *     read again
     */
    private void settle(
            List<ShipmentRequest> some, List<BulkOperation> open, boolean areSeen, boolean together, WriteStop stop) {
        Map<Long, Answer<List<Shipment>>> there = shipmentsOf(some.stream()
                .filter(request -> !areSeen || open.stream().anyMatch(one -> one.mayShip(orderId(request))))
                .toList());
        List<Checked> toSend = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            ShipmentRequest request = some.get(i);
            try {
                Answer<List<Shipment>> read = there.get(orderId(request));
                if (read != null && isThereOrWaits(request, read.orThrow(), open)) {
                    continue;
                }
                if (together && request.reference().isPresent()) {
                    toSend.add(creation.checked(request));
                }
            } catch (MagentoException e) {
                fail(request, e);
                if (e.concerns() == Concern.EVERYTHING) {
                    // whether the later ones exist, or wait, is unknown: they are not created without a look-up
                    some.subList(i + 1, some.size()).forEach(other -> fail(other, e));
                    return;
                }
            }
        }
        if (toSend.size() > 1) {
            send(toSend, stop);
        }
    }

    private boolean isThereOrWaits(ShipmentRequest request, List<Shipment> ofOrder, List<BulkOperation> open) {
        Optional<Shipment> made = marked(request, ofOrder);
        if (made.isPresent()) {
            settled.put(request, () -> made(request, made.get(), null));
            return true;
        }
        Optional<BulkOperation> waiting = open.stream()
                .filter(one -> one.mayShip(orderId(request)))
                .filter(one -> ofOrder.stream().noneMatch(one::hasMade))
                .findFirst();
        waiting.ifPresent(one -> fail(request, BulkCalls.queued(operation(request), one)));
        return waiting.isPresent();
    }

    /** By the order's number. */
    private Map<Long, Answer<List<Shipment>>> shipmentsOf(List<ShipmentRequest> requests) {
        List<OrderHead> orders = requests.stream().map(ShipmentRequest::order).toList();
        Map<Long, Answer<List<Shipment>>> byOrder = new HashMap<>();
        if (orders.isEmpty()) {
            return byOrder;
        }
        List<Answer<List<Shipment>>> answers;
        try {
            answers = reading.of(orders);
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
        return request.reference()
                .flatMap(reference -> ofOrder.stream()
                        .filter(shipment -> shipment.references().contains(reference))
                        .findFirst());
    }

    private static Made made(ShipmentRequest request, Shipment shipment, @Nullable MagentoException lostAnswer) {
        return new Made(request, request.items(), number(shipment), lostAnswer);
    }

    private static OptionalLong number(Shipment shipment) {
        return OptionalLong.of(shipment.shipmentId().orElseThrow());
    }

    private void fail(ShipmentRequest request, MagentoException failure) {
        settled.put(request, () -> {
            throw failure;
        });
    }

    private void send(List<Checked> some, WriteStop stop) {
        String operation = "shipments of " + some.size() + " orders";
        List<Map<String, Object>> bodies =
                some.stream().map(BulkShipmentRun::body).toList();
        List<String> names = some.stream().map(one -> operation(one.request())).toList();
        BulkCalls.Results results;
        try {
            results = calls.send(api -> api.queueShipments(bodies), names, 0, operation);
        } catch (MagentoException e) {
            if (e.outcomeUnknown()) {
                hasLeftSome = true;
                IdentityHashMap<Checked, MagentoException> unknown = new IdentityHashMap<>();
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

    /** Returns the failures of those that failed, or that the shop does not report as done. */
    private IdentityHashMap<Checked, MagentoException> unsettled(
            List<Checked> some, List<String> names, BulkCalls.Results results) {
        IdentityHashMap<Checked, MagentoException> unsettled = new IdentityHashMap<>();
        for (int i = 0; i < some.size(); i++) {
            Checked one = some.get(i);
            BulkCalls.Result result = results.results().get(i);
            haveConsumed |= result.isDone();
            if (result.failure().isPresent()) {
                unsettled.put(one, result.failure().get());
            } else if (result.isDone()) {
                Made made = new Made(one.request(), one.units(), OptionalLong.empty(), null);
                places.put(made, new Place(results.bulk(), i));
                settled.put(one.request(), () -> made);
            } else {
                hasLeftSome = true;
                unsettled.put(one, calls.queued(names.get(i), results.bulk(), i));
            }
        }
        return unsettled;
    }

    /** Returns the operation's result, for a shipment that does not carry its reference. */
    private OptionalLong number(Made made) {
        Place place = places.get(made);
        return place == null
                ? OptionalLong.empty()
                : EntityReader.number(returned.computeIfAbsent(place.bulk(), calls::returned)
                                .get(place.operation()))
                        .map(OptionalLong::of)
                        .orElse(OptionalLong.empty());
    }

    /** A shipment that carries the reference was created, whatever the shop reports. */
    private void lookUp(IdentityHashMap<Checked, MagentoException> failures) {
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
                    shipment -> settled.put(request, () -> new Made(request, one.units(), number(shipment), failure)),
                    () -> fail(request, creation.explained(failure, one)));
        });
    }
}
