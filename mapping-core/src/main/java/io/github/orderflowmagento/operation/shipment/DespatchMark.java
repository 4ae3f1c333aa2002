package io.github.orderflowmagento.operation.shipment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

/**
 * The reference by which the shipment of a despatch is known again: {@code OrderFlow 5512}, of a part of a message {@code OrderFlow 5512 from
 * uk_north}. Plain ASCII, which any shop keeps.
 */
final class DespatchMark {
    private static final String BEGIN = "OrderFlow ";
    private static final String OF_PART = " from ";

    private static final int FEWEST_LETTERS_AND_DIGITS = 6;
    private static final int FEWEST_DIGITS = 3;

    /** What no shop changes in a comment, and what no other mark can be taken for. */
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._:/#+@=-]{1,64}");

    private DespatchMark() {}

    /** Whether a despatch may be known by this reference of the caller's. */
    static boolean isReference(String text) {
        return REFERENCE.matcher(text).matches();
    }

    static String of(DespatchNotification despatch) {
        return BEGIN + despatch.id() + despatch.part().map(OF_PART::concat).orElse("");
    }

    static boolean isOn(Shipment shipment, DespatchNotification despatch) {
        return shipment.references().contains(of(despatch));
    }

    /** The shipments with the despatch's mark, oldest first: more than one where runs without a common checkpoint met. */
    static List<Shipment> marked(List<Shipment> shipments, DespatchNotification despatch) {
        return shipments.stream().filter(shipment -> isOn(shipment, despatch)).toList();
    }

    /** The shipments of the despatch's message as one that told its sources otherwise: of all of it where this is a part, or of parts. */
    static List<Shipment> dividedOtherwise(List<Shipment> shipments, DespatchNotification despatch) {
        String whole = BEGIN + despatch.id();
        return shipments.stream()
                .filter(shipment -> marks(shipment).stream()
                        .anyMatch(mark ->
                                despatch.part().isPresent() ? mark.equals(whole) : mark.startsWith(whole + OF_PART)))
                .toList();
    }

    /** A shipment without any mark (made by the extension, or by hand) that has one of the despatch's tracking numbers. */
    static Optional<Shipment> findByTrack(List<Shipment> shipments, List<Track> tracks) {
        return shipments.stream()
                .filter(shipment -> marks(shipment).isEmpty())
                .filter(shipment -> tracks.stream()
                        .flatMap(track -> track.number().stream())
                        .anyMatch(number -> isReal(number) && shipment.hasTrack(number)))
                .findFirst();
    }

    /** The shipments of other despatches that have all of these tracking numbers. None if one of them may be no number at all. */
    static List<Shipment> ofOthersWithTracks(
            List<Shipment> shipments, DespatchNotification despatch, List<Track> tracks) {
        if (!mayBeReal(tracks)) {
            return List.of();
        }
        return shipments.stream()
                .filter(shipment -> !marks(shipment).isEmpty()
                        && marks(shipment).stream().noneMatch(mark -> isOfMessage(mark, despatch)))
                .filter(shipment -> tracks.stream()
                        .allMatch(track ->
                                track.number().filter(shipment::hasTrack).isPresent()))
                .toList();
    }

    /** Whether it is the despatch's mark, or that of another part of its message. */
    private static boolean isOfMessage(String mark, DespatchNotification despatch) {
        String whole = BEGIN + despatch.id();
        return mark.equals(whole) || mark.startsWith(whole + OF_PART);
    }

    /** Whether the tracks are such by which a parcel may be known again, and the same. */
    static boolean areSame(List<Track> tracks, List<Track> others) {
        return mayBeReal(tracks)
                && tracks.stream()
                        .map(Track::number)
                        .toList()
                        .equals(others.stream().map(Track::number).toList());
    }

    private static boolean mayBeReal(List<Track> tracks) {
        return !tracks.isEmpty()
                && tracks.stream()
                        .allMatch(track ->
                                track.number().filter(DespatchMark::mayBeReal).isPresent());
    }

    private static List<String> marks(Shipment shipment) {
        return shipment.references().stream()
                .filter(reference -> reference.startsWith(BEGIN))
                .toList();
    }

    /** Enough to ask whether a parcel with the same items is the same: a short number, and not "n/a", "none" or "0000". */
    private static boolean mayBeReal(String number) {
        int[] signs = number.chars().filter(Character::isLetterOrDigit).toArray();
        return signs.length >= 4
                && Arrays.stream(signs).anyMatch(Character::isDigit)
                && Arrays.stream(signs).distinct().count() > 2;
    }

    /** Not what people type where there is no number: "n/a", "none", "0", "000000". */
    private static boolean isReal(String number) {
        int[] signs = number.chars().filter(Character::isLetterOrDigit).toArray();
        int[] digits = number.chars().filter(Character::isDigit).toArray();
        return signs.length >= FEWEST_LETTERS_AND_DIGITS
                && digits.length >= FEWEST_DIGITS
                && Arrays.stream(signs).distinct().count() > 1;
    }
}
