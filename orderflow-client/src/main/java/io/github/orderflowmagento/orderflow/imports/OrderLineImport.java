package io.github.orderflowmagento.orderflow.imports;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/**
 * A line of an order: a quantity of one stock item. OrderFlow names its properties with the prefix {@code orderLine.N.}, N from 1. A
 * property that is not set is not sent.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface OrderLineImport {

    /** The SKU ({@code product.externalReference}); not blank. */
    String productExternalReference();

    /** The ordered quantity, in the product's {@link ProductImport#quantityType()}; usually units. */
    BigDecimal quantity();

    /** The product's description on the order. */
    Optional<String> description();

    /**
     * The price of the whole line ({@code totalPriceNet}, {@code totalPriceGross}, {@code totalTax}, {@code totalTaxCode}).
     * Default: unknown.
     */
    @Value.Default
    default Price total() {
        return Price.unknown();
    }

    /**
     * The price of one unit ({@code unitPriceNet}, {@code unitPriceGross}, {@code unitTax}, {@code unitTaxCode}). Default:
     * unknown.
     */
    @Value.Default
    default Price unit() {
        return Price.unknown();
    }

    /** The code of the promotion that lowered the line's price. */
    Optional<String> promotionCode();

    /** The promotion's description. */
    Optional<String> promotionPriceDescription();

    /** Names of properties to send as empty, without prefix: {@code promotionCode}. They must not have a value. */
    Set<String> emptied();

    /**
     * Properties that OrderFlow does not document, by name without prefix; {@code ""} is sent as empty. The name of a documented property
     * is rejected when the order is built. Not shown by {@code toString}.
     */
    @Value.Redacted
    Map<String, String> customProperties();

    /** Returns a builder of lines. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds lines. Mandatory: {@code productExternalReference}, {@code quantity}. {@code build()} throws an {@link IllegalStateException}
     * if one is missing. Not thread-safe.
     */
    class Builder extends ImmutableOrderLineImport.Builder {
        Builder() {}
    }
}
