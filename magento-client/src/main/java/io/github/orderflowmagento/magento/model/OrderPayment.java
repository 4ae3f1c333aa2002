package io.github.orderflowmagento.magento.model;

import java.util.Optional;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/**
 * How an order is paid.
 */
@Value.Immutable
@ModelStyle
@JsonDeserialize(as = ImmutableOrderPayment.class)
public interface OrderPayment extends Entity {
    /** Code of the payment method, say {@code checkmo}; its title is not known to the web services. */
    Optional<String> method();

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds OrderPayment values. */
    final class Builder extends ImmutableOrderPayment.Builder {}
}
