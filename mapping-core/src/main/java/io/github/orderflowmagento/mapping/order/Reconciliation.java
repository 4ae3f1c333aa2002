package io.github.orderflowmagento.mapping.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;

/**
 * Compares the amounts of an order import: <em>lines + shipping - discounts = total</em>, all with tax and in one currency. Amounts are
 * exact; {@link #difference} is rounded half up to the decimal places of the currency (two if it is not in ISO 4217).
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface Reconciliation {
    /** The currency of all amounts as sent; {@code ""} if unknown. */
    String currency();

    /** The amounts of the lines as sent, with tax. */
    BigDecimal lines();

    /** The shipping as sent, with tax. */
    BigDecimal shipping();

    /** The discounts that are not in the lines' amounts, zero or positive; if prices include tax, without the tax on the discounts. */
    BigDecimal discounts();

    /** The total that the customer pays, as sent. */
    BigDecimal total();

    /**
     * The amount of the shop's rows that is not in the sent lines: rows that are virtual, have nothing left to ship, or are excluded by the
     * mapping; before discount also fixed product taxes, which are in the order's tax (inferred) but in no line.
     */
    BigDecimal leftOut();

    /** Returns whether lines, shipping and discounts add up to the total, to the penny. */
    default boolean isEven() {
        return difference().signum() == 0;
    }

    /** Returns the total less the sum of lines, shipping and discounts; may be negative. */
    default BigDecimal difference() {
        return rounded(total().subtract(lines().add(shipping()).subtract(discounts())));
    }

    /**
     * Returns the difference on one line without customers' data; empty if the amounts add up:
     *
     * <pre>
     * lines 15.60 + shipping 11.88 - discounts 0.00 is not the total 39.48 GBP: 12.00 differ, 12.00 of the rows in no line
     * </pre>
     */
    default Optional<String> warning() {
        if (isEven()) {
            return Optional.empty();
        }
        String cause = rounded(leftOut()).signum() == 0 ? "" : ", " + text(leftOut()) + " of the rows in no line";
        return Optional.of("lines %s + shipping %s - discounts %s is not the total %s: %s differ%s"
                .formatted(
                        text(lines()),
                        text(shipping()),
                        text(discounts()),
                        (text(total()) + " " + currency()).strip(),
                        text(difference()),
                        cause));
    }

    private String text(BigDecimal amount) {
        return rounded(amount).toPlainString();
    }

    private BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(places(), RoundingMode.HALF_UP);
    }

    private int places() {
        int usual = 2;
        try {
            int places = Currency.getInstance(currency()).getDefaultFractionDigits();
            return places < 0 ? usual : places;
        } catch (IllegalArgumentException e) {
            return usual;
        }
    }

    /** Returns a builder of reconciliations. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds reconciliations. Not thread-safe. */
    final class Builder extends ImmutableReconciliation.Builder {
        Builder() {}
    }
}
