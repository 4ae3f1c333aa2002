package io.github.orderflowmagento.operation;

import java.util.ArrayList;
import java.util.List;

import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.mapping.shipment.ShipmentPlan;

/** What a shipment that is there lacks of what the plan says: its tracks, and an e-mail to the customer, who is told once. */
record MissingParts(List<Track> tracks, boolean email) {
    /**
     * What a shipment lacks that somebody has made before.
     *
     * @param isEmailOwed whether it is known that its e-mail was not sent
     */
    static MissingParts of(Shipment shipment, ShipmentPlan plan, boolean isEmailOwed) {
        return of(shipment, plan.emailsCustomer() && (isUntold(shipment) || (isEmailOwed && !isTold(shipment))), plan);
    }

    /**
     * What a shipment lacks that this run has made: its customer was not told yet, whether the shop says so or not.
     *
     * @param isToldByAnother whether the customer may have been told of it as another shipment
     */
    static MissingParts ofNew(Shipment shipment, ShipmentPlan plan, boolean isToldByAnother) {
        return of(shipment, plan.emailsCustomer() && !isToldByAnother && !isTold(shipment), plan);
    }

    private static MissingParts of(Shipment shipment, boolean email, ShipmentPlan plan) {
        List<Track> tracks = plan.tracks().stream()
                .filter(track -> !DespatchMark.hasTrack(shipment, track))
                .toList();
        return new MissingParts(tracks, email);
    }

    boolean isNothing() {
        return tracks.isEmpty() && !email;
    }

    /** Whether the shop tells of the shipment's e-mail, so that a run which dies before it leaves no doubt. */
    static boolean isEmailTold(Shipment shipment) {
        return shipment.emailSent().isPresent();
    }

    /** Whether the customer was told of the shipment, or the shop does not say. */
    static boolean mayBeTold(Shipment shipment) {
        return !isUntold(shipment);
    }

    /** Magento before 1.7 has no shipment e-mail to be sent later, only a comment that is mailed. */
    private static boolean isTold(Shipment shipment) {
        return shipment.emailSent().orElse(false)
                || shipment.comments().stream()
                        .anyMatch(comment -> comment.customerNotified().orElse(false));
    }

    /** Whether the shop says that the customer was not told. Where it says nothing, a second e-mail would be worse than none. */
    private static boolean isUntold(Shipment shipment) {
        return isEmailTold(shipment) && !isTold(shipment);
    }

    /** A word on what the shop does not say. */
    static String unknown(Shipment shipment, ShipmentPlan plan) {
        return plan.emailsCustomer() && !isEmailTold(shipment) && !isTold(shipment)
                ? "; this web service does not say whether the customer was told"
                : "";
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
