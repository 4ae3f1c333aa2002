package io.github.orderflowmagento.mapping.order;

import java.math.BigDecimal;
import java.util.Optional;

import io.github.orderflowmagento.magento.model.OrderItem;

/**
 * Amounts of a row after discount, by the formulas of the extension's option <em>Calculate Discounts</em>. Nothing is rounded: the amounts
 * have the decimal places of Magento's, at most four.
 *
 * <p>With R = row_total, H = hidden_tax_amount, W = weee_tax_applied_row_amount, D = discount_amount without its sign and T = tax_amount:
 *
 * <pre>
 * net   = R + H + W - D
 * tax   = T + W
 * gross = R + T + W + H - D
 * </pre>
 *
 * <p>A row with fixed product tax has it in net and in tax, so that net + tax exceeds gross by W, as in the extension.
 *
 * @param currency the currency of all amounts
 */
record DiscountedRow(AmountCurrency currency) {
    String netSource() {
        return "%s + %s + %s - %s"
                .formatted(
                        field(Amount.ROW_TOTAL),
                        field(Amount.ROW_HIDDEN_TAX),
                        field(Amount.ROW_WEEE),
                        field(Amount.ROW_DISCOUNT));
    }

    String taxSource() {
        return field(Amount.ROW_TAX) + " + " + field(Amount.ROW_WEEE);
    }

    String grossSource() {
        return "%s + %s + %s + %s - %s"
                .formatted(
                        field(Amount.ROW_TOTAL),
                        field(Amount.ROW_TAX),
                        field(Amount.ROW_WEEE),
                        field(Amount.ROW_HIDDEN_TAX),
                        field(Amount.ROW_DISCOUNT));
    }

    private String field(Amount<OrderItem> amount) {
        return currency.field(amount.name());
    }

    Optional<BigDecimal> net(OrderItem row) {
        return Amount.ROW_TOTAL
                .in(currency, row)
                .map(total -> total.add(Amount.ROW_HIDDEN_TAX.orZero(currency, row))
                        .add(Amount.ROW_WEEE.orZero(currency, row))
                        .subtract(Amount.ROW_DISCOUNT.size(currency, row)));
    }

    Optional<BigDecimal> tax(OrderItem row) {
        return Amount.ROW_TAX.in(currency, row).map(tax -> tax.add(Amount.ROW_WEEE.orZero(currency, row)));
    }

    Optional<BigDecimal> gross(OrderItem row) {
        return net(row).map(net -> net.add(Amount.ROW_TAX.orZero(currency, row)));
    }
}
