package io.github.orderflowmagento.orderflow.imports;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/** How an order shall be despatched. Its properties travel with the prefix {@code shipment.}. */
@Value.Immutable
@ValueStyle
public interface ShipmentImport {

    /** The shipment's key; the extension for Magento sends the order's. */
    Optional<String> externalReference();

    /** The state the shipment begins in, in the warehouse's words. */
    Optional<String> state();

    /** Not to be despatched before this, by the warehouse's clock; sent as {@code yyyy-MM-dd'T'HH:mm:ss} (inferred). */
    Optional<LocalDateTime> earliestShipDate();

    /** The warehouse's site that shall despatch. */
    Optional<String> site();

    /** How urgent it is, as a number in the warehouse's order of priorities. */
    Optional<Integer> priority();

    /** The same by name. */
    Optional<String> priorityName();

    /** The weight of the whole shipment, in {@link #weightUnits()}. */
    Optional<BigDecimal> weight();

    /** The unit of the weight, in the warehouse's words. */
    Optional<String> weightUnits();

    /** The courier to use, in the warehouse's words. */
    Optional<String> courier();

    /** The shop's code of the delivery method, which the warehouse turns into a courier: {@code flatrate_flatrate}. */
    Optional<String> deliverySuggestionCode();

    /** The shop's name of the delivery method: {@code Flat Rate - Fixed}. */
    Optional<String> deliverySuggestionName();

    /** How the shipment shall be picked, in the words of the warehouse's set-up. */
    Optional<String> pickingMode();

    /** A comment kept with the despatch. */
    @Value.Redacted
    Optional<String> despatchComment();

    /** A reference kept with the despatch. */
    Optional<String> despatchReference();

    /** What the driver shall know: {@code leave with the neighbour}. */
    @Value.Redacted
    Optional<String> deliveryInstruction();

    /** Names of properties to be sent as empty, without prefix: {@code courier}. */
    Set<String> emptied();

    /** Properties beyond the documented ones, by name without prefix; an empty text is sent as empty. */
    @Value.Redacted
    Map<String, String> customProperties();

    /** A builder of shipments; not safe for use by several threads. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds shipments. */
    class Builder extends ImmutableShipmentImport.Builder {
        Builder() {}
    }
}
