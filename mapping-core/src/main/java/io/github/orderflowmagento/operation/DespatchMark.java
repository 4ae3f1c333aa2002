package io.github.orderflowmagento.operation;

import java.util.List;
import java.util.Optional;

import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.orderflow.model.DespatchNotification;

/**
 * The mark by which the shipment of a despatch is known again. Magento keeps no reference of the caller's, so it stands in the
 * shipment's comment, as the last line: {@code [OrderFlow 5512]}.
 */
final class DespatchMark {
    private static final String BEGIN = "[OrderFlow ";

    private DespatchMark() {}

    /** The mark alone. */
    static String of(DespatchNotification despatch) {
        return BEGIN + despatch.messageId() + "]";
    }

    /** The comment with the mark. */
    static String mark(Optional<String> comment, DespatchNotification despatch) {
        return comment.map(text -> text + "\n" + of(despatch)).orElse(of(despatch));
    }

    /** The shipment with the despatch's mark. */
    static Optional<Shipment> findMarked(List<Shipment> shipments, DespatchNotification despatch) {
        return shipments.stream()
                .filter(shipment -> lastLines(shipment).contains(of(despatch)))
                .findFirst();
    }

    /** A shipment without any mark (made by the extension, or by hand) that has the despatch's tracking number. */
    static Optional<Shipment> findByTrack(List<Shipment> shipments, DespatchNotification despatch) {
        return despatch.trackingNumber()
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .flatMap(number -> shipments.stream()
                        .filter(shipment -> lastLines(shipment).stream().noneMatch(line -> line.startsWith(BEGIN)))
                        .filter(shipment -> hasTrack(shipment, number))
                        .findFirst());
    }

    static boolean hasTrack(Shipment shipment, String number) {
        return shipment.tracks().stream().anyMatch(track -> track.number().equals(number));
    }

    /** The mark is a comment's last line: what someone wrote before it is not taken for one. */
    private static List<String> lastLines(Shipment shipment) {
        return shipment.comments().stream()
                .flatMap(comment -> comment.comment().stream())
                .map(String::strip)
                .map(text -> text.substring(text.lastIndexOf('\n') + 1).strip())
                .toList();
    }
}
