package io.github.orderflowmagento.magento.model;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/** A shipment of an order, or of a part of it. Immutable. */
@Value.Immutable
@ValueStyle
@JsonDeserialize(as = ImmutableShipment.class)
public interface Shipment extends ShipmentHead {
    /** The shop's internal number of the order. */
    long orderId();

    /** Number of the store view in which the order was placed ({@link StoreView#storeId}). */
    Optional<Long> storeId();

    /**
     * Whether the shipment e-mail was sent to the customer. Empty if the shop does not say; SOAP v2 and its WS-I form never
     * do.
     */
    Optional<Boolean> emailSent();

    /** The rows of the shipment. */
    List<ShipmentItem> items();

    /** The tracking numbers. */
    List<Track> tracks();

    /** The comments, including the one given when the shipment was created. */
    List<Comment> comments();

    /** Whether the shipment has the tracking number, as {@link Track#holds} compares it. */
    default boolean hasTrack(String number) {
        return tracks().stream().anyMatch(track -> track.holds(number));
    }

    /**
     * Whether the customer was notified of the shipment, by the shipment e-mail or by a comment that was sent by e-mail:
     * Magento before 1.7 has only the latter. Empty if the shop does not say.
     */
    default Optional<Boolean> customerNotified() {
        boolean byComment = comments().stream()
                .anyMatch(comment -> comment.customerNotified().orElse(false));
        return byComment ? Optional.of(true) : emailSent();
    }

    /**
     * The references that callers gave to the shipment: lines of comments that consist of a text in square brackets, without the brackets.
     */
    default List<String> references() {
        return comments().stream()
                .flatMap(comment -> comment.comment().stream())
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> line.length() > 2 && line.startsWith("[") && line.endsWith("]"))
                .map(line -> line.substring(1, line.length() - 1))
                .toList();
    }

    /**
     * Returns the line of a comment that holds a reference: the reference in square brackets.
     *
     * @throws IllegalStateException if {@link #references} would not return the same: the reference is blank, begins or ends with white
     *     space, or contains a line break or a square bracket
     */
    static String referenceLine(String reference) {
        if (reference.isBlank()
                || !reference.equals(reference.strip())
                || reference.matches("(?s).*[\\[\\]\\r\\n].*")) {
            throw new IllegalStateException("reference '" + Scalars.shortened(reference)
                    + "': one line, without brackets and without white space around it");
        }
        return "[" + reference + "]";
    }

    /**
     * Reads the value from fields with the {@linkplain io.github.orderflowmagento.magento.model shared names}.
     *
     * @throws InvalidFieldException if a required field is missing or cannot be read; it names the field
     */
    static Shipment of(Fields fields) {
        return ModelReader.read(fields, Shipment.class);
    }

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds {@link Shipment} values. Required: {@code incrementId}, {@code orderId}. {@code build()} throws {@link
     * IllegalStateException} if one is missing. Not thread-safe.
     */
    final class Builder extends ImmutableShipment.Builder {}
}
