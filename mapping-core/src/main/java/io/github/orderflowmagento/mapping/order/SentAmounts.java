package io.github.orderflowmagento.mapping.order;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.github.orderflowmagento.magento.model.Decimals;
import io.github.orderflowmagento.magento.model.Entity;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;

/**
 * Reconciles the amounts of an order import with the shop's order.
 *
 * @param order the order
 * @param properties the properties of its import
 * @param options the options of the mapping
 */
record SentAmounts(Order order, Map<String, String> properties, OrderOptions options) {
    private static final Pattern LINE = Pattern.compile("^orderLine\\.\\d+\\.");
    private static final String EACH = "orderLine.N.";

    /** Returns the reconciliation; empty if the import has no total or no amounts of lines. */
    Optional<Reconciliation> reconciliation() {
        Optional<BigDecimal> total = header("totalPriceGross");
        Optional<BigDecimal> lines = lines();
        return total.flatMap(grand -> lines.map(sum -> Reconciliation.builder()
                .currency(properties.getOrDefault("currency", ""))
                .lines(sum)
                .shipping(shipping())
                .discounts(discounts())
                .total(grand)
                .leftOut(rows().subtract(sum))
                .build()));
    }

    /**
     * Returns the amount of the lines. Before discount, net and tax are added, since the gross amount includes the tax without the
     * discount.
     */
    private Optional<BigDecimal> lines() {
        return options.discounted()
                ? sum("totalPriceGross")
                : sum("totalPriceNet").map(net -> net.add(sum("totalTax").orElse(BigDecimal.ZERO)));
    }

    private BigDecimal shipping() {
        BigDecimal tax = header("shippingTax").orElseGet(this::taxLeftForShipping);
        return header("shippingPriceNet").orElse(BigDecimal.ZERO).add(tax);
    }

    /** Returns the tax on shipping that SOAP v2 does not send: the order's tax less that of the rows. */
    private BigDecimal taxLeftForShipping() {
        BigDecimal rows = sumOfRows(row -> amount(Amount.ROW_TAX, row).add(amount(Amount.ROW_WEEE, row)));
        return amount(Amount.TAX, order).subtract(rows);
    }

    private BigDecimal discounts() {
        BigDecimal taxTakenAway = amount(Amount.SHIPPING_HIDDEN_TAX, order);
        return options.discounted()
                ? shippingDiscount().subtract(taxTakenAway)
                : discount().subtract(taxTakenAway).subtract(amount(Amount.HIDDEN_TAX, order));
    }

    private BigDecimal discount() {
        return Amount.DISCOUNT.size(options.currency(), order);
    }

    /** Returns the discount on shipping; over SOAP v2, which does not send it, the order's discount less that of the rows. */
    private BigDecimal shippingDiscount() {
        return Amount.SHIPPING_DISCOUNT
                .in(options.currency(), order)
                .orElseGet(() ->
                        discount().subtract(sumOfRows(row -> Amount.ROW_DISCOUNT.size(options.currency(), row))));
    }

    /** Returns the amount of all rows of the order, whether or not they are lines. */
    private BigDecimal rows() {
        DiscountedRow discounted = new DiscountedRow(options.currency());
        return sumOfRows(row -> options.discounted()
                ? discounted.gross(row).orElse(BigDecimal.ZERO)
                : amount(Amount.ROW_TOTAL, row).add(amount(Amount.ROW_TAX, row)).add(amount(Amount.ROW_WEEE, row)));
    }

    private BigDecimal sumOfRows(Function<OrderItem, BigDecimal> amount) {
        return order.items().stream()
                .filter(row -> OrderLine.holdsAmounts(order, row))
                .map(amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private <S extends Entity> BigDecimal amount(Amount<S> amount, S from) {
        return amount.orZero(options.currency(), from);
    }

    private Optional<BigDecimal> sum(String property) {
        return properties.entrySet().stream()
                .filter(entry -> LINE.matcher(entry.getKey()).replaceFirst(EACH).equals(EACH + property))
                .flatMap(entry -> Decimals.parse(entry.getValue()).stream())
                .reduce(BigDecimal::add);
    }

    /** Returns the amount of a property; empty for a custom rule's text that is not a number. */
    private Optional<BigDecimal> header(String property) {
        return Optional.ofNullable(properties.get(property)).flatMap(Decimals::parse);
    }
}
