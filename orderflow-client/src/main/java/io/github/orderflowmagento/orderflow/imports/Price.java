package io.github.orderflowmagento.orderflow.imports;

import java.math.BigDecimal;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/**
 * An amount as OrderFlow keeps it: without tax, with tax, and the tax, in the currency of the import that it belongs to. What is not
 * set is not sent; zero is sent as {@code 0}.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface Price {

    /** The amount without tax ({@code …PriceNet}). */
    Optional<BigDecimal> net();

    /** The amount with tax ({@code …PriceGross}). */
    Optional<BigDecimal> gross();

    /** The tax in it, as an amount, not as a rate ({@code …Tax}). */
    Optional<BigDecimal> tax();

    /** The warehouse's tax code ({@code …TaxCode}). */
    Optional<String> taxCode();

    /** Returns an unknown price, of which nothing is sent. */
    static Price unknown() {
        return builder().build();
    }

    /** Returns a builder of prices. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds prices; every property is optional. Not thread-safe. */
    class Builder extends ImmutablePrice.Builder {
        Builder() {}
    }
}
