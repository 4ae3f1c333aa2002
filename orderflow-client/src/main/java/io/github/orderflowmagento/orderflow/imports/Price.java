package io.github.orderflowmagento.orderflow.imports;

import java.math.BigDecimal;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/**
 * An amount as OrderFlow keeps it: before tax, after tax, and the tax, in the currency of the import it is part of. Whatever is
 * absent is not sent; zero is sent as {@code 0}.
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

    /** The warehouse's code of the tax ({@code …TaxCode}). */
    Optional<String> taxCode();

    /** A price of which nothing is known. */
    static Price unknown() {
        return builder().build();
    }

    /** A builder of prices; not safe for use by several threads. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds prices. */
    class Builder extends ImmutablePrice.Builder {
        Builder() {}
    }
}
