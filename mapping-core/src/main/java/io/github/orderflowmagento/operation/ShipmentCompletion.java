package io.github.orderflowmagento.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Shipments;
import io.github.orderflowmagento.magento.model.NewTrack;
import io.github.orderflowmagento.magento.model.ShipmentEmail;
import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.mapping.MappingException;

/**
 * Adds what shipments lack, for all of them together: first the tracks, then the e-mails, so that customers read the numbers. Each is
 * then settled for itself.
 */
final class ShipmentCompletion {
    private static final String CUSTOM = "custom";

    private static final String NOT_TOLD =
            "shipped, but their customers were not told, which this shop does not do for us";

    private final Shipments shipments;
    private final Ledger ledger;
    private final OutageDetector watch;

    ShipmentCompletion(Shipments shipments, Ledger ledger, OutageDetector watch) {
        this.shipments = shipments;
        this.ledger = ledger;
        this.watch = watch;
    }

    void complete(List<IncompleteShipment> some) {
        List<IncompleteShipment> open = new ArrayList<>();
        for (IncompleteShipment one : some) {
            if (one.missing().email()) {
                // certainly not sent before the tracks are there, whatever the shop tells of it later
                ledger.owesEmail(one.key());
            }
            if (one.missing().isNothing()) {
                settle(one, "");
            } else {
                open.add(one);
            }
        }
        List<IncompleteShipment> untold = new ArrayList<>();
        for (IncompleteShipment one : addTracks(open)) {
            if (one.missing().email()) {
                untold.add(one);
            } else {
                settle(one, "");
            }
        }
        sendEmails(untold);
    }

    /** One track on its way to its shipment. */
    private record Addition(String key, NewTrack track) {
        boolean isCustom() {
            return track.carrierCode().equals(CUSTOM);
        }

        Addition asCustom() {
            Track named = track.track();
            String title = named.title().filter(text -> !text.isBlank()).orElse(track.carrierCode());
            Track custom =
                    Track.builder().from(named).carrierCode(CUSTOM).title(title).build();
            return new Addition(key, new NewTrack(track.shipmentIncrementId(), custom));
        }
    }

    /** Those that have all their tracks now. The others are booked. */
    private List<IncompleteShipment> addTracks(List<IncompleteShipment> some) {
        List<IncompleteShipment> sendable = new ArrayList<>();
        List<Addition> additions = new ArrayList<>();
        for (IncompleteShipment one : some) {
            try {
                additions.addAll(one.missing().tracks().stream()
                        .map(track -> new Addition(one.key(), new NewTrack(one.number(), track)))
                        .toList());
                sendable.add(one);
            } catch (IllegalArgumentException e) {
                // from a value of a rule that no shop takes, for example a track without a carrier
                ledger.failedForGood(one.key(), Failures.reason(e));
            }
        }
        if (additions.isEmpty()) {
            return sendable;
        }
        if (ledger.hasEnded()) {
            return leaveThoseWithTracks(sendable);
        }
        try {
            return withoutFailed(sendable, add(additions));
        } catch (LeaseLost e) {
            ledger.endEarly(e);
            return leaveThoseWithTracks(sendable);
        }
    }

    private List<IncompleteShipment> leaveThoseWithTracks(List<IncompleteShipment> some) {
        some.stream().filter(one -> !one.missing().tracks().isEmpty()).forEach(this::leave);
        return some.stream().filter(one -> one.missing().tracks().isEmpty()).toList();
    }

