package io.github.orderflowmagento.orderflow.imports;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/** A line of an order: so many units of one stock item. Its properties travel with the prefix {@code orderLine.N.}, N from 1. */
@Value.Immutable
@ValueStyle
public interface OrderLineImport {

    /** The SKU ({@code product.externalReference}); not blank. */
    String productExternalReference();

    /** How much is ordered, in what the product counts, usually units. */
    BigDecimal quantity();

    /** What the order calls the product. */
    Optional<String> description();

    /** The amount of the whole line ({@code totalPriceNet}, {@code totalPriceGross}, {@code totalTax}, {@code totalTaxCode}). */
    @Value.Default
    default Price total() {
        return Price.unknown();
    }

    /** The amount of one unit ({@code unitPriceNet}, {@code unitPriceGross}, {@code unitTax}, {@code unitTaxCode}). */
    @Value.Default
    default Price unit() {
        return Price.unknown();
    }

    /** The code of the promotion that lowered the line's price. */
    Optional<String> promotionCode();

    /** What the promotion is called. */
    Optional<String> promotionPriceDescription();

    /** Names of properties to be sent as empty, without prefix: {@code promotionCode}. */
    Set<String> emptied();

    /** Properties beyond the documented ones, by name without prefix; an empty text is sent as empty. */
    @Value.Redacted
    Map<String, String> customProperties();

    /** A builder of lines; not safe for use by several threads. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds lines. */
    class Builder extends ImmutableOrderLineImport.Builder {
        Builder() {}
    }
}
