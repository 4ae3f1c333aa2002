package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.Optional;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/**
 * A row of an order. A configurable is two rows: the parent with the price, the child (same SKU) with none. A bundle is a
 * parent row and one row for each selection.
 */
@Value.Immutable
@ModelStyle
@JsonDeserialize(as = ImmutableOrderItem.class)
public interface OrderItem extends Entity {
    /** The shop's number of the row; shipments name it. */
    long itemId();

    /** The row of the configurable or bundle this one belongs to. Not known over SOAP v2. */
    Optional<Long> parentItemId();

    /** The shop's number of the product; empty once the product has been deleted. */
    Optional<Long> productId();

    /** Magento's type code of the row; see {@link #type}. Rows bought over a grouped product say {@code grouped}. */
    Optional<String> productType();

    /** What kind of product the row is. */
    default ProductType type() {
        return ProductType.of(productType().orElse(""));
    }

    /** The SKU as ordered. A custom option may have added to it. Empty if the shop sends none. */
    @Value.Default
    default String sku() {
        return "";
    }

    /** The product's name when it was ordered. */
    Optional<String> name();

    /** Units ordered; may be a fraction. */
    BigDecimal qtyOrdered();

    /** Units cancelled. */
    @Value.Default
    default BigDecimal qtyCanceled() {
        return BigDecimal.ZERO;
    }

    /** Units refunded. */
    @Value.Default
    default BigDecimal qtyRefunded() {
        return BigDecimal.ZERO;
    }

    /** Units shipped. */
    @Value.Default
    default BigDecimal qtyShipped() {
        return BigDecimal.ZERO;
    }

    /** Units left to ship by Magento's own count: ordered less shipped, refunded and cancelled; never negative. */
    default BigDecimal qtyToShip() {
        return qtyOrdered()
                .subtract(qtyShipped())
                .subtract(qtyRefunded())
                .subtract(qtyCanceled())
                .max(BigDecimal.ZERO);
    }

    /** Whether the row is nothing physical. */
    @Value.Default
    default boolean isVirtual() {
        return false;
    }

    /** Price of one unit without tax. */
    Optional<BigDecimal> price();

    /** Price of one unit with tax. */
    Optional<BigDecimal> priceInclTax();

    /** Price of all units without tax, before discount. */
    Optional<BigDecimal> rowTotal();

    /** Price of all units with tax, before discount. */
    Optional<BigDecimal> rowTotalInclTax();

    /** Tax on all units. */
    Optional<BigDecimal> taxAmount();

    /** Discount on all units, positive. */
    Optional<BigDecimal> discountAmount();

    /** What the customer chose, in PHP's serialised form. */
    Optional<String> productOptions();

    /**
     * Reads the value from the fields a shop sent, over whatever web service.
     *
     * @throws InvalidFieldException naming the field that is missing or does not hold what it should
     */
    static OrderItem of(Fields fields) {
        return ModelReader.read(fields, OrderItem.class);
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds OrderItem values. */
    final class Builder extends ImmutableOrderItem.Builder {}
}
