package io.github.orderflowmagento.magento.internal.magento2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.ShipmentResult;
import io.github.orderflowmagento.magento.internal.WriteFailures;
import io.github.orderflowmagento.magento.internal.WriteStop;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentCompletion;
import io.github.orderflowmagento.magento.model.ShipmentHead;
import io.github.orderflowmagento.magento.model.Track;

/** Adds missing parts to shipments, each by its own request, which is sent once. */
final class ShipmentAdditions {
    private final Magento2Service service;

    ShipmentAdditions(Magento2Service service) {
        this.service = service;
    }

    List<Answer<ShipmentResult>> complete(List<ShipmentCompletion> completions) {
        WriteStop stop = new WriteStop();
        List<Answer<ShipmentResult>> answers = new ArrayList<>();
        for (ShipmentCompletion completion : completions) {
            Shipment shipment = completion.shipment();
            try {
                stop.check();
                completion.reference().map(Shipment::referenceLine).ifPresent(line -> addComment(shipment, line));
                answers.add(Answer.of(
                        shipment.incrementId(),
                        add(shipment, completion.tracks(), completion.notifiesCustomer(), stop)
                                .build()));
            } catch (MagentoException e) {
                stop.ifOfTheWholeShop(e);
                answers.add(Answer.failed(shipment.incrementId(), e));
            } catch (RuntimeException e) {
                MagentoException refused = WriteFailures.refusedByCheck(operation("comments", shipment), e);
                stop.because(refused);
                answers.add(Answer.failed(shipment.incrementId(), refused));
            }
        }
        return answers;
    }

    /** Adds first the tracks, then the e-mail, which contains their numbers. */
    ShipmentResult.Builder add(Shipment shipment, List<Track> tracks, boolean email, WriteStop stop) {
        List<Track> added = new ArrayList<>();
        MagentoException tracksFailure = null;
        for (Track track : tracks) {
            MagentoException failure = attempted(
                    operation("track", shipment),
                    () -> added.add(Track.builder()
                            .from(track)
                            .trackId(addTrack(shipment, track))
                            .build()),
                    stop);
            tracksFailure = tracksFailure == null ? failure : tracksFailure;
        }
        MagentoException emailFailure = null;
        if (email) {
            MagentoException noTracks = tracksFailure;
            emailFailure = noTracks == null
                    ? attempted(operation("emails", shipment), () -> sendEmail(shipment), stop)
                    : WriteFailures.notSent(noTracks);
        }
        return ShipmentResult.builder()
                .shipment(Answer.of(
                        shipment.incrementId(),
                        Shipment.builder()
                                .from(shipment)
                                .addAllTracks(added)
                                .emailSent(email && emailFailure == null ? Optional.of(true) : shipment.emailSent())
                                .build()))
                .tracksFailure(Optional.ofNullable(tracksFailure))
                .emailFailure(Optional.ofNullable(emailFailure));
    }

    private static @Nullable MagentoException attempted(String operation, Runnable write, WriteStop stop) {
        try {
            stop.check();
            write.run();
            return null;
        } catch (MagentoException e) {
            stop.ifOfTheWholeShop(e);
            return e;
        } catch (RuntimeException e) {
            // the check before writes forbids this one, and what was done before it must be reported
            MagentoException refused = WriteFailures.refusedByCheck(operation, e);
            stop.because(refused);
            return refused;
        }
    }

    private long addTrack(Shipment shipment, Track track) {
        String operation = operation("track", shipment);
        Object answer = service.post(api -> api.addTrack(ShipCall.track(shipment, id(shipment), track)), operation);
        if (answer instanceof Map<?, ?> made && made.get("entity_id") instanceof Long trackId) {
            return trackId;
        }
        throw Magento2Service.notUnderstood(operation, "the shop does not return the number of the new track");
    }

    /** Adds a comment that only the merchant sees. */
    void addComment(ShipmentHead shipment, String text) {
        long id = id(shipment);
        service.post(api -> api.addShipmentComment(id, ShipCall.comment(id, text)), operation("comments", shipment));
    }

    private void sendEmail(Shipment shipment) {
        String operation = operation("emails", shipment);
        if (!service.post(api -> api.sendShipmentEmail(id(shipment)), operation)) {
            throw new MagentoException.Rejected(operation, "the shop answers that no e-mail was sent");
        }
    }

    /** The shop answers the same for one that has already been removed. */
    void removeTrack(ShipmentHead shipment, Track track) {
        long trackId = track.trackId()
                .orElseThrow(() -> new IllegalArgumentException("shipment " + shipment.incrementId()
                        + ": the track to remove has no number of the shop; read it from the shop"));
        String operation = operation("track", shipment);
        if (!service.post(api -> api.removeTrack(trackId), operation)) {
            throw new MagentoException.Rejected(operation, "the shop answers that nothing was done");
        }
    }

    private static long id(ShipmentHead shipment) {
        return shipment.shipmentId()
                .orElseThrow(() -> new IllegalArgumentException("shipment " + shipment.incrementId()
                        + ": without shipmentId, which Magento 2 needs; nothing was sent. Read it from the shop"));
    }

    static String operation(String what, ShipmentHead shipment) {
        return "shipment/" + what + " " + shipment.incrementId();
    }

    /** Returns the name of the creation in messages. */
    static String creation(OrderHead order) {
        return "order/ship " + order.incrementId();
    }
}
