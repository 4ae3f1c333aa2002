package io.github.orderflowmagento.operation.shipment;

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
import io.github.orderflowmagento.magento.ShipmentResult;
import io.github.orderflowmagento.magento.Shipments;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentCompletion;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.MappingWarning;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderSelection;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;
import io.github.orderflowmagento.mapping.shipment.ShipmentPlan;
import io.github.orderflowmagento.operation.internal.Failures;
import io.github.orderflowmagento.operation.internal.LeaseGuard;
import io.github.orderflowmagento.operation.internal.LeaseLost;
import io.github.orderflowmagento.operation.internal.OutageDetector;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.operation.internal.text.PersonalData;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

/** Books the despatches of a batch with the shop: look up, request the shipments that are not there, and complete those that are. */
final class DespatchProcessor {
    /** Longer than a shop takes for tracks and e-mails. */
    private static final Duration TIME_TO_COMPLETE = Duration.ofMinutes(5);

    /** How long what was looked up counts: somebody may ship in the shop itself, or another run without a common checkpoint. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    /** Without a lease: another run may be at the same despatches. */
    private static final Duration FRESH_WITHOUT_LEASE = Duration.ofSeconds(1);

    /**
     * How many are asked of the shop together: then it is known how they fared, and whether to ask for more. A shop's client may read them
     * back in fewer. What was not read back when the process died is looked up by its reference in the next run.
     */
    private static final int TOGETHER = 200;

    private final DespatchLookup lookup;
    private final Shipments shipments;
    private final ShipmentMapping mapping;
    private final OrderMapping orders;
    private final RunRecorder recorder;
    private final ShipmentResults results;
    private final OutageDetector reading;
    private final OutageDetector watch;
    private final Clock clock;
    private final boolean dryRun;

    private final List<NewShipment> requested = new ArrayList<>();
    private final List<IncompleteShipment> incomplete = new ArrayList<>();

    /** @param orders by which the orders were exported */
    DespatchProcessor(
            DespatchLookup lookup,
            Shipments shipments,
            ShipmentMapping mapping,
            OrderMapping orders,
            RunRecorder recorder,
            Clock clock,
            boolean dryRun) {
        this.lookup = lookup;
        this.shipments = shipments;
        this.mapping = mapping;
        this.orders = orders;
        this.recorder = recorder;
        this.clock = clock;
        this.reading = new OutageDetector(recorder);
        this.watch = new OutageDetector(recorder);
        this.results = new ShipmentResults(recorder, watch);
        this.dryRun = dryRun;
    }

    /**
     * Books those of the batch that it can while what was looked up is fresh: at least one, unless the run ends.
     *
     * @return those
     */
    List<DespatchNotification> book(List<DespatchNotification> batch) {
        List<DespatchLookup.Found> found = lookup.of(batch);
        reading.others(found.stream().anyMatch(one -> one.order().value().isPresent()));
        Set<Long> met = new HashSet<>();
        List<DespatchNotification> booked = new ArrayList<>();
        for (DespatchLookup.Found one : found) {
            boolean failedBefore = recorder.hasFailedBefore(one.key());
            if (failedBefore) {
                booked.removeAll(write()); // so that it fails no other with it
            }
            // one order under two spellings of its number is one order
            boolean isSecond = one.order()
                    .value()
                    .filter(order -> !met.add(order.orderId().orElseThrow()))
                    .isPresent();
            if (recorder.hasEnded() || (!booked.isEmpty() && (isSecond || isOld(one.asked())))) {
                break;
            }
            booked.add(one.despatch());
            plan(one);
            if (failedBefore || requested.size() + incomplete.size() >= TOGETHER) {
                booked.removeAll(write());
            }
        }
        booked.removeAll(write());
        recorder.announce();
        return booked;
    }

    private boolean isOld(Instant asked) {
        return Duration.between(asked, clock.instant())
                        .abs()
                        .compareTo(LeaseGuard.isHeldHere() ? FRESH : FRESH_WITHOUT_LEASE)
                > 0;
    }

