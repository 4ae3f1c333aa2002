package io.github.orderflowmagento.magento.internal.magento1;

import java.util.List;
import java.util.Optional;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.Track;

/**
 * A shipment that the shop reports as created.
 *
 * @param number the shipment's number
 */
record CreatedShipment(ShipmentRequest request, String number) {
    Optional<Shipment> among(List<Shipment> ofOrder) {
        return ofOrder.stream().filter(this::isThis).findFirst();
    }

    /** Whether the shop has stored the reference, if there is one. */
    boolean hasReference(Shipment shipment) {
        return request.reference()
                .filter(text -> !shipment.references().contains(text))
                .isEmpty();
    }

    /** Returns the shipment, and the order's others that carry the request's reference, oldest first. */
    private List<Shipment> ofTheRequest(List<Shipment> ofOrder) {
        return ofOrder.stream()
                .filter(shipment -> isThis(shipment)
                        || request.reference()
                                .filter(shipment.references()::contains)
                                .isPresent())
                .toList();
    }

    List<Shipment> duplicates(List<Shipment> ofOrder) {
        return ofTheRequest(ofOrder).stream()
                .filter(shipment -> !isThis(shipment))
                .toList();
    }

    private boolean isThis(Shipment shipment) {
        return shipment.incrementId().equals(number);
    }

    /**
     * Returns its missing parts. If two were created at the same moment under one reference, the younger gets nothing, and the older an
     * e-mail only if the other may not have sent one: of two, the one that becomes visible last may be the older.
     */
    ShipmentParts.Missing missing(Shipment shipment, List<Shipment> ofOrder) {
        List<Track> tracks = request.tracks().stream()
                .filter(track -> track.number().filter(shipment::hasTrack).isEmpty())
                .toList();
        boolean email =
                request.notifiesCustomer() && !shipment.customerNotified().orElse(false);
        ShipmentParts.Missing missing = new ShipmentParts.Missing(shipment, tracks, email, request.emailComment());
        List<Shipment> same = ofTheRequest(ofOrder);
        if (same.size() > 1) {
            MagentoException why = withheld(
                    "the shipments " + same.stream().map(Shipment::incrementId).toList() + " carry one reference");
            if (!isThis(same.get(0))) {
                missing.withholdAll(why);
            } else if (same.stream()
                    .skip(1)
                    .anyMatch(other -> other.customerNotified().orElse(true))) {
                missing.withholdEmail(why);
            }
        }
        return missing;
    }

    private MagentoException withheld(String why) {
        return new MagentoException.NotReached("shipment " + number, "not sent, since " + why);
    }
}
