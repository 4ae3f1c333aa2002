package io.github.orderflowmagento.mapping.shipment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.mapping.internal.ValueStyle;

/**
 * What a despatch means for the shop.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface ShipmentPlan {
    /** Units to ship by order item, all above zero. */
    Map<Long, BigDecimal> items();

    /** Code of the source that the goods left from; empty if the shop decides, or nothing is to be shipped. */
    Optional<String> source();

    /** The comment to keep with the shipment. */
    Optional<String> comment();

    /** The tracking numbers, one for each parcel and no number twice; empty if there is none. */
    List<Track> tracks();

    /** Whether the customer is to be told. */
    boolean emailsCustomer();

    /** The text for the e-mail. */
    Optional<String> emailComment();

    /** Returns a builder of plans. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds plans. Not thread-safe. */
    final class Builder extends ImmutableShipmentPlan.Builder {
        Builder() {}
    }
}
