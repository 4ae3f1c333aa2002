package io.github.orderflowmagento.operation;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Shipments;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.MappingWarning;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;
import io.github.orderflowmagento.mapping.shipment.ShipmentPlan;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

/** Books the despatches of a batch with the shop: look up, create what is not there, then complete what lacks something. */
final class Booking {
    /** Longer than a shop takes for tracks and e-mails. */
    private static final Duration TIME_TO_COMPLETE = Duration.ofMinutes(5);

    /** How long what was looked up counts: somebody may ship in the shop itself, or another run without a common checkpoint. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    /** Without a lease: another run may be at the same despatches. */
    private static final Duration FRESH_WITHOUT_LEASE = Duration.ofSeconds(1);

    /** How many shipments are completed together: a run that is killed leaves no more without an e-mail until the next one. */
    private static final int TOGETHER = 10;

    private final DespatchLookup lookup;
    private final Shipments shipments;
    private final ShipmentMapping mapping;
    private final OrderMapping orders;
    private final Ledger ledger;
    private final MadeShipments madeShipments;
    private final ShipmentCompletion completion;
    private final OutageDetector reading;
    private final OutageDetector watch;
    private final Clock clock;
    private final boolean dryRun;

    private final List<MadeShipments.Made> made = new ArrayList<>();
    private final List<IncompleteShipment> incomplete = new ArrayList<>();
    private boolean tellsOfEmails;

    /** @param orders by which the orders were exported */
    Booking(
            DespatchLookup lookup,
            Shipments shipments,
            ShipmentMapping mapping,
            OrderMapping orders,
            Ledger ledger,
            Clock clock,
            boolean dryRun) {
        this.lookup = lookup;
        this.shipments = shipments;
        this.mapping = mapping;
        this.orders = orders;
        this.ledger = ledger;
        this.clock = clock;
        this.reading = new OutageDetector(ledger);
        this.watch = new OutageDetector(ledger);
        OutageDetector completing = new OutageDetector(ledger);
        this.madeShipments = new MadeShipments(shipments, orders, ledger, completing);
        this.completion = new ShipmentCompletion(shipments, ledger, completing);
        this.dryRun = dryRun;
    }

    /**
     * Books as many of the batch, from its beginning, as it can while what was looked up is fresh: at least one, unless the run ends.
     *
     * @return how many
     */
    int book(List<DespatchNotification> batch) {
        List<DespatchLookup.Found> found = lookup.of(batch);
        reading.others(found.stream().anyMatch(one -> one.order().value().isPresent()));
        Set<Long> met = new HashSet<>();
        int booked = 0;
        for (DespatchLookup.Found one : found) {
            boolean failedBefore = ledger.hasFailedBefore(one.key());
            if (failedBefore) {
                complete(); // so that it fails no other with it
            }
            // one order under two spellings of its number is one order
            boolean isSecond = one.order()
                    .value()
                    .filter(order -> !met.add(order.orderId().orElseThrow()))
                    .isPresent();
            if (ledger.hasEnded() || (booked > 0 && (isSecond || isOld(one.asked())))) {
                break;
            }
            booked++;
            book(one);
            if (failedBefore || mayNotWait()) {
                complete();
            }
        }
        complete();
        ledger.announce();
        return booked;
    }

    private boolean isOld(Instant asked) {
        return Duration.between(asked, clock.instant())
                        .abs()
                        .compareTo(LeaseGuard.isHeldHere() ? FRESH : FRESH_WITHOUT_LEASE)
                > 0;
    }

    /**
     * Where the shop does not tell of e-mails, nobody could say later which of several customers were told before a run was killed. Of
     * the first shipment it shows whether it does.
     */
    private boolean mayNotWait() {
        return made.size() + incomplete.size() >= TOGETHER
                || (!tellsOfEmails
                        && Stream.concat(
                                        made.stream().map(MadeShipments.Made::plan),
                                        incomplete.stream().map(IncompleteShipment::plan))
                                .anyMatch(ShipmentPlan::emailsCustomer));
    }

