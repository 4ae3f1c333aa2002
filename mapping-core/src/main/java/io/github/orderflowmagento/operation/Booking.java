package io.github.orderflowmagento.operation;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Shipments;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.ShipmentSummary;
import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.MappingWarning;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;
import io.github.orderflowmagento.mapping.shipment.ShipmentPlan;
import io.github.orderflowmagento.orderflow.model.DespatchNotification;

/** Books one despatch with the shop: look up, create if there is nothing, then complete what is missing. */
final class Booking {
    /** Longer than a shop takes for a track and an e-mail. */
    private static final Duration TIME_TO_COMPLETE = Duration.ofMinutes(5);

    private final Shipments shipments;
    private final ShipmentMapping mapping;
    private final RunState exports;
    private final OrderMapping orders;
    private final Ledger ledger;
    private final ShipmentCompletion completion;
    private final OutageWatch watch;
    private final Clock clock;
    private final boolean dryRun;

    /**
     * @param orders by which the orders were exported
     * @param exports the state of the order export
     */
    Booking(
            Shipments shipments,
            ShipmentMapping mapping,
            OrderMapping orders,
            RunState exports,
            Ledger ledger,
            Clock clock,
            boolean dryRun) {
        this.shipments = shipments;
        this.mapping = mapping;
        this.exports = exports;
        this.orders = orders;
        this.ledger = ledger;
        this.clock = clock;
        this.completion = new ShipmentCompletion(shipments, ledger);
        this.watch = new OutageWatch(ledger);
        this.dryRun = dryRun;
    }

    void book(Order order, DespatchNotification despatch) {
        String key = ShipmentNotification.key(despatch);
        Optional<String> other = ExportedOrders.reasonToLeaveAlone(exports, order);
        if (other.isPresent()) {
            ledger.warn(other.get(), key);
            ledger.failedForGood(key, "despatched, but " + other.get());
            return;
        }
        try {
            ledger.conceal(key, PersonalData.of(order));
            List<Shipment> shipments = shipmentsOf(order);
            List<Shipment> marked = DespatchMark.marked(shipments, despatch);
            List<MappingWarning> warnings = new ArrayList<>();
            ShipmentPlan plan = mapping.planWithoutItems(despatch, warnings::add);
            ledger.note(key, warnings);
            Optional<Shipment> found =
                    marked.stream().findFirst().or(() -> DespatchMark.findByTrack(shipments, plan.tracks()));
            if (marked.size() > 1) {
                ledger.failedForGood(key, doubled(marked));
            } else if (found.isPresent()) {
                settle(key, order, found.get(), despatch, plan, !marked.isEmpty());
            } else if (isShippable(key, order) && isNoRepeat(key, order, shipments, despatch, plan)) {
                create(key, order, despatch, mapping.map(order, despatch, orders));
            } else {
                return;
            }
            watch.others(true);
        } catch (MappingException | IllegalArgumentException e) {
            // the latter from a value of a rule that no shop takes, for example a track without a carrier
            ledger.failedForGood(key, Failures.reason(e));
        } catch (MagentoException e) {
            watch.book(key, e);
            watch.others(false);
        } catch (LeaseLost e) {
            ledger.endEarly(key, e);
        }
    }

    private List<Shipment> shipmentsOf(Order order) {
        List<String> numbers = shipments.ofOrder(order).stream()
                .map(ShipmentSummary::incrementId)
                .toList();
        return shipments.details(numbers).stream().map(Answer::orThrow).toList();
    }

    private boolean isShippable(String key, Order order) {
        if (order.state() == OrderState.HOLDED || order.state() == OrderState.PAYMENT_REVIEW) {
            ledger.notTried(key, "the order is " + order.stateCode().orElse("") + ": it waits until that is over");
            return false;
        }
        if (order.state() == OrderState.CANCELED) {
            ledger.failedForGood(key, "the order is cancelled in the shop, but was despatched");
            return false;
        }
        return true;
    }

    /** OrderFlow gives a despatch that somebody sends again another number. A second parcel with the first one's tracking number is none. */
    private boolean isNoRepeat(
            String key, Order order, List<Shipment> shipments, DespatchNotification despatch, ShipmentPlan plan) {
        Optional<Shipment> same = DespatchMark.ofOthersWithTracks(shipments, despatch, plan.tracks()).stream()
                .filter(shipment -> new ShippedUnits(order, orders).areSame(shipment, despatch))
                .findFirst();
        same.ifPresent(
                shipment -> ledger.failedForGood(
                        key,
                        "shipment " + shipment.incrementId() + " of another despatch " + shipment.references()
                                + " has the same items and the same tracking number: if this is another parcel, ship it by hand"));
        return same.isEmpty();
    }

    private void create(String key, Order order, DespatchNotification despatch, ShipmentPlan plan) {
        if (dryRun) {
            ledger.done(key, "would ship " + units(plan.items().values()) + " units: dry run");
            return;
        }
        ShipmentRequest request = ShipmentRequest.builder()
                .orderIncrementId(order.incrementId())
                .items(plan.items())
                .comment(plan.comment())
                .reference(DespatchMark.of(despatch))
                .build();
        String number = shipments.create(request);
        try {
            settleNew(key, order, despatch, plan, number);
        } catch (LeaseLost e) {
            ledger.notTried(key, "shipment " + number + " was made, but not completed: " + LeaseLost.BRIEFLY);
            ledger.endEarly(e);
        }
    }

