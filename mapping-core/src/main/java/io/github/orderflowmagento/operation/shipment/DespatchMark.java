package io.github.orderflowmagento.operation.shipment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

/**
 * The reference that identifies the shipment of a despatch: {@code OrderFlow 5512}, for a part of a message {@code OrderFlow 5512 from
 * uk_north}. Plain ASCII, which any shop keeps.
 */
final class DespatchMark {
    private static final String BEGIN = "OrderFlow ";
    private static final String OF_PART = " from ";

    private static final int FEWEST_LETTERS_AND_DIGITS = 6;
    private static final int FEWEST_DIGITS = 3;

    /** Characters that no shop changes in a comment, and that cannot be confused with another mark. */
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._:/#+@=-]{1,64}");

    private DespatchMark() {}

    /** Returns whether the caller's reference is valid. */
    static boolean isReference(String text) {
        return REFERENCE.matcher(text).matches();
    }

    static String of(DespatchNotification despatch) {
        return BEGIN + despatch.id() + despatch.part().map(OF_PART::concat).orElse("");
    }

    static boolean isOn(Shipment shipment, DespatchNotification despatch) {
        return shipment.references().contains(of(despatch));
    }

    /** Returns the shipments with the despatch's mark, oldest first: more than one if runs without a common checkpoint ran concurrently. */
    static List<Shipment> marked(List<Shipment> shipments, DespatchNotification despatch) {
        return shipments.stream().filter(shipment -> isOn(shipment, despatch)).toList();
    }

    /** Returns the shipments of the despatch's message when it had other sources: of the whole message if this is a part, or of parts. */
    static List<Shipment> dividedOtherwise(List<Shipment> shipments, DespatchNotification despatch) {
        String whole = BEGIN + despatch.id();
        return shipments.stream()
                .filter(shipment -> marks(shipment).stream()
                        .anyMatch(mark ->
                                despatch.part().isPresent() ? mark.equals(whole) : mark.startsWith(whole + OF_PART)))
                .toList();
    }

    /** Returns a shipment without any mark (created by the extension, or by hand) that has one of the despatch's tracking numbers. */
    static Optional<Shipment> findByTrack(List<Shipment> shipments, List<Track> tracks) {
        return shipments.stream()
                .filter(shipment -> marks(shipment).isEmpty())
                .filter(shipment -> tracks.stream()
                        .flatMap(track -> track.number().stream())
                        .anyMatch(number -> isReal(number) && shipment.hasTrack(number)))
                .findFirst();
    }

    /** Returns the shipments of other despatches that have all of these tracking numbers; empty if one of them may be a placeholder. */
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

    /** Returns whether it is the despatch's mark, or that of another part of its message. */
    private static boolean isOfMessage(String mark, DespatchNotification despatch) {
        String whole = BEGIN + despatch.id();
        return mark.equals(whole) || mark.startsWith(whole + OF_PART);
    }

    /** Returns whether the tracks identify a parcel, and are equal. */
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

    /** Sufficient for the question whether a parcel with the same items is the same: a short number, but not "n/a", "none" or "0000". */
    private static boolean mayBeReal(String number) {
        int[] signs = number.chars().filter(Character::isLetterOrDigit).toArray();
        return signs.length >= 4
                && Arrays.stream(signs).anyMatch(Character::isDigit)
                && Arrays.stream(signs).distinct().count() > 2;
    }

    /** Excludes placeholders: "n/a", "none", "0", "000000". */
    private static boolean isReal(String number) {
        int[] signs = number.chars().filter(Character::isLetterOrDigit).toArray();
        int[] digits = number.chars().filter(Character::isDigit).toArray();
        return signs.length >= FEWEST_LETTERS_AND_DIGITS
                && digits.length >= FEWEST_DIGITS
                && Arrays.stream(signs).distinct().count() > 1;
    }
}
