package io.github.orderflowmagento.magento.internal.magento2;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.MagentoException.Details;
import io.github.orderflowmagento.magento.ShipmentResult;
import io.github.orderflowmagento.magento.internal.MissingUnits;
import io.github.orderflowmagento.magento.internal.ShipmentRun;
import io.github.orderflowmagento.magento.internal.WriteFailures;
import io.github.orderflowmagento.magento.internal.WriteStop;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.Track;

/**
 * Creates shipments, each by one request with all its content: units, tracks, comment, e-mail and source. The request is checked before,
 * and the shipment is read back, many together, since the shop answers with a number whatever it has created.
 */
final class Magento2ShipmentCreation implements ShipmentRun.Steps<Magento2ShipmentCreation.Made> {
    /** How many are read back together; if the process dies before that, a shipment is found again by its reference. */
    private static final int TOGETHER = Magento2Shipments.MOST_ORDERS;

    private final Magento2Service service;
    private final OrdersShipments reading;
    private final Function<OrderHead, Order> orders;
    private final Sources sources;
    private final SourceShortage shortage;
    private final ShipmentAdditions additions;
    private final Optional<Bulk> bulk;
    private final int parallelism;
    private final AtomicBoolean hasMadeOne = new AtomicBoolean();

    /**
     * @param orders reads a complete order
     * @param bulk how many are created in one request; empty if each takes its own
     * @param parallelism how many are created at the same time, if each takes its own request
     */
    Magento2ShipmentCreation(
            Magento2Service service,
            OrdersShipments reading,
            Function<OrderHead, Order> orders,
            Sources sources,
            SourceShortage shortage,
            ShipmentAdditions additions,
            Optional<Bulk> bulk,
            int parallelism) {
        this.service = service;
        this.reading = reading;
        this.orders = orders;
        this.sources = sources;
        this.shortage = shortage;
        this.additions = additions;
        this.bulk = bulk;
        this.parallelism = parallelism;
    }

    /**
     * A shipment that the shop reports as created.
     *
     * @param units the requested units, by the number of the row
     * @param id the shipment's {@code entity_id}; empty if the shop has not returned it, and is to be looked up only if the reference does not
     *     identify it
     * @param lostAnswer why it was found by its reference only; null if the shop has returned its number
     */
    record Made(
            ShipmentRequest request,
            Map<Long, BigDecimal> units,
            OptionalLong id,
            @Nullable MagentoException lostAnswer) {
        /** Returns its name in messages. */
        String name() {
            return id.isPresent()
                    ? String.valueOf(id.getAsLong())
                    : request.reference().map(Shipment::referenceLine).orElse("");
        }
    }

    List<Answer<ShipmentResult>> create(Iterable<ShipmentRequest> requests) {
        return bulk.map(way -> new ShipmentRun<>(new BulkShipmentRun(this, reading, way), 1, hasMadeOne))
                .orElseGet(() -> new ShipmentRun<>(this, parallelism, hasMadeOne))
                .create(requests);
    }

    @Override
    public String operation(ShipmentRequest request) {
        return ShipmentAdditions.creation(request.order());
    }

    /** The units are checked when the shipment is created, since that may take a request. */
    @Override
    public Optional<MagentoException> refusal(ShipmentRequest request) {
        return Optional.empty();
    }

    /**
     * A request that the shop was found to execute as intended.
     *
     * @param units by the number of the row; not empty
     * @param source empty for a shop without sources
     */
    record Checked(ShipmentRequest request, Order order, Map<Long, BigDecimal> units, Optional<String> source) {
        long orderId() {
            return order.orderId().orElseThrow();
        }

        Map<String, Object> body() {
            return ShipCall.body(request, units, source);
        }
    }

    /** @throws MagentoException.Rejected if the shop would ship something else */
    Checked checked(ShipmentRequest request) {
        String operation = operation(request);
        Order order = request.order() instanceof Order known ? known : orders.apply(request.order());
        return new Checked(
                request,
                order,
                UnitsToShip.of(request, order, operation),
                sources.of(order, request.source(), operation));
    }

