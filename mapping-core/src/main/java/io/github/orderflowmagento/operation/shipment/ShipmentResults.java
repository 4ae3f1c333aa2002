package io.github.orderflowmagento.operation.shipment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.ShipmentResult;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.operation.internal.Failures;
import io.github.orderflowmagento.operation.internal.LeaseLost;
import io.github.orderflowmagento.operation.internal.OutageDetector;
import io.github.orderflowmagento.operation.internal.RunRecorder;

/** Records the outcomes of despatches by their shipments: first failures common to a whole round trip, then each by itself. */
final class ShipmentResults {
    private static final String NOT_NOTIFIED =
            "shipped, but their customers were not notified, which this web service does not do";

    private final RunRecorder recorder;
    private final OutageDetector writing;
    private final OutageDetector completing;

    /** @param writing observes each shipment that the run creates or marks */
    ShipmentResults(RunRecorder recorder, OutageDetector writing) {
        this.recorder = recorder;
        this.writing = writing;
        this.completing = new OutageDetector(recorder);
    }

    /** A despatch whose shipment is being created or completed. */
    interface Open {
        String key();

        /** The shipment's number; empty if this run creates it. */
        Optional<String> number();

        /** Whether the customer is to be notified. */
        boolean emailsCustomer();

        /**
         * Records the despatch once nothing is missing any more.
         *
         * @param mailed a note on an e-mail that this shop does not send on request
         */
        void settle(ShipmentResult result, String mailed);
    }

    /** Records a despatch that has its shipment, and what is known of that. */
    private record There(Open despatch, ShipmentResult result) {
        String key() {
            return despatch.key();
        }
    }

    /**
     * Records all of them.
     *
     * @param answers one per despatch, in order
     */
    void record(List<? extends Open> despatches, List<Answer<ShipmentResult>> answers) {
        List<There> there = new ArrayList<>();
        for (int i = 0; i < despatches.size(); i++) {
            Open one = despatches.get(i);
            answers.get(i).value().ifPresent(result -> there.add(new There(one, result)));
        }
        there.forEach(one -> noteEmail(one.despatch(), one.result()));
        record(there.stream().filter(this::isKnown).toList());
        for (int i = 0; i < despatches.size(); i++) {
            Open one = despatches.get(i);
            answers.get(i).failure().ifPresentOrElse(failure -> notThere(one, failure), () -> writing.others(true));
        }
    }

    private void record(List<There> known) {
        Map<String, MagentoException> withoutTracks = new LinkedHashMap<>();
        known.forEach(one -> one.result().tracksFailure().ifPresent(failure -> withoutTracks.put(one.key(), failure)));
        List<There> notNotified =
                withoutFailed(known.stream().filter(one -> !isSettled(one)).toList(), withoutTracks);
        Map<String, MagentoException> failures = new LinkedHashMap<>();
        notNotified.forEach(one -> recordEmail(one, failures));
        withoutFailed(notNotified, failures);
    }

    private void notThere(Open one, MagentoException failure) {
        if (failure.getCause() instanceof LeaseLost loss) {
            recorder.endEarly(one.key(), loss);
        } else if (recorder.hasEnded() && failure instanceof MagentoException.NotReached) {
            recorder.notWritten(one.key());
        } else {
            writing.record(one.key(), failure);
            writing.others(false);
        }
    }

    /**
     * An e-mail is still to be sent if it was certainly not sent, and may be. For a duplicated shipment the customer may have been
     * notified.
     */
    private void noteEmail(Open one, ShipmentResult result) {
        boolean isOwed = one.emailsCustomer()
                && result.duplicates().isEmpty()
                && result.emailFailure()
                        .filter(failure -> !failure.outcomeUnknown() && !isNotForUs(failure))
                        .isPresent();
        if (isOwed) {
            recorder.owesEmail(one.key());
        } else if (one.emailsCustomer() || one.number().isEmpty()) {
            recorder.owesNoEmail(one.key());
        }
    }

    private static boolean isNotForUs(MagentoException failure) {
        return failure instanceof MagentoException.NotPermitted || failure instanceof MagentoException.Unsupported;
    }

    /** Returns whether the shipment could be read; otherwise records the failure. */
    private boolean isKnown(There one) {
        Optional<MagentoException> failure = one.result().shipment().failure();
        failure.ifPresent(why -> {
            if (why.getCause() instanceof LeaseLost loss) {
                recorder.endEarly(loss);
            } else if (why instanceof MagentoException.NotReached) {
                recorder.endEarly(why);
            }
            if (recorder.hasEnded()) {
                leave(one);
            } else {
                completing.record(one.key(), why);
                completing.others(false);
            }
        });
        return failure.isEmpty();
    }

    /** A shipment that must be checked by hand is settled, whatever else it lacks. */
    private boolean isSettled(There one) {
        boolean isOdd = !one.result().duplicates().isEmpty();
        if (isOdd) {
            settle(
                    one,
                    one.result()
                            .emailFailure()
                            .map(ShipmentResults::notNotified)
                            .orElse(""));
        }
        return isOdd;
    }

    private void recordEmail(There one, Map<String, MagentoException> failures) {
        Optional<MagentoException> failure = one.result().emailFailure();
        if (failure.isEmpty()) {
            settle(one, "");
        } else if (isNotForUs(failure.get())) {
            recorder.warn(NOT_NOTIFIED, one.key());
            settle(one, notNotified(failure.get()));
        } else {
            failures.put(one.key(), failure.get());
        }
    }

    private static String notNotified(MagentoException failure) {
        return ", but the customer was not notified: " + Failures.reason(failure);
    }

    private void settle(There one, String mailed) {
        try {
            one.despatch().settle(one.result(), mailed);
            completing.others(true);
        } catch (MappingException | IllegalArgumentException e) {
            recorder.failedForGood(one.key(), Failures.reason(e));
        }
    }

    /** Records those that failed, treating those with one common failure together, and leaves the others. */
    private List<There> withoutFailed(List<There> some, Map<String, MagentoException> failures) {
        Map<MagentoException, List<There>> together = some.stream()
                .filter(one -> failures.containsKey(one.key()))
                .collect(Collectors.groupingBy(
                        one -> Objects.requireNonNull(failures.get(one.key())),
                        LinkedHashMap::new,
                        Collectors.toList()));
        together.forEach((failure, failed) -> {
            if (failure.getCause() instanceof LeaseLost loss) {
                recorder.endEarly(loss);
                failed.forEach(this::leave);
            } else if (failure instanceof MagentoException.NoAnswer) {
                // the shop may still be processing it: an immediate run would not see the result
                failed.forEach(one -> recorder.pause(one.key(), Failures.reason(failure)));
                recorder.endEarly(failure);
            } else if (failure instanceof MagentoException.NotReached && recorder.hasEnded()) {
                failed.forEach(this::leave);
            } else {
                completing.record(failed.stream().map(There::key).toList(), failure);
                completing.others(false);
            }
        });
        return some.stream().filter(one -> !failures.containsKey(one.key())).toList();
    }

    /** Nothing more is written in this run: the next one completes it. */
    private void leave(There one) {
        if (one.despatch().number().isPresent()) {
            recorder.notWritten(one.key());
        } else {
            recorder.notCompleted(one.key(), one.result().shipment().key());
        }
    }
}
