package io.github.orderflowmagento.operation.shipment;

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
        List<Track> tracks = plan.tracks().stream()
                .filter(track -> track.number().filter(shipment::hasTrack).isEmpty())
                .toList();
        // where the shop does not say whether the customer was told, a second e-mail would be worse than none
        boolean isUntold = !shipment.customerNotified().orElse(!isEmailOwed);
        return new MissingParts(tracks, plan.emailsCustomer() && isUntold);
    }

    boolean isNothing() {
        return tracks.isEmpty() && !email;
    }

    /** A word on what the shop does not say. */
    static String unknown(Shipment shipment, ShipmentPlan plan) {
        return plan.emailsCustomer() && shipment.customerNotified().isEmpty()
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