    @Override
    public Made make(ShipmentRequest request) {
        String operation = operation(request);
        Checked one = checked(request);
        try {
            String answer = service.post(api -> api.ship(one.orderId(), one.body()), operation);
            return new Made(request, one.units(), OptionalLong.of(number(answer, operation)), null);
        } catch (MagentoException failure) {
            return madeAllTheSame(request, one.units(), failure).orElseThrow(() -> explained(failure, one));
        }
    }

    static long number(String answer, String operation) {
        if (!answer.matches("[1-9]\\d{0,17}")) {
            throw Magento2Service.notUnderstood(operation, "the answer is not a shipment's number");
        }
        return Long.parseLong(answer);
    }

    /** Returns the shipment, if the failure hides that it was created. */
    private Optional<Made> madeAllTheSame(
            ShipmentRequest request, Map<Long, BigDecimal> units, MagentoException failure) {
        if (!failure.outcomeUnknown() || request.reference().isEmpty()) {
            return Optional.empty();
        }
        try {
            return reading.find(request.order(), request.reference().get())
                    .flatMap(Shipment::shipmentId)
                    .map(id -> new Made(request, units, OptionalLong.of(id), failure));
        } catch (MagentoException e) {
            failure.addSuppressed(e);
            return Optional.empty();
        }
    }

    /** Returns the failure with an explanation that the shop does not give. */
    MagentoException explained(MagentoException failure, Checked one) {
        return failure instanceof MagentoException.Rejected && one.source().isPresent() && !isOfTheDocument(failure)
                ? shortage.of(one.order(), one.units(), one.source().get())
                        .<MagentoException>map(lacking -> new MagentoException.InsufficientStock(
                                Details.of(failure.operation(), lacking).causedBy(failure)))
                        .orElse(failure)
                : failure;
    }

    /** By the English words of every version: the shop checks the order and the request before a source. */
    private static boolean isOfTheDocument(MagentoException refusal) {
        return String.valueOf(refusal.getMessage()).contains("Document Validation Error");
    }

    @Override
    public boolean mayNotWait(List<Made> made) {
        return made.size() == TOGETHER;
    }

    @Override
    public List<ShipmentResult> complete(List<Made> made, WriteStop stop) {
        return complete(made, stop, Made::id);
    }

    /** @param numbers reads the number of one that is not identified by its reference */
    List<ShipmentResult> complete(List<Made> made, WriteStop stop, Function<Made, OptionalLong> numbers) {
        Map<String, Answer<List<Shipment>>> ofOrders = new HashMap<>();
        if (stop.reason() == null) {
            try {
                ofOrders = ofOrders(made);
            } catch (MagentoException e) {
                stop.ifOfTheWholeShop(e);
                return made.stream().map(one -> unread(one, e)).toList();
            }
        }
        List<ShipmentResult> results = new ArrayList<>();
        for (Made one : made) {
            try {
                stop.check();
                results.add(result(one, Objects.requireNonNull(ofOrders.get(key(one))), stop, numbers));
            } catch (MagentoException e) {
                stop.ifOfTheWholeShop(e);
                results.add(unread(one, e));
            } catch (RuntimeException e) {
                MagentoException refused = WriteFailures.refusedByCheck(operation(one.request()), e);
                stop.because(refused);
                results.add(unread(one, refused));
            }
        }
        return results;
    }

    private static String key(Made made) {
        return String.valueOf(made.request().order().orderId().orElseThrow());
    }

    /** Reads all of the orders' shipments: somebody else may have created one at the same moment. */
    private Map<String, Answer<List<Shipment>>> ofOrders(List<Made> made) {
        Map<String, OrderHead> requested = new LinkedHashMap<>();
        made.forEach(one -> requested.putIfAbsent(key(one), one.request().order()));
        Map<String, Answer<List<Shipment>>> byOrder = new HashMap<>();
        if (!requested.isEmpty()) {
            List<Answer<List<Shipment>>> answers = reading.of(List.copyOf(requested.values()));
            int next = 0;
            for (String key : requested.keySet()) {
                byOrder.put(key, answers.get(next++));
            }
        }
        return byOrder;
    }