    /**
     * Adds tracks. Under a carrier that the shop does not have, or will not take, one goes as {@code custom} with the carrier as its
     * title.
     *
     * @return the first failure of each shipment that has one, by its despatch's key
     */
    private Map<String, MagentoException> add(List<Addition> additions) {
        List<Answer<Long>> answers =
                shipments.addTracks(additions.stream().map(Addition::track).toList());
        Map<String, MagentoException> failures = new LinkedHashMap<>();
        List<Addition> refused = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            Addition addition = additions.get(i);
            answers.get(i).failure().ifPresent(failure -> {
                if (isOfTheCarrier(failure) && !addition.isCustom()) {
                    refused.add(addition);
                } else {
                    failures.putIfAbsent(addition.key(), failure);
                }
            });
        }
        if (!refused.isEmpty()) {
            add(refused.stream().map(Addition::asCustom).toList()).forEach(failures::putIfAbsent);
        }
        return failures;
    }

    /** The shop has read the track and says no. A page that refuses it, a firewall's for example, says nothing about the carrier. */
    private static boolean isOfTheCarrier(MagentoException failure) {
        return failure instanceof MagentoException.Rejected && failure.concerns() == MagentoException.Concern.ITEM;
    }

    /** Sends each customer one e-mail. Whether one whose answer got lost was sent only the shop can tell, later. */
    private void sendEmails(List<IncompleteShipment> some) {
        if (some.isEmpty() || ledger.hasEnded()) {
            some.forEach(this::leave);
            return;
        }
        List<Answer<ShipmentEmail>> answers;
        try {
            answers = shipments.sendEmails(some.stream()
                    .map(one -> new ShipmentEmail(one.number(), one.plan().emailComment()))
                    .toList());
        } catch (LeaseLost e) {
            ledger.endEarly(e);
            some.forEach(this::leave);
            return;
        }
        Map<String, MagentoException> failures = new LinkedHashMap<>();
        for (int i = 0; i < some.size(); i++) {
            IncompleteShipment one = some.get(i);
            answers.get(i).failure().ifPresentOrElse(failure -> notSent(one, failure, failures), () -> {
                ledger.owesNoEmail(one.key());
                settle(one, "");
            });
        }
        withoutFailed(some, failures);
    }

    private void notSent(IncompleteShipment one, MagentoException failure, Map<String, MagentoException> failures) {
        if (failure instanceof MagentoException.NotPermitted || failure instanceof MagentoException.Unsupported) {
            ledger.owesNoEmail(one.key());
            ledger.warn(NOT_TOLD, one.key());
            settle(one, ", but the customer was not told: " + Failures.reason(failure));
            return;
        }
        if (failure.outcomeUnknown()) {
            ledger.owesNoEmail(one.key());
        }
        failures.put(one.key(), failure);
    }

    /** Books those that failed, with those together that met one failure, and leaves the others. */
    private List<IncompleteShipment> withoutFailed(
            List<IncompleteShipment> some, Map<String, MagentoException> failures) {
        Map<MagentoException, List<IncompleteShipment>> together = some.stream()
                .filter(one -> failures.containsKey(one.key()))
                .collect(Collectors.groupingBy(
                        one -> Objects.requireNonNull(failures.get(one.key())),
                        LinkedHashMap::new,
                        Collectors.toList()));
        together.forEach((failure, failed) -> {
            if (failure.getCause() instanceof LeaseLost loss) {
                ledger.endEarly(loss);
                failed.forEach(this::leave);
            } else if (failure instanceof MagentoException.NoAnswer) {
                // the shop may still be at it: a run that came at once would not see what it is about to do
                failed.forEach(one -> ledger.pause(one.key(), Failures.reason(failure)));
                ledger.endEarly(Failures.reason(failure));
            } else {
                watch.book(failed.stream().map(IncompleteShipment::key).toList(), failure);
                watch.others(false);
            }
        });
        return some.stream().filter(one -> !failures.containsKey(one.key())).toList();
    }

    /** Nothing more is written in this run: the next one completes it. */
    private void leave(IncompleteShipment one) {
        if (one.isNew()) {
            ledger.notCompleted(one.key(), one.number());
        } else {
            ledger.notWritten(one.key());
        }
    }

    private void settle(IncompleteShipment one, String mailed) {
        try {
            one.settle().accept(mailed);
            watch.others(true);
        } catch (MappingException | IllegalArgumentException e) {
            ledger.failedForGood(one.key(), Failures.reason(e));
        }
    }
}
