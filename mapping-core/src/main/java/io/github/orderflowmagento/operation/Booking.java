package io.github.orderflowmagento.operation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Shipments;
import io.github.orderflowmagento.magento.model.Comment;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.ShipmentSummary;
import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;
import io.github.orderflowmagento.mapping.shipment.ShipmentPlan;
import io.github.orderflowmagento.orderflow.model.DespatchNotification;

/** Books one despatch with the shop: look up, create if there is nothing, then complete what is missing. */
final class Booking {
    private final Shipments shipments;
    private final ShipmentMapping mapping;
    private final Ledger ledger;
    private final OutageWatch watch;
    private final boolean dryRun;

    Booking(Shipments shipments, ShipmentMapping mapping, Ledger ledger, boolean dryRun) {
        this.shipments = shipments;
        this.mapping = mapping;
        this.ledger = ledger;
        this.watch = new OutageWatch(ledger);
        this.dryRun = dryRun;
    }

    /** What a shipment lacks of what the plan says. */
    private record Missing(List<Track> tracks, boolean email) {
        boolean isNothing() {
            return tracks.isEmpty() && !email;
        }

        @Override
        public String toString() {
            List<String> parts = new ArrayList<>();
            if (!tracks.isEmpty()) {
                parts.add(tracks.size() == 1 ? "track" : tracks.size() + " tracks");
            }
            if (email) {
                parts.add("e-mail");
            }
            return parts.toString();
        }
    }

    void book(Order order, DespatchNotification despatch) {
        String key = ShipmentNotification.key(despatch);
        try {
            List<Shipment> shipments = shipmentsOf(order);
            Optional<Shipment> marked = DespatchMark.findMarked(shipments, despatch);
            ShipmentPlan plan = mapping.planWithoutItems(despatch);
            Optional<Shipment> found = marked.or(() -> DespatchMark.findByTrack(shipments, plan.tracks()));
            if (found.isPresent()) {
                settle(key, order, found.get(), despatch, plan, marked.isPresent());
            } else if (isShippable(key, order)) {
                create(key, order, despatch, mapping.map(order, despatch));
            } else {
                return;
            }
            watch.others(true);
        } catch (MappingException | IllegalArgumentException e) {
            // the latter from a value of a rule that no shop takes, a track without a carrier say
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
        Answer<Shipment> made = shipments.details(List.of(number)).get(0);
        if (made.failure().filter(MagentoException.NotFound.class::isInstance).isPresent()) {
            // an answer that was none of ours, from a cache say: what became of the request is found out by looking
            // again
            ledger.failedItself(
                    key, "the shop says that it made shipment '" + number + "', but has none of that number");
            return;
        }
        settleNew(key, order, made.orThrow(), despatch, plan);
    }

    private void settleNew(
            String key, Order order, Shipment shipment, DespatchNotification despatch, ShipmentPlan plan) {
        String number = shipment.incrementId();
        String mailed;
        try {
            mailed = complete(shipment, plan, missing(shipment, plan));
        } catch (LeaseLost e) {
            ledger.notTried(key, "shipment " + number + " was made, but not completed: " + LeaseLost.BRIEFLY);
            ledger.endEarly(e);
            return;
        }
        Optional<String> difference = ShippedUnits.difference(order, shipment, despatch);
        if (difference.isPresent()) {
            // Magento ships fewer units than asked, without an error, if someone else ships in the same moment
            ledger.failedForGood(key, "shipment " + number + " was made, but " + difference.get());
        } else {
            ledger.done(key, "shipment " + number + mailed);
        }
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
        Optional<String> difference = ShippedUnits.difference(order, shipment, despatch);
        if (difference.isPresent()) {
            ledger.failedForGood(key, there + " is there, but " + difference.get());
            return;
        }
        Missing missing = missing(shipment, plan);
        if (dryRun) {
            if (missing.isNothing()) {
                ledger.alreadyThere(key, there);
            } else {
                ledger.done(key, "would add " + missing + " to " + there + ": dry run");
            }
            return;
        }
        if (!isMarked) {
            shipments.addReference(shipment.incrementId(), DespatchMark.of(despatch));
        }
        String mailed = complete(shipment, plan, missing);
        if (missing.isNothing() || !mailed.isEmpty()) {
            ledger.alreadyThere(key, there + mailed);
        } else {
            ledger.done(key, there + " was there, added " + missing);
        }
    }

    private static Missing missing(Shipment shipment, ShipmentPlan plan) {
        List<Track> tracks = plan.tracks().stream()
                .filter(track -> !DespatchMark.hasTrack(shipment, track.number()))
                .toList();
        return new Missing(tracks, plan.emailsCustomer() && !isCustomerTold(shipment));
    }

    /** Magento before 1.7 has no shipment e-mail to be sent later, only a comment that is mailed. */
    private static boolean isCustomerTold(Shipment shipment) {
        return shipment.isEmailSent() || shipment.comments().stream().anyMatch(Comment::isCustomerNotified);
    }

    /**
     * Adds what is missing. The tracks come before the e-mail, so that the customer reads the numbers.
     *
     * @return a word on an e-mail that this shop will never send for us; the shipment stands all the same
     */
    private String complete(Shipment shipment, ShipmentPlan plan, Missing missing) {
        missing.tracks().forEach(track -> shipments.addTrack(shipment.incrementId(), track));
        if (missing.email()) {
            try {
                shipments.sendEmail(shipment.incrementId(), plan.emailComment());
            } catch (MagentoException.NotPermitted | MagentoException.Unsupported e) {
                return ", but the customer was not told: " + Failures.reason(e);
            }
        }
        return "";
    }

    private static String units(Iterable<BigDecimal> quantities) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal quantity : quantities) {
            sum = sum.add(quantity);
        }
        return Amounts.text(sum);
    }
}
