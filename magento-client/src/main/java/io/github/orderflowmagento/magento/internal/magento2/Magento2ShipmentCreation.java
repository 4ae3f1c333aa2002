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
 * Makes shipments, each by one request that holds all of it: units, tracks, comment, e-mail and source. What is asked for is checked before,
 * and what was made is read back, many together, since the shop answers with a number whatever it has made.
 */
final class Magento2ShipmentCreation implements ShipmentRun.Steps<Magento2ShipmentCreation.Made> {
    /** How many are read back together; what is not read back, since the process died, is found again by its reference. */
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
     * @param orders reads an order whole
     * @param bulk how many are made in one request; empty if each takes its own
     * @param parallelism how many are made at once, where each takes its own request
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
     * A shipment that the shop says it has made.
     *
     * @param units that were asked for, by the number of the row
     * @param id the shipment's {@code entity_id}; empty if the shop has not told, and is to be asked only if the reference does not tell
     * @param lostAnswer why it was found by its reference only; null if the shop has told its number
     */
    record Made(
            ShipmentRequest request,
            Map<Long, BigDecimal> units,
            OptionalLong id,
            @Nullable MagentoException lostAnswer) {
        /** How messages name it. */
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

    /** What is to be shipped is checked where it is made, since that may take a request. */
    @Override
    public Optional<MagentoException> refusal(ShipmentRequest request) {
        return Optional.empty();
    }

    /**
     * A request that was found to be one which the shop carries out as it is meant.
     *
     * @param units by the number of the row; not empty
     * @param source empty for a shop that has none
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
            throw Magento2Service.notUnderstood(operation, "the answer is no number of a shipment");
        }
        return Long.parseLong(answer);
    }

    /** The shipment, if the failure hides that it was made. */
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

    /** The failure, in the words of what the shop does not say. */
    MagentoException explained(MagentoException failure, Checked one) {
        return failure instanceof MagentoException.Rejected && one.source().isPresent() && !isOfTheDocument(failure)
                ? shortage.of(one.order(), one.units(), one.source().get())
                        .<MagentoException>map(lacking -> new MagentoException.InsufficientStock(
                                Details.of(failure.operation(), lacking).causedBy(failure)))
                        .orElse(failure)
                : failure;
    }

    /** By the words that every version has in English: the shop looks at the order and the request before it looks into a source. */
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

    /** @param numbers asks for the number of one that is not known by its reference */
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

    /** All of the orders': somebody else may have made one at the same moment. */
    private Map<String, Answer<List<Shipment>>> ofOrders(List<Made> made) {
        Map<String, OrderHead> asked = new LinkedHashMap<>();
        made.forEach(one -> asked.putIfAbsent(key(one), one.request().order()));
        Map<String, Answer<List<Shipment>>> byOrder = new HashMap<>();
        if (!asked.isEmpty()) {
            List<Answer<List<Shipment>>> answers = reading.of(List.copyOf(asked.values()));
            int next = 0;
            for (String key : asked.keySet()) {
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
                                "the shop says that it made shipment " + made.name()
                                        + ", but the order has none of that number")
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
                .emailFailure(untold(made, shipment))
                .missingUnits(MissingUnits.of(made.units(), shipment))
                .duplicates(duplicates(shipment, reference, all))
                .build();
    }

    /** The shipment that was made: by its number, or by its reference where the shop has told no number. */
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
     * Gives a shipment whose comment was lost, or changed by a module, one of the reference alone. If that fails, the shipment is told of as
     * it is: by nothing else would it be known again, and it must not be tried once more.
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

    /** The shop sends the e-mail with the shipment. Where its answer was lost, nobody knows whether it came to that. */
    private static Optional<MagentoException> untold(Made made, Shipment shipment) {
        return made.request().notifiesCustomer() && !shipment.customerTold().orElse(false)
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
