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
 * The amounts of an order import as they are sent, against what the shop says of the order.
 *
 * @param order the order
 * @param properties its import
 * @param options how the import was made
 */
record SentAmounts(Order order, Map<String, String> properties, OrderOptions options) {
    private static final Pattern LINE = Pattern.compile("^orderLine\\.\\d+\\.");
    private static final String EACH = "orderLine.N.";

    /** Empty if the import holds no total or no amounts of lines: the mapping sends none. */
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

    /** Before discount net and tax are added: the gross amount knows the tax without the discount only. */
    private Optional<BigDecimal> lines() {
        return options.discounted()
                ? sum("totalPriceGross")
                : sum("totalPriceNet").map(net -> net.add(sum("totalTax").orElse(BigDecimal.ZERO)));
    }

    private BigDecimal shipping() {
        BigDecimal tax = header("shippingTax").orElseGet(this::taxLeftForShipping);
        return header("shippingPriceNet").orElse(BigDecimal.ZERO).add(tax);
    }

    /** SOAP v2 does not tell the tax on shipping: it is what the rows leave of the order's. */
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

    /** SOAP v2 does not tell the discount on shipping: it is what the rows leave of the order's. */
    private BigDecimal shippingDiscount() {
        return Amount.SHIPPING_DISCOUNT
                .in(options.currency(), order)
                .orElseGet(() ->
                        discount().subtract(sumOfRows(row -> Amount.ROW_DISCOUNT.size(options.currency(), row))));
    }

    /** What all rows of the order hold, whether or not they are lines. */
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

    /** A rule of the user's may send anything: what is no number is no amount. */
    private Optional<BigDecimal> header(String property) {
        return Optional.ofNullable(properties.get(property)).flatMap(Decimals::parse);
    }
}
