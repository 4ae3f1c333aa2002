package io.github.orderflowmagento.mapping.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;

/**
 * Whether the amounts of an order import add up: <em>lines + shipping - discounts = total</em>, all with tax and in one currency.
 * Amounts are exact; {@link #difference} is rounded, half up, to the places of the currency (two if it is not one of ISO 4217).
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface Reconciliation {
    /** The currency of all amounts as sent; empty if it is not known. */
    String currency();

    /** The amounts of the lines as sent, with tax. */
    BigDecimal lines();

    /** The shipping as sent, with tax. */
    BigDecimal shipping();

    /**
     * The discounts that the lines' amounts do not show, zero or positive; less the tax they take away with them where prices are
     * with tax.
     */
    BigDecimal discounts();

    /** What the customer pays, as sent. */
    BigDecimal total();

    /**
     * What the shop's rows hold more than the lines as sent: rows that are virtual, have nothing left to ship, or are left out by the
     * mapping; before discount also fixed product taxes, which the order's tax holds (inferred) and no line does.
     */
    BigDecimal leftOut();

    /** Whether lines, shipping and discounts make up the total, to the penny. */
    default boolean isEven() {
        return difference().signum() == 0;
    }

    /** How much the total is above what lines, shipping and discounts make up; negative if it is below. */
    default BigDecimal difference() {
        return rounded(total().subtract(lines().add(shipping()).subtract(discounts())));
    }

    /**
     * What does not add up, in one line without customers' data; empty if all does:
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
