package io.github.orderflowmagento.operation;

import java.util.List;
import java.util.Optional;

import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.orderflow.model.DespatchNotification;

/** The reference by which the shipment of a despatch is known again: {@code OrderFlow 5512}. */
final class DespatchMark {
    private static final String BEGIN = "OrderFlow ";

    private DespatchMark() {}

    static String of(DespatchNotification despatch) {
        return BEGIN + despatch.messageId();
    }

    /** The shipment with the despatch's mark. */
    static Optional<Shipment> findMarked(List<Shipment> shipments, DespatchNotification despatch) {
        return shipments.stream()
                .filter(shipment -> shipment.references().contains(of(despatch)))
                .findFirst();
    }

    /** A shipment without any mark (made by the extension, or by hand) that has one of the despatch's tracks. */
    static Optional<Shipment> findByTrack(List<Shipment> shipments, List<Track> tracks) {
        return shipments.stream()
                .filter(shipment -> shipment.references().stream().noneMatch(mark -> mark.startsWith(BEGIN)))
                .filter(shipment -> tracks.stream().anyMatch(track -> hasTrack(shipment, track.number())))
                .findFirst();
    }

    static boolean hasTrack(Shipment shipment, String number) {
        return shipment.tracks().stream().anyMatch(track -> track.number().equals(number));
    }
}