    /**
     * Sends what is planned.
     *
     * @return those that were not sent, since what was looked up for them has become old
     */
    private List<DespatchNotification> write() {
        // what is there before what is to be made, which takes longer: somebody else may see to it meanwhile
        boolean hasCompleted = !incomplete.isEmpty();
        write(
                incomplete,
                () -> results.book(
                        incomplete,
                        shipments.complete(incomplete.stream()
                                .map(IncompleteShipment::completion)
                                .toList())));
        incomplete.clear();
        List<DespatchNotification> old = create(hasCompleted ? 0 : 1).stream()
                .map(one -> one.found().despatch())
                .toList();
        requested.clear();
        return old;
    }

    /** @param justSeenTo how many of the first have just been found to be fresh */
    private List<NewShipment> create(int justSeenTo) {
        List<NewShipment> old = new ArrayList<>();
        write(requested, () -> {
            List<Answer<ShipmentResult>> answers =
                    shipments.create(() -> whileFresh(justSeenTo).iterator());
            List<NewShipment> sent = requested.subList(0, answers.size());
            sent.forEach(one -> recorder.note(one.key(), one.warnings()));
            results.book(sent, answers);
            old.addAll(requested.subList(answers.size(), requested.size()));
        });
        return old;
    }

    /** Each only while what was looked up for it is fresh. */
    private Stream<ShipmentRequest> whileFresh(int justSeenTo) {
        return Stream.concat(
                        requested.stream().limit(justSeenTo),
                        requested.stream()
                                .skip(justSeenTo)
                                .takeWhile(one -> !isOld(one.found().asked())))
                .map(NewShipment::request);
    }

    private void write(List<? extends ShipmentResults.Open> some, Runnable writing) {
        if (some.isEmpty()) {
            return;
        }
        if (recorder.hasEnded()) {
            some.forEach(one -> recorder.notWritten(one.key()));
            return;
        }
        try {
            writing.run();
        } catch (LeaseLost e) {
            some.forEach(one -> recorder.endEarly(one.key(), e));
        }
    }

    private void plan(DespatchLookup.Found found) {
        String key = found.key();
        if (found.order().failure().isPresent()) {
            reading.book(key, found.order().failure().get());
            return;
        }
        if (found.otherOrder().isPresent()) {
            recorder.warn(found.otherOrder().get(), key);
            recorder.failedForGood(key, "despatched, but " + found.otherOrder().get());
            return;
        }
        try {
            plan(found, found.order().orThrow());
        } catch (MappingException | IllegalArgumentException | IllegalStateException e) {
            // the latter from a value of a rule that no shop takes, for example a quantity of zero, a track without a
            // carrier
            recorder.failedForGood(key, Failures.reason(e));
        } catch (MagentoException e) {
            watch.book(key, e);
            watch.others(false);
        }
    }

    private void plan(DespatchLookup.Found found, Order order) {
        String key = found.key();
        DespatchNotification despatch = found.despatch();
        recorder.conceal(key, PersonalData.of(order));
        List<Shipment> all = found.shipments().orThrow();
        List<Shipment> marked = DespatchMark.marked(all, despatch);
        List<Shipment> otherwise = DespatchMark.dividedOtherwise(all, despatch);
        List<MappingWarning> warnings = new ArrayList<>();
        ShipmentPlan plan = mapping.planWithoutItems(despatch, warnings::add);
        Optional<Shipment> there = marked.stream().findFirst().or(() -> DespatchMark.findByTrack(all, plan.tracks()));
        if (marked.size() > 1) {
            recorder.failedForGood(key, NewShipment.doubled(marked.stream().map(Shipment::incrementId)));
        } else if (marked.isEmpty() && !otherwise.isEmpty()) {
            recorder.failedForGood(
                    key,
                    "shipment " + otherwise.get(0).incrementId()
                            + " is of a message of this number that told its sources otherwise: check by hand which goods left");
        } else if (there.isPresent()) {
            recorder.note(key, warnings);
            takeUp(key, order, there.get(), despatch, plan, !marked.isEmpty());
        } else if (isShippable(key, order) && isNoRepeat(key, order, all, despatch, plan)) {
            request(found, order, mapping.map(order, despatch, orders), warnings);
        }
    }