    private void settleNew(String key, Order order, DespatchNotification despatch, ShipmentPlan plan, String number) {
        // all of the order's: a run without a common checkpoint may have made one at the same moment
        List<Shipment> all = shipmentsOf(order);
        Optional<Shipment> made = all.stream()
                .filter(shipment -> shipment.incrementId().equals(number))
                .findFirst();
        if (made.isEmpty()) {
            // not the answer to this request, but one from a cache, for example: the next look tells what became of it
            ledger.failedItself(
                    key, "the shop says that it made shipment '" + number + "', but has none of that number");
            return;
        }
        Shipment shipment = made.get();
        boolean keepsMark = DespatchMark.isOn(shipment, despatch);
        if (!keepsMark) {
            keepsMark = markAgain(number, despatch);
            all = shipmentsOf(order); // another run's may have lost its mark, too
        }
        List<Shipment> marked = DespatchMark.marked(all, despatch);
        if (marked.size() > 1 && !marked.get(0).incrementId().equals(number)) {
            ledger.failedForGood(key, doubled(marked));
            return;
        }
        // of two that meet, the one that shows last may be the elder
        boolean isToldByAnother = marked.stream()
                .filter(other -> !other.incrementId().equals(number))
                .anyMatch(ShipmentCompletion::mayBeTold);
        String mailed = completion.complete(
                key, shipment, plan, ShipmentCompletion.missingOfNew(shipment, plan, isToldByAnother));
        ShippedUnits units = new ShippedUnits(order, orders);
        Optional<String> difference = units.difference(shipment, despatch);
        if (marked.size() > 1) {
            ledger.failedForGood(key, doubled(marked));
        } else if (difference.isPresent()) {
            // Magento ships fewer units than asked, without an error, if someone else ships in the same moment
            ledger.failedForGood(key, "shipment " + number + " was made, but " + difference.get());
        } else if (keepsMark) {
            ledger.done(key, "shipment " + number + mailed + units.respelled(despatch));
        } else {
            ledger.failedForGood(
                    key,
                    "shipment " + number + " was made" + mailed + ", but the shop does not keep its mark '["
                            + DespatchMark.of(despatch)
                            + "]', by which a repeat is known: nothing is left to do, but never requeue it");
        }
    }

    /** A comment that lost its mark (cut at a character that the database cannot hold, changed by a module) gets one of the mark alone. */
    private boolean markAgain(String number, DespatchNotification despatch) {
        shipments.addReference(number, DespatchMark.of(despatch));
        return DespatchMark.isOn(shipments.details(List.of(number)).get(0).orThrow(), despatch);
    }

    private static String doubled(List<Shipment> marked) {
        return "the shipments "
                + marked.stream().map(Shipment::incrementId).collect(Collectors.joining(" and "))
                + " are of this one despatch, made by runs at the same moment without a common checkpoint: check by hand which goods"
                + " left, and delete none before";
    }

    /** A shipment is there: what it lacks is added. One that was found by its track alone is claimed, so that it counts once. */
    private void settle(
            String key,
            Order order,
            Shipment shipment,
            DespatchNotification despatch,
            ShipmentPlan plan,
            boolean isMarked) {
        String there = "shipment " + shipment.incrementId();
        Optional<String> difference = new ShippedUnits(order, orders).difference(shipment, despatch);
        if (difference.isPresent()) {
            ledger.failedForGood(key, there + " is there, but " + difference.get());
            return;
        }
        if (!isMarked && !new ShippedUnits(order, orders).isKnown(shipment)) {
            ledger.failedForGood(
                    key,
                    there
                            + " has the tracking number, but what it holds cannot be told: if it is this despatch, nothing is left to do");
            return;
        }
        ShipmentCompletion.Missing missing = ShipmentCompletion.missing(shipment, plan, ledger.isEmailOwed(key));
        if (dryRun) {
            if (missing.isNothing()) {
                ledger.alreadyThere(key, there + ShipmentCompletion.unknown(shipment, plan));
            } else {
                ledger.done(key, "would add " + missing + " to " + there + ": dry run");
            }
            return;
        }
        if (isMarked && !missing.isNothing() && mayBeUnderWay(shipment)) {
            ledger.pause(
                    key,
                    there + " was made a moment ago, and lacks " + missing
                            + ": another run may be at it, since this one has no checkpoint to hold");
            return;
        }
        if (!isMarked) {
            shipments.addReference(shipment.incrementId(), DespatchMark.of(despatch));
        }
        String mailed = completion.complete(key, shipment, plan, missing);
        String unknown = ShipmentCompletion.unknown(shipment, plan);
        if (!unknown.isEmpty() && ledger.failed().containsKey(key)) {
            ledger.warn(
                    "shipments that were left incomplete, of which the shop does not say whether their customers were told",
                    key);
        }
        if (missing.isNothing() || !mailed.isEmpty()) {
            ledger.alreadyThere(key, there + mailed + unknown);
        } else {
            ledger.done(key, there + " was there, added " + missing + unknown);
        }
    }

    /** Without a lease nobody knows whether a shipment that lacks something was left so, or is just being made. */
    private boolean mayBeUnderWay(Shipment shipment) {
        return !LeaseGuard.isHeldHere()
                && shipment.createdAt()
                        .filter(made ->
                                Duration.between(made, clock.instant()).abs().compareTo(TIME_TO_COMPLETE) < 0)
                        .isPresent();
    }

    private static String units(Iterable<BigDecimal> quantities) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal quantity : quantities) {
            sum = sum.add(quantity);
        }
        return Amounts.text(sum);
    }
}
