package io.github.orderflowmagento.operation;

import java.util.ArrayList;
import java.util.List;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Shipments;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.mapping.shipment.ShipmentPlan;

/** What a shipment still needs once it is made: its tracks, and an e-mail to the customer, who is told once. */
final class ShipmentCompletion {
    private static final String CUSTOM = "custom";

    private static final String NOT_TOLD =
            "shipped, but their customers were not told, which this shop does not do for us";

    private final Shipments shipments;
    private final Ledger ledger;

    ShipmentCompletion(Shipments shipments, Ledger ledger) {
        this.shipments = shipments;
        this.ledger = ledger;
    }

    /** What a shipment lacks of what the plan says. */
    record Missing(List<Track> tracks, boolean email) {
        boolean isNothing() {
            return tracks.isEmpty() && !email;
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

    /**
     * What a shipment lacks that somebody has made before.
     *
     * @param isEmailOwed whether it is known that its e-mail was not sent
     */
    static Missing missing(Shipment shipment, ShipmentPlan plan, boolean isEmailOwed) {
        return missingOf(shipment, plan, isCustomerUntold(shipment) || (isEmailOwed && !isCustomerTold(shipment)));
    }

    /**
     * What a shipment lacks that this run has made: its customer was not told yet, whether the shop says so or not.
     *
     * @param isToldByAnother whether the customer may have been told of it as another shipment
     */
    static Missing missingOfNew(Shipment shipment, ShipmentPlan plan, boolean isToldByAnother) {
        return missingOf(shipment, plan, !isToldByAnother && !isCustomerTold(shipment));
    }

    /** Whether the customer was told of the shipment, or the shop does not say. */
    static boolean mayBeTold(Shipment shipment) {
        return !isCustomerUntold(shipment);
    }

    private static Missing missingOf(Shipment shipment, ShipmentPlan plan, boolean isUntold) {
        List<Track> tracks = plan.tracks().stream()
                .filter(track -> !DespatchMark.hasTrack(shipment, track.number()))
                .toList();
        return new Missing(tracks, plan.emailsCustomer() && isUntold);
    }

    /** Magento before 1.7 has no shipment e-mail to be sent later, only a comment that is mailed. */
    private static boolean isCustomerTold(Shipment shipment) {
        return shipment.emailSent().orElse(false)
                || shipment.comments().stream()
                        .anyMatch(comment -> comment.customerNotified().orElse(false));
    }

    /** Whether the shop says that the customer was not told. Where it says nothing, a second e-mail would be worse than none. */
    private static boolean isCustomerUntold(Shipment shipment) {
        return shipment.emailSent().isPresent() && !isCustomerTold(shipment);
    }

    /** A word on what the shop does not say. */
    static String unknown(Shipment shipment, ShipmentPlan plan) {
        return plan.emailsCustomer() && shipment.emailSent().isEmpty() && !isCustomerTold(shipment)
                ? "; this web service does not say whether the customer was told"
                : "";
    }

    /**
     * Adds what is missing. The tracks come before the e-mail, so that the customer reads the numbers.
     *
     * @return a word on an e-mail that this shop will never send for us; the shipment stands all the same
     */
    String complete(String key, Shipment shipment, ShipmentPlan plan, Missing missing) {
        missing.tracks().forEach(track -> addTrack(shipment, track));
        if (missing.email()) {
            ledger.owesNoEmail(key);
            try {
                shipments.sendEmail(shipment.incrementId(), plan.emailComment());
            } catch (MagentoException.NotPermitted | MagentoException.Unsupported e) {
                ledger.warn(NOT_TOLD, key);
                return ", but the customer was not told: " + Failures.reason(e);
            } catch (MagentoException e) {
                if (!e.outcomeUnknown()) {
                    ledger.owesEmail(key);
                }
                throw e;
            }
        }
        return "";
    }

    /** Under a carrier that the shop does not have, or will not take, the track goes as {@code custom} with the carrier as its title. */
    private void addTrack(Shipment shipment, Track track) {
        try {
            shipments.addTrack(shipment.incrementId(), track);
        } catch (MagentoException.Rejected e) {
            if (track.carrierCode().equals(CUSTOM)) {
                throw e;
            }
            String title = track.title().filter(text -> !text.isBlank()).orElse(track.carrierCode());
            shipments.addTrack(
                    shipment.incrementId(),
                    Track.builder().from(track).carrierCode(CUSTOM).title(title).build());
        }
    }
}