    private boolean isShippable(String key, Order order) {
        if (!OrderSelection.isStateTold(order)) {
            recorder.notTried(
                    key, "the shop does not tell the order's state: whether it is cancelled or on hold is not known");
            return false;
        }
        if (order.state() == OrderState.HOLDED || order.state() == OrderState.PAYMENT_REVIEW) {
            recorder.notTried(key, "the order is " + order.stateCode().orElse("") + ": it waits until that is over");
            return false;
        }
        if (order.state() == OrderState.CANCELED) {
            recorder.failedForGood(key, "the order is cancelled in the shop, but was despatched");
            return false;
        }
        return true;
    }

    /** OrderFlow gives a despatch that somebody sends again another number. A second parcel with the first one's tracking number does not exist. */
    private boolean isNoRepeat(
            String key, Order order, List<Shipment> shipments, DespatchNotification despatch, ShipmentPlan plan) {
        Optional<Shipment> same = new ShippedUnits(order, orders).repeatedBy(despatch, plan.tracks(), shipments);
        same.ifPresent(
                shipment -> recorder.failedForGood(
                        key,
                        "shipment " + shipment.incrementId() + " of another despatch " + shipment.references()
                                + " has the same items and the same tracking number: if this is another parcel, ship it by hand"));
        return same.isEmpty();
    }

    private void request(DespatchLookup.Found found, Order order, ShipmentPlan plan, List<MappingWarning> warnings) {
        if (dryRun) {
            recorder.note(found.key(), warnings);
            recorder.done(found.key(), "would ship " + units(plan.items().values()) + " units");
            return;
        }
        ShipmentRequest request = ShipmentRequest.builder()
                .order(order)
                .items(plan.items())
                .source(plan.source())
                .tracks(plan.tracks())
                .notifiesCustomer(plan.emailsCustomer())
                .emailComment(plan.emailComment())
                .comment(plan.comment())
                .reference(DespatchMark.of(found.despatch()))
                .build();
        requested.add(new NewShipment(found, request, warnings, new ShippedUnits(order, orders), recorder));
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
            recorder.failedForGood(key, there + " is there, but " + difference.get());
            return;
        }
        if (!isMarked && !units.isKnown(shipment)) {
            recorder.failedForGood(
                    key,
                    there
                            + " has the tracking number, but what it holds cannot be told: if it is this despatch, nothing is left to do");
            return;
        }
        MissingParts missing = MissingParts.of(shipment, plan, recorder.isEmailOwed(key));
        if (dryRun) {
            if (missing.isNothing()) {
                recorder.alreadyThere(key, there + MissingParts.unknown(shipment, plan));
            } else {
                recorder.done(key, "would add " + missing + " to " + there);
            }
            return;
        }
        if (isMarked && !missing.isNothing() && mayBeUnderWay(shipment)) {
            recorder.pause(
                    key,
                    there + " was made a moment ago, and lacks " + missing
                            + ": another run may be at it, since this one has no checkpoint to hold");
            return;
        }
        ShipmentCompletion.Builder completion = ShipmentCompletion.builder();
        completion.shipment(shipment).tracks(missing.tracks()).notifiesCustomer(missing.email());
        completion.emailComment(plan.emailComment());
        if (!isMarked) {
            completion.reference(DespatchMark.of(despatch));
        }
        IncompleteShipment one = new IncompleteShipment(key, plan, missing, completion.build(), recorder);
        if (missing.email()) {
            // certainly not sent before the tracks are there, whatever the shop tells of it later
            recorder.owesEmail(key);
        }
        watch.others(true);
        if (isMarked && missing.isNothing()) {
            one.settle("");
        } else {
            incomplete.add(one);
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
