package io.github.orderflowmagento.operation.shipment;

import java.util.ArrayList;
import java.util.List;

import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.mapping.shipment.ShipmentPlan;

/** The missing parts of an existing shipment: tracks, and an e-mail to the customer, who is notified once. */
record MissingParts(List<Track> tracks, boolean email) {
    /**
     * Returns what an existing shipment lacks.
     *
     * @param isEmailOwed whether its e-mail is known not to have been sent
     */
    static MissingParts of(Shipment shipment, ShipmentPlan plan, boolean isEmailOwed) {
        List<Track> tracks = plan.tracks().stream()
                .filter(track -> track.number().filter(shipment::hasTrack).isEmpty())
                .toList();
        // if it is unknown whether the customer was notified, a second e-mail would be worse than none
        boolean isOwed = !shipment.customerNotified().orElse(!isEmailOwed);
        return new MissingParts(tracks, plan.emailsCustomer() && isOwed);
    }

    boolean isNothing() {
        return tracks.isEmpty() && !email;
    }

    /** Returns a note on what the shop does not report. */
    static String unknown(Shipment shipment, ShipmentPlan plan) {
        return plan.emailsCustomer() && shipment.customerNotified().isEmpty()
                ? "; this web service does not report whether the customer was notified"
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
