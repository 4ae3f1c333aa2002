package io.github.orderflowmagento.operation;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.orderflow.model.DespatchNotification;

/**
 * The mark by which the shipment of a despatch is known again. Magento keeps no reference of the caller's, so it stands in the
 * shipment's comment: {@code [OrderFlow 5512]}.
 */
final class DespatchMark {
    private static final Pattern MARK = Pattern.compile("\\[OrderFlow (-?\\d{1,18})]");

    private DespatchMark() {}

    /** The comment with the mark. */
    static String mark(Optional<String> comment, DespatchNotification despatch) {
        String mark = "[OrderFlow " + despatch.messageId() + "]";
        return comment.map(text -> text + "\n" + mark).orElse(mark);
    }

    /**
     * The shipment made for the despatch: the one with its mark or, of those without any mark (made by the extension, or by hand),
     * one with its tracking number.
     */
    static Optional<Shipment> find(List<Shipment> shipments, DespatchNotification despatch) {
        Optional<Shipment> marked = shipments.stream()
                .filter(shipment -> marksOf(shipment).contains(despatch.messageId()))
                .findFirst();
        return marked.or(() -> despatch.trackingNumber()
                .filter(number -> !number.isBlank())
                .flatMap(number -> shipments.stream()
                        .filter(shipment -> marksOf(shipment).isEmpty())
                        .filter(shipment -> hasTrack(shipment, number.strip()))
                        .findFirst()));
    }

    static boolean hasTrack(Shipment shipment, String number) {
        return shipment.tracks().stream().anyMatch(track -> track.number().equals(number));
    }

    private static List<Long> marksOf(Shipment shipment) {
        return shipment.comments().stream()
                .flatMap(comment -> comment.comment().stream())
                .flatMap(text -> MARK.matcher(text).results().map(mark -> Long.valueOf(mark.group(1))))
                .toList();
    }
}
