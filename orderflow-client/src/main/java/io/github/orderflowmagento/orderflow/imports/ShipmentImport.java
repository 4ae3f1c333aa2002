package io.github.orderflowmagento.orderflow.imports;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/**
 * How an order is to be despatched. OrderFlow names the properties with the prefix {@code shipment.}. A property that is not set is
 * not sent: OrderFlow decides.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface ShipmentImport {

    /** The shipment's key; the OrderFlow extension for Magento sends the order's. */
    Optional<String> externalReference();

    /** The state in which the shipment starts, in OrderFlow's words. */
    Optional<String> state();

    /**
     * The time before which the order must not be despatched, in the warehouse's time zone (inferred); sent as
     * {@code yyyy-MM-dd'T'HH:mm:ss}.
     */
    Optional<LocalDateTime> earliestShipDate();

    /** The warehouse site that is to despatch the order. */
    Optional<String> site();

    /** The priority, as a number whose meaning is configured in the warehouse. */
    Optional<Integer> priority();

    /** The priority's name, as configured in the warehouse. */
    Optional<String> priorityName();

    /** The weight of the whole shipment, in {@link #weightUnits()}. */
    Optional<BigDecimal> weight();

    /** The unit of the weight, as the warehouse names it. */
    Optional<String> weightUnits();

    /** The courier to use, as configured in the warehouse. */
    Optional<String> courier();

    /** The shop's code of the delivery method, for example {@code flatrate_flatrate}; the warehouse maps it to a courier. */
    Optional<String> deliverySuggestionCode();

    /** The shop's name of the delivery method, for example {@code Flat Rate - Fixed}. */
    Optional<String> deliverySuggestionName();

    /** How the shipment is to be picked, as configured in the warehouse. */
    Optional<String> pickingMode();

    /** A comment kept with the despatch. Not shown by {@code toString}. */
    @Value.Redacted
    Optional<String> despatchComment();

    /** A reference kept with the despatch. */
    Optional<String> despatchReference();

    /** Instructions for the driver, for example {@code leave with the neighbour}. Not shown by {@code toString}. */
    @Value.Redacted
    Optional<String> deliveryInstruction();

    /** Names of properties to send as empty, without prefix: {@code courier}. They must not have a value. */
    Set<String> emptied();

    /**
     * Properties that OrderFlow does not document, by name without prefix; {@code ""} is sent as empty. The name of a documented property
     * is rejected when the order is built. Not shown by {@code toString}.
     */
    @Value.Redacted
    Map<String, String> customProperties();

    /** Returns a builder of shipments. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds shipments; every property is optional. Not thread-safe. */
    class Builder extends ImmutableShipmentImport.Builder {
        Builder() {}
    }
}
