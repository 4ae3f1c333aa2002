package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.Optional;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/**
 * The payment of an order. Further data of the payment module is in {@link #fields}, for example under {@code additional_information}.
 * Immutable. {@code toString} hides the purchase order and transaction numbers.
 */
@Value.Immutable
@ValueStyle
@JsonDeserialize(as = ImmutableOrderPayment.class)
public interface OrderPayment extends Entity {
    /** Code of the payment method, for example {@code checkmo}; the web services do not send its title. */
    Optional<String> method();

    /** The customer's purchase order number. */
    @Value.Redacted
    Optional<String> poNumber();

    /** The payment provider's id of the last transaction. */
    @Value.Redacted
    Optional<String> lastTransId();

    /** The amount to be paid, in the order's currency. */
    Optional<BigDecimal> amountOrdered();

    /** The amount to be paid, in the base currency. */
    Optional<BigDecimal> baseAmountOrdered();

    /** The amount paid, in the order's currency; empty if nothing was. */
    Optional<BigDecimal> amountPaid();

    /** The amount paid, in the base currency; empty if nothing was. */
    Optional<BigDecimal> baseAmountPaid();

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link OrderPayment} values. Nothing is required. Not thread-safe. */
    final class Builder extends ImmutableOrderPayment.Builder {}
}
