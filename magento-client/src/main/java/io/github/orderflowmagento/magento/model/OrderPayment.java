package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.Optional;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/**
 * How an order is paid. What the payment module keeps beside is in {@link #fields}, under {@code
 * additional_information} say.
 */
@Value.Immutable
@ModelStyle
@JsonDeserialize(as = ImmutableOrderPayment.class)
public interface OrderPayment extends Entity {
    /** Code of the payment method, say {@code checkmo}; its title is not known to the web services. */
    Optional<String> method();

    /** The customer's purchase order number. */
    @Value.Redacted
    Optional<String> poNumber();

    /** The payment provider's number of the last transaction. */
    @Value.Redacted
    Optional<String> lastTransId();

    /** What is to be paid, in the order's currency. */
    Optional<BigDecimal> amountOrdered();

    /** What is to be paid, in the base currency. */
    Optional<BigDecimal> baseAmountOrdered();

    /** What has been paid, in the order's currency; empty if nothing. */
    Optional<BigDecimal> amountPaid();

    /** What has been paid, in the base currency; empty if nothing. */
    Optional<BigDecimal> baseAmountPaid();

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds OrderPayment values. */
    final class Builder extends ImmutableOrderPayment.Builder {}
}
