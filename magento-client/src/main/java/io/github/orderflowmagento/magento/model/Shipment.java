package io.github.orderflowmagento.magento.model;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/**
 * A shipment of an order, whole or in part.
 */
@Value.Immutable
@ModelStyle
@JsonDeserialize(as = ImmutableShipment.class)
public interface Shipment extends ShipmentHead {
    /** The shop's internal number of the order. */
    long orderId();

    /** Number of the store view in which the order was placed. */
    Optional<Long> storeId();

    /** Whether the customer was sent the shipment e-mail. Empty where the shop does not say: SOAP v2 and its WS-I form never do. */
    Optional<Boolean> emailSent();

    /** What was shipped. */
    List<ShipmentItem> items();

    /** The tracking numbers. */
    List<Track> tracks();

    /** Comments, among them the one given at creation. */
    List<Comment> comments();

    /** Whether the shipment has the tracking number, or its beginning: some shops keep the first 32 characters or a few more. */
    default boolean hasTrack(String number) {
        return tracks().stream().anyMatch(track -> track.holds(number));
    }

    /**
     * Whether the customer was told of the shipment, by the shipment e-mail or by a comment that was mailed: Magento before 1.7 has
     * only the latter. Empty where the shop does not say.
     */
    default Optional<Boolean> customerTold() {
        boolean byComment = comments().stream()
                .anyMatch(comment -> comment.customerNotified().orElse(false));
        return byComment ? Optional.of(true) : emailSent();
    }

    /** The references that callers gave the shipment: lines of comments that hold nothing but a text in brackets. */
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
     * The line of a comment that holds a reference.
     *
     * @throws IllegalStateException if the reference would not be known again: it is blank or holds a line break or a
     *     bracket
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
     * Reads the value from fields that have {@linkplain io.github.orderflowmagento.magento.model the names that all shops share}.
     *
     * @throws InvalidFieldException naming the field that is missing or does not hold what it should
     */
    static Shipment of(Fields fields) {
        return ModelReader.read(fields, Shipment.class);
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds Shipment values. */
    final class Builder extends ImmutableShipment.Builder {}
}
