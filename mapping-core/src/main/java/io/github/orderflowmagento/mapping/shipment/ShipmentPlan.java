package io.github.orderflowmagento.mapping.shipment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.mapping.internal.ValueStyle;

/**
 * The shipment to create in the shop for a despatch.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface ShipmentPlan {
    /** The units to ship by order item ({@code item_id}), all above zero; empty for a shipment that already exists. */
    Map<Long, BigDecimal> items();

    /** The code of the source from which the goods were sent. Empty if the shop decides, or there are no items. */
    Optional<String> source();

    /** The comment of the shipment. */
    Optional<String> comment();

    /** The tracks, one for each parcel, with no number twice; empty if there are no tracking numbers. */
    List<Track> tracks();

    /** Whether to notify the customer by e-mail. */
    boolean emailsCustomer();

    /** The comment in the e-mail to the customer. */
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
