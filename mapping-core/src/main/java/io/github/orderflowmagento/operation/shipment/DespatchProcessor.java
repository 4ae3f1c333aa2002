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

/** Ships the despatches of a batch: looks up their shipments, requests those that are missing, and completes those that exist. */
final class DespatchProcessor {
    /** Longer than a shop needs for tracks and e-mails. */
    private static final Duration TIME_TO_COMPLETE = Duration.ofMinutes(5);

    /** How long looked-up data is considered fresh: someone may ship in the shop itself, or in another run without a common checkpoint. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    /** Without a lease: another run may process the same despatches. */
    private static final Duration FRESH_WITHOUT_LEASE = Duration.ofSeconds(1);

    /**
     * The number requested from the shop together: then their results are known, and whether to continue. A shop's client may read them
     * back in smaller groups. After a crash, the next run looks up by reference what was not read back.
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

    /** @param orders the keys under which the orders were exported */
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
     * Ships those of the batch that it can while their data is fresh: at least one, unless the run ends.
     *
     * @return the despatches that were processed
     */
    List<DespatchNotification> process(List<DespatchNotification> batch) {
        List<DespatchLookup.Found> found = lookup.of(batch);
        reading.others(found.stream().anyMatch(one -> one.order().value().isPresent()));
        Set<Long> met = new HashSet<>();
        List<DespatchNotification> processed = new ArrayList<>();
        for (DespatchLookup.Found one : found) {
            boolean failedBefore = recorder.hasFailedBefore(one.key());
            if (failedBefore) {
                processed.removeAll(write()); // so that it fails no other with it
            }
            // one order under two forms of its number
            boolean isSecond = one.order()
                    .value()
                    .filter(order -> !met.add(order.orderId().orElseThrow()))
                    .isPresent();
            if (recorder.hasEnded() || (!processed.isEmpty() && (isSecond || isOld(one.requestedAt())))) {
                break;
            }
            processed.add(one.despatch());
            plan(one);
            if (failedBefore || requested.size() + incomplete.size() >= TOGETHER) {
                processed.removeAll(write());
            }
        }
        processed.removeAll(write());
        recorder.announce();
        return processed;
    }

    private boolean isOld(Instant requestedAt) {
        return Duration.between(requestedAt, clock.instant())
                        .abs()
                        .compareTo(LeaseGuard.isHeldHere() ? FRESH : FRESH_WITHOUT_LEASE)
                > 0;
    }

    /**
     * Sends what is planned.
     *
     * @return those that were not sent because their data was out of date
     */
    private List<DespatchNotification> write() {
        // first shipments that exist, then those to be created, which takes longer: someone may create them meanwhile
        boolean hasCompleted = !incomplete.isEmpty();
        write(
                incomplete,
                () -> results.record(
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

    /** @param justSeenTo how many of the first have just been checked to be fresh */
    private List<NewShipment> create(int justSeenTo) {
        List<NewShipment> old = new ArrayList<>();
        write(requested, () -> {
            List<Answer<ShipmentResult>> answers =
                    shipments.create(() -> whileFresh(justSeenTo).iterator());
            List<NewShipment> sent = requested.subList(0, answers.size());
            sent.forEach(one -> recorder.note(one.key(), one.warnings()));
            results.record(sent, answers);
            old.addAll(requested.subList(answers.size(), requested.size()));
        });
        return old;
    }

    /** Each only while its data is fresh. */
    private Stream<ShipmentRequest> whileFresh(int justSeenTo) {
        return Stream.concat(
                        requested.stream().limit(justSeenTo),
                        requested.stream()
                                .skip(justSeenTo)
                                .takeWhile(one -> !isOld(one.found().requestedAt())))
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
            reading.record(key, found.order().failure().get());
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
            // the latter for a rule's value that no shop accepts, for example a quantity of zero, or a track without a
            // carrier
            recorder.failedForGood(key, Failures.reason(e));
        } catch (MagentoException e) {
            watch.record(key, e);
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
                            + " is of a message of this number with other sources: check by hand which goods left");
        } else if (there.isPresent()) {
            recorder.note(key, warnings);
            takeUp(key, order, there.get(), despatch, plan, !marked.isEmpty());
        } else if (isShippable(key, order) && isNoRepeat(key, order, all, despatch, plan)) {
            request(found, order, mapping.map(order, despatch, orders), warnings);
        }
    }

    private boolean isShippable(String key, Order order) {
        if (!OrderSelection.isStateSent(order)) {
            recorder.notTried(key, "the shop did not send the order's state: it may be cancelled or on hold");
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

    /** If somebody sends a despatch again, OrderFlow gives it another number. Two parcels never share a tracking number. */
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
            recorder.done(found.key(), "would ship " + units(plan.items().values()));
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

    /** The shipment exists: what it lacks is added. One found only by its track is marked, so that it counts once. */
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
                            + " has the tracking number, but its items are unknown: if it is this despatch, nothing is left to do");
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
                            + ": another run may be completing it, since this one has no checkpoint to hold");
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
            // certainly not sent before the tracks exist, whatever the shop reports later
            recorder.owesEmail(key);
        }
        watch.others(true);
        if (isMarked && missing.isNothing()) {
            one.settle("");
        } else {
            incomplete.add(one);
        }
    }

    /** Without a lease it is unknown whether an incomplete shipment was left so, or is just being created. */
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
        return Amounts.text(sum) + (sum.compareTo(BigDecimal.ONE) == 0 ? " unit" : " units");
    }
}
