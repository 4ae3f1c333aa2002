package io.github.orderflowmagento.magento.internal.magento1;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.ShipmentResult;
import io.github.orderflowmagento.magento.internal.WriteFailures;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.Track;

/** Adds missing parts to shipments, for all of them together: first the tracks, then the e-mails, so that these contain the numbers. */
final class ShipmentParts {
    /** How many are completed together: if the caller is killed, no more of them remain without an e-mail. */
    static final int TOGETHER = 10;

    private static final String CUSTOM = "custom";

    private final WriteBatches additions;

    ShipmentParts(WriteBatches additions) {
        this.additions = additions;
    }

    /** The missing parts of one shipment, and the results so far. Not thread-safe. */
    static final class Missing {
        private final Shipment shipment;
        private List<Track> tracks;
        private boolean email;
        private final Optional<String> emailComment;
        private final List<Track> added = new ArrayList<>();
        private @Nullable MagentoException tracksFailure;
        private @Nullable MagentoException emailFailure;
        private boolean mailed;

        Missing(Shipment shipment, List<Track> tracks, boolean email, Optional<String> emailComment) {
            this.shipment = shipment;
            this.tracks = tracks;
            this.email = email;
            this.emailComment = emailComment;
        }

        /**
         * If the shop does not report e-mails, it could not be determined which of several customers were notified before a run was killed.
         */
        boolean goesAlone() {
            return email && shipment.emailSent().isEmpty();
        }

        void withholdAll(MagentoException why) {
            if (!tracks.isEmpty()) {
                tracksFailure = why;
                tracks = List.of();
            }
            withholdEmail(why);
        }

        void withholdEmail(MagentoException why) {
            if (email) {
                emailFailure = why;
                email = false;
            }
        }

        ShipmentResult.Builder result() {
            return ShipmentResult.builder()
                    .shipment(Answer.of(shipment.incrementId(), asItIsNow()))
                    .tracksFailure(Optional.ofNullable(tracksFailure))
                    .emailFailure(Optional.ofNullable(emailFailure));
        }

        private Shipment asItIsNow() {
            return Shipment.builder()
                    .from(shipment)
                    .addAllTracks(added)
                    .emailSent(mailed ? Optional.of(true) : shipment.emailSent())
                    .build();
        }
    }

    /** A part that is being added to its shipment. */
    private record Addition(Missing to, Track track) {
        boolean isCustom() {
            return track.carrierCode().filter(CUSTOM::equals).isPresent();
        }

        Addition asCustom() {
            Optional<String> title =
                    track.title().filter(text -> !text.isBlank()).or(track::carrierCode);
            return new Addition(
                    to,
                    Track.builder().from(track).carrierCode(CUSTOM).title(title).build());
        }

        ApiCall call() {
            return ShipmentCalls.addTrack(to.shipment.incrementId(), track);
        }
    }

    /**
     * Adds the missing parts.
     *
     * @return why nothing more is to be sent to this shop; empty if more may be
     */
    Optional<MagentoException> add(List<Missing> shipments) {
        addTracks(shipments.stream()
                .flatMap(missing -> missing.tracks.stream().map(track -> new Addition(missing, track)))
                .toList());
        Optional<MagentoException> stop = shipments.stream()
                .flatMap(missing -> Optional.ofNullable(missing.tracksFailure).stream())
                .filter(WriteFailures::isOfTheWholeShop)
                .findFirst();
        List<Missing> notNotified = new ArrayList<>();
        for (Missing missing : shipments) {
            Optional<MagentoException> why =
                    Optional.ofNullable(missing.tracksFailure).or(() -> stop);
            if (missing.email && why.isPresent()) {
                missing.emailFailure = WriteFailures.notSent(why.get());
            } else if (missing.email) {
                notNotified.add(missing);
            }
        }
        sendEmails(notNotified);
        return stop.or(() -> notNotified.stream()
                .flatMap(missing -> Optional.ofNullable(missing.emailFailure).stream())
                // a forbidden e-mail does not prevent shipments from being created
                .filter(failure -> WriteFailures.isOfTheWholeShop(failure) && !isOfTheEmail(failure))
                .findFirst());
    }

    private static boolean isOfTheEmail(MagentoException failure) {
        return failure instanceof MagentoException.NotPermitted || failure instanceof MagentoException.Unsupported;
    }

    /** If the shop does not have the carrier, or rejects it, a track is added as {@code custom} with the carrier as its title. */
    private void addTracks(List<Addition> some) {
        if (some.isEmpty()) {
            return;
        }
        List<ApiCall> calls = some.stream().map(Addition::call).toList();
        List<Reply> replies = made(calls);
        List<Addition> refused = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            Addition addition = some.get(i);
            ApiCall call = calls.get(i);
            Answer<Long> trackId = replies.get(i).answer("", id -> ResponseTrees.number(call, id));
            trackId.value()
                    .ifPresent(id -> addition.to.added.add(
                            Track.builder().from(addition.track).trackId(id).build()));
            trackId.failure().ifPresent(failure -> {
                if (isOfTheCarrier(failure) && !addition.isCustom()) {
                    refused.add(addition.asCustom());
                } else if (addition.to.tracksFailure == null) {
                    addition.to.tracksFailure = failure;
                }
            });
        }
        addTracks(refused);
    }

    /** The shop has read the track and rejected it. An error page, for example a firewall's, is unrelated to the carrier. */
    private static boolean isOfTheCarrier(MagentoException failure) {
        return failure instanceof MagentoException.Rejected && failure.concerns() == MagentoException.Concern.ITEM;
    }

    private void sendEmails(List<Missing> some) {
        Map<Missing, MagentoException> failures = sent(some, ShipmentCalls::sendEmail);
        List<Missing> olderThan17 = some.stream()
                .filter(missing -> failures.get(missing) instanceof MagentoException.Unsupported)
                .toList();
        failures.keySet().removeAll(olderThan17);
        failures.putAll(sent(olderThan17, ShipmentCalls::mailComment));
        for (Missing missing : some) {
            missing.emailFailure = failures.get(missing);
            missing.mailed = missing.emailFailure == null;
        }
    }

    private interface Email {
        ApiCall of(String shipment, Optional<String> comment);
    }

    private Map<Missing, MagentoException> sent(List<Missing> some, Email email) {
        Map<Missing, MagentoException> failures = new LinkedHashMap<>();
        if (some.isEmpty()) {
            return failures;
        }
        List<ApiCall> calls = some.stream()
                .map(missing -> email.of(missing.shipment.incrementId(), missing.emailComment))
                .toList();
        List<Reply> replies = made(calls);
        for (int i = 0; i < calls.size(); i++) {
            ApiCall call = calls.get(i);
            Function<@Nullable Object, Boolean> done = answer -> {
                ResponseTrees.done(call, answer);
                return true;
            };
            Missing missing = some.get(i);
            replies.get(i).answer("", done).failure().ifPresent(failure -> failures.put(missing, failure));
        }
        return failures;
    }

    /** If the check of writes forbids one of these, what was added before it is still reported to the caller. */
    private List<Reply> made(List<ApiCall> calls) {
        try {
            return additions.call(calls);
        } catch (RuntimeException e) {
            MagentoException refusal = WriteFailures.refusedByCheck(calls.get(0).description(), e);
            return calls.stream().map(call -> Reply.failed(refusal)).toList();
        }
    }
}