    private ShipmentResult result(
            Made made, Answer<List<Shipment>> ofOrder, WriteStop stop, Function<Made, OptionalLong> numbers) {
        Shipment readBack = among(ofOrder.orThrow(), made, numbers)
                .orElseThrow(() -> new MagentoException.NotUnderstood(Details.of(
                                operation(made.request()),
                                "the shop reports that it created shipment " + made.name()
                                        + ", but the order has none with that number")
                        .concerning(Concern.ITEM)));
        Optional<String> reference = made.request().reference();
        boolean hasLostReference =
                reference.filter(text -> !readBack.references().contains(text)).isPresent();
        List<Shipment> all = hasLostReference && isReferenceAdded(readBack, reference.get(), stop)
                ? reading.of(List.of(made.request().order())).get(0).orThrow()
                : ofOrder.orThrow();
        Shipment shipment = among(all, made, numbers).orElse(readBack);
        ShipCall.commentForTheMerchant(made.request()).ifPresent(text -> additions.addComment(shipment, text));
        List<Track> missing = made.request().tracks().stream()
                .filter(track -> track.number().filter(shipment::hasTrack).isEmpty())
                .toList();
        return additions
                .add(shipment, missing, false, stop)
                .emailFailure(emailFailure(made, shipment))
                .missingUnits(MissingUnits.of(made.units(), shipment))
                .duplicates(duplicates(shipment, reference, all))
                .build();
    }

    /** Returns the shipment that was created: by its number, or by its reference if the shop has returned no number. */
    private static Optional<Shipment> among(List<Shipment> ofOrder, Made made, Function<Made, OptionalLong> numbers) {
        return made.request()
                .reference()
                .filter(reference -> made.id().isEmpty())
                .flatMap(reference -> ofOrder.stream()
                        .filter(one -> one.references().contains(reference))
                        .findFirst())
                .or(() -> ofNumber(ofOrder, made.id().isPresent() ? made.id() : numbers.apply(made)));
    }

    private static Optional<Shipment> ofNumber(List<Shipment> all, OptionalLong id) {
        return id.isEmpty()
                ? Optional.empty()
                : all.stream()
                        .filter(one -> one.shipmentId().equals(Optional.of(id.getAsLong())))
                        .findFirst();
    }

    /**
     * Adds a comment with the reference alone to a shipment whose comment was lost, or changed by a module. If that fails, the shipment is
     * returned as it is: nothing else would identify it, and it must not be created again.
     */
    private boolean isReferenceAdded(Shipment shipment, String reference, WriteStop stop) {
        try {
            additions.addComment(shipment, Shipment.referenceLine(reference));
            return true;
        } catch (MagentoException e) {
            stop.ifOfTheWholeShop(e);
            return false;
        }
    }

    /** The shop sends the e-mail with the shipment. If its answer was lost, it is unknown whether it did. */
    private static Optional<MagentoException> emailFailure(Made made, Shipment shipment) {
        return made.request().notifiesCustomer() && !shipment.customerNotified().orElse(false)
                ? Optional.ofNullable(made.lostAnswer())
                : Optional.empty();
    }

    private static List<Shipment> duplicates(Shipment shipment, Optional<String> reference, List<Shipment> ofOrder) {
        return ofOrder.stream()
                .filter(other -> !other.shipmentId().equals(shipment.shipmentId()))
                .filter(other -> reference.filter(other.references()::contains).isPresent())
                .toList();
    }

    private static ShipmentResult unread(Made made, MagentoException failure) {
        return ShipmentResult.builder()
                .shipment(Answer.failed(made.name(), failure))
                .build();
    }
}
