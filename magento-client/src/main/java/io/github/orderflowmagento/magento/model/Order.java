package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/**
 * An order with its lines and addresses. Amounts are in the order's currency unless their name says base.
 */
@Value.Immutable
@ModelStyle
@JsonDeserialize(as = ImmutableOrder.class)
public interface Order extends Entity {
    /** The shop's internal number of the order, which some calls want. */
    @JsonAlias("entity_id")
    long orderId();

    /** The order number that customers and the warehouse know. Text: shops may use prefixes. */
    String incrementId();

    /** Magento's state code; see {@link #state}. */
    @JsonProperty("state")
    Optional<String> stateCode();

    /** Where the order is in its life. */
    default OrderState state() {
        return OrderState.of(stateCode().orElse(""));
    }

    /** The shop's status code: a label that the merchant may rename or add to. */
    Optional<String> status();

    /** The store view in which the order was placed. */
    Optional<Long> storeId();

    /** When the order was placed, UTC. */
    Optional<Instant> createdAt();

    /** When the order was last saved, UTC, to the second. Comments, invoices and shipments change it too. */
    Optional<Instant> updatedAt();

    /** Whether nothing in the order is physical. */
    @Value.Default
    default boolean isVirtual() {
        return false;
    }

    /** What the customer wrote to the merchant; may have several lines. */
    @Value.Redacted
    Optional<String> customerNote();

    /** The carrier and its service, say {@code flatrate_flatrate}. */
    Optional<String> shippingMethod();

    /** The carrier and its service as the customer read it. */
    Optional<String> shippingDescription();

    /** The coupon the customer used. */
    Optional<String> couponCode();

    /** What the discount was for, as the customer read it. */
    Optional<String> discountDescription();

    /** ISO 4217 code of the currency the customer paid in. */
    Optional<String> orderCurrencyCode();

    /** All lines without tax, before discount. */
    Optional<BigDecimal> subtotal();

    /** All lines with tax, before discount. */
    Optional<BigDecimal> subtotalInclTax();

    /** Shipping without tax, before discount. */
    Optional<BigDecimal> shippingAmount();

    /** Shipping with tax, before discount. */
    Optional<BigDecimal> shippingInclTax();

    /** Tax on shipping. */
    Optional<BigDecimal> shippingTaxAmount();

    /** The discount, zero or negative. */
    Optional<BigDecimal> discountAmount();

    /** All tax, after discount. */
    Optional<BigDecimal> taxAmount();

    /** What the customer pays. */
    Optional<BigDecimal> grandTotal();

    /** Where to deliver; empty for a virtual order. */
    Optional<OrderAddress> shippingAddress();

    /** Who pays. */
    Optional<OrderAddress> billingAddress();

    /** How it is paid. */
    Optional<OrderPayment> payment();

    /** Every row of the order, parents and children of configurables and bundles alike. */
    List<OrderItem> items();

    /** The rows that belong to the given one: what a configurable or a bundle consists of. */
    default List<OrderItem> childrenOf(OrderItem parent) {
        return items().stream()
                .filter(item -> item.parentItemId().equals(Optional.of(parent.itemId())))
                .toList();
    }

    /** The configurable or bundle that the row belongs to, if any. */
    default Optional<OrderItem> parentOf(OrderItem child) {
        return items().stream()
                .filter(item -> child.parentItemId().equals(Optional.of(item.itemId())))
                .findFirst();
    }

    /**
     * Reads the value from the fields a shop sent, over whatever web service.
     *
     * @throws InvalidFieldException naming the field that is missing or does not hold what it should
     */
    static Order of(Fields fields) {
        return ModelReader.read(fields, Order.class);
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds Order values. */
    final class Builder extends ImmutableOrder.Builder {}
}