    private void complete() {
        incomplete.addAll(madeShipments.readBack(made));
        made.clear();
        tellsOfEmails |= incomplete.stream().map(IncompleteShipment::shipment).anyMatch(MissingParts::isEmailTold);
        completion.complete(incomplete);
        incomplete.clear();
    }

    private void book(DespatchLookup.Found found) {
        String key = found.key();
        if (found.order().failure().isPresent()) {
            reading.book(key, found.order().failure().get());
            return;
        }
        if (found.otherOrder().isPresent()) {
            ledger.warn(found.otherOrder().get(), key);
            ledger.failedForGood(key, "despatched, but " + found.otherOrder().get());
            return;
        }
        try {
            book(key, found.order().orThrow(), found.shipments(), found.despatch());
        } catch (MappingException | IllegalArgumentException e) {
            // the latter from a value of a rule that no shop takes, for example a quantity of zero
            ledger.failedForGood(key, Failures.reason(e));
        } catch (MagentoException e) {
            watch.book(key, e);
            watch.others(false);
        } catch (LeaseLost e) {
            ledger.endEarly(key, e);
        }
    }

    private void book(String key, Order order, Answer<List<Shipment>> ofOrder, DespatchNotification despatch) {
        ledger.conceal(key, PersonalData.of(order));
        List<Shipment> all = ofOrder.orThrow();
        List<Shipment> marked = DespatchMark.marked(all, despatch);
        List<MappingWarning> warnings = new ArrayList<>();
        ShipmentPlan plan = mapping.planWithoutItems(despatch, warnings::add);
        ledger.note(key, warnings);
        Optional<Shipment> found = marked.stream().findFirst().or(() -> DespatchMark.findByTrack(all, plan.tracks()));
        if (marked.size() > 1) {
            ledger.failedForGood(key, MadeShipments.doubled(marked));
        } else if (found.isPresent()) {
            takeUp(key, order, found.get(), despatch, plan, !marked.isEmpty());
        } else if (isShippable(key, order) && isNoRepeat(key, order, all, despatch, plan)) {
            create(key, order, despatch, mapping.map(order, despatch, orders));
        } else {
            return;
        }
        watch.others(true);
    }

    private boolean isShippable(String key, Order order) {
        if (!OrderSelection.isStateTold(order)) {
            ledger.notTried(
                    key, "the shop does not tell the order's state: whether it is cancelled or on hold is not known");
            return false;
        }
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
        made.add(new MadeShipments.Made(key, order, despatch, plan, shipments.create(request)));
        if (plan.emailsCustomer()) {
            ledger.owesEmail(key);
        }
    }

    /** A shipment is there: what it lacks is to be added. One that was found by its track alone is claimed, so that it counts once. */
    private void takeUp(
            String key,
            Order order,
            Shipment shipment,
            DespatchNotification despatch,
            ShipmentPlan plan,
            boolean isMarked) {
        String there = "shipment " + shipment.incrementId();
        ShippedUnits units = new ShippedUnits(order, orders);
        Optional<String> difference = units.difference(shipment, despatch);
        if (difference.isPresent()) {
            ledger.failedForGood(key, there + " is there, but " + difference.get());
            return;
        }
        if (!isMarked && !units.isKnown(shipment)) {
            ledger.failedForGood(
                    key,
                    there
                            + " has the tracking number, but what it holds cannot be told: if it is this despatch, nothing is left to do");
            return;
        }
        MissingParts missing = MissingParts.of(shipment, plan, ledger.isEmailOwed(key));
        if (dryRun) {
            if (missing.isNothing()) {
                ledger.alreadyThere(key, there + MissingParts.unknown(shipment, plan));
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
        incomplete.add(new IncompleteShipment(
                key, shipment, plan, missing, false, mailed -> settle(key, shipment, plan, missing, mailed)));
    }

    private void settle(String key, Shipment shipment, ShipmentPlan plan, MissingParts missing, String mailed) {
        String there = "shipment " + shipment.incrementId();
        String unknown = MissingParts.unknown(shipment, plan);
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
