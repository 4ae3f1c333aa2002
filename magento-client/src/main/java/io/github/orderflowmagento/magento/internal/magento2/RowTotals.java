package io.github.orderflowmagento.magento.internal.magento2;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.model.Decimals;

/**
 * The totals of an order's rows before discount, as the database stores them and Magento 1 sends them. The REST API of newer versions sends
 * them less the discount instead, under the same names. The order's subtotal, which is the sum of the stored totals, shows which of the two
 * they are: prices do not, since unit prices are rounded. If the subtotal fits both or neither, the total of every row with a discount is
 * unknown, and its field contains a text that says so instead of a number.
 */
final class RowTotals {
    /** Appended to the names of the totals, for what was sent under them. */
    static final String AFTER_DISCOUNT = "_after_discount";

    private static final String TOTAL = "row_total";
    private static final String WITH_TAX = "row_total_incl_tax";
    private static final List<String> CURRENCIES = List.of("", "base_");
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** The decimal places of the database: further ones result from PHP's subtraction. */
    private static final int PLACES = 4;

    /** How many places a shop may round to; nearly all to two. */
    private static final List<Integer> ROUNDINGS = List.of(2, PLACES, 0);

    private final Map<String, @Nullable Object> order;
    private final List<Map<String, @Nullable Object>> rows;

    private RowTotals(Map<String, @Nullable Object> order, List<Map<String, @Nullable Object>> rows) {
        this.order = order;
        this.rows = rows;
    }

    /**
     * Replaces totals from which the discount was subtracted; those remain as {@code row_total_after_discount}.
     *
     * @param order the order's own fields
     * @param rows its rows, which are changed
     */
    static void beforeDiscount(Map<String, @Nullable Object> order, List<Map<String, @Nullable Object>> rows) {
        if (rows.stream().anyMatch(RowTotals::isDiscounted)) {
            new RowTotals(order, rows).replace();
        }
    }

    private static boolean isDiscounted(Map<?, ?> row) {
        return CURRENCIES.stream().anyMatch(currency -> discount(row, currency).signum() > 0);
    }

    private void replace() {
        Optional<Boolean> areAfterDiscount = areAfterDiscount();
        for (String currency : CURRENCIES) {
            List<Map<String, @Nullable Object>> discounted = rows.stream()
                    .filter(row -> discount(row, currency).signum() > 0)
                    .toList();
            if (areAfterDiscount.isEmpty()) {
                discounted.forEach(row -> forget(row, currency));
            } else if (areAfterDiscount.get()) {
                addDiscount(discounted, currency);
            }
        }
    }

    /** Returns empty if the order does not show it. */
    private Optional<Boolean> areAfterDiscount() {
        boolean mayBeBefore = true;
        boolean mayBeAfter = true;
        for (String currency : CURRENCIES) {
            mayBeBefore &= isSubtotal("subtotal", currency, row -> total(row, currency));
            mayBeAfter &= isSubtotal(
                    "subtotal", currency, row -> total(row, currency).map(total -> total.add(discount(row, currency))));
        }
        return mayBeBefore == mayBeAfter ? Optional.empty() : Optional.of(mayBeAfter);
    }

    /** Whether the amounts of the rows may add up to the order's. */
    private boolean isSubtotal(
            String name, String currency, Function<Map<String, @Nullable Object>, Optional<BigDecimal>> amount) {
        Optional<BigDecimal> subtotal = number(order, currency + name);
        Optional<BigDecimal> sum = Optional.of(BigDecimal.ZERO);
        for (Map<String, @Nullable Object> row : rows) {
            if (isCounted(row)) {
                sum = sum.flatMap(before -> amount.apply(row).map(before::add));
            }
        }
        return subtotal.isEmpty() || sum.isEmpty() || stored(subtotal.get()).compareTo(stored(sum.get())) == 0;
    }

    /** The amounts of a composite are in its own row or in its parts, and sometimes in both. */
    private boolean isCounted(Map<String, @Nullable Object> row) {
        Object parent = row.get("parent_item_id");
        return parent == null ? !haveAmounts(row.get("item_id")) : haveAmounts(parent);
    }

    private boolean haveAmounts(@Nullable Object parent) {
        return parent != null
                && rows.stream()
                        .filter(row -> parent.equals(row.get("parent_item_id")))
                        .flatMap(row -> CURRENCIES.stream()
                                .flatMap(currency -> Stream.of(
                                        total(row, currency).orElse(BigDecimal.ZERO), discount(row, currency))))
                        .anyMatch(amount -> amount.signum() != 0);
    }

    private void addDiscount(List<Map<String, @Nullable Object>> discounted, String currency) {
        String net = currency + TOTAL;
        String gross = currency + WITH_TAX;
        for (Map<String, @Nullable Object> row : discounted) {
            total(row, currency).ifPresent(total -> replace(row, net, stored(total.add(discount(row, currency)))));
        }
        List<IdentityHashMap<Map<String, @Nullable Object>, BigDecimal>> fitting = withTax(discounted, currency);
        for (Map<String, @Nullable Object> row : discounted) {
            TreeSet<BigDecimal> values = new TreeSet<>();
            fitting.forEach(fit -> Optional.ofNullable(fit.get(row)).ifPresent(values::add));
            replace(row, gross, values.size() == 1 ? values.first() : unknown(values));
        }
    }

    /**
     * Returns the candidates for totals with tax: the unit price with tax times the units, or the total plus its tax, depending on the
     * shop's calculation. Those that do not add up to the order's subtotal with tax are excluded.
     */
    private List<IdentityHashMap<Map<String, @Nullable Object>, BigDecimal>> withTax(
            List<Map<String, @Nullable Object>> discounted, String currency) {
        for (int places : ROUNDINGS) {
            List<IdentityHashMap<Map<String, @Nullable Object>, BigDecimal>> fitting = Stream.of(
                            withTax(discounted, row -> ofPrice(row, currency), places),
                            withTax(discounted, row -> ofTotal(row, currency), places))
                    .filter(values -> values.size() == discounted.size())
                    .filter(values ->
                            number(order, currency + "subtotal_incl_tax").isPresent()
                                    && isSubtotal(
                                            "subtotal_incl_tax",
                                            currency,
                                            row -> Optional.ofNullable(values.get(row))
                                                    .or(() -> number(row, currency + WITH_TAX))))
                    .toList();
            if (!fitting.isEmpty()) {
                return fitting;
            }
        }
        return List.of();
    }

    private static IdentityHashMap<Map<String, @Nullable Object>, BigDecimal> withTax(
            List<Map<String, @Nullable Object>> rows,
            Function<Map<String, @Nullable Object>, Optional<BigDecimal>> amount,
            int places) {
        IdentityHashMap<Map<String, @Nullable Object>, BigDecimal> amounts = new IdentityHashMap<>();
        rows.forEach(row ->
                amount.apply(row).ifPresent(value -> amounts.put(row, value.setScale(places, RoundingMode.HALF_UP))));
        return amounts;
    }

    private static Optional<BigDecimal> ofPrice(Map<String, @Nullable Object> row, String currency) {
        return number(row, currency + "price_incl_tax")
                .flatMap(price -> number(row, "qty_ordered").map(price::multiply));
    }

    private static Optional<BigDecimal> ofTotal(Map<String, @Nullable Object> row, String currency) {
        return total(row, currency)
                .flatMap(total -> number(row, "tax_percent")
                        .map(percent -> total.add(total.multiply(percent).divide(HUNDRED))));
    }

    private static void forget(Map<String, @Nullable Object> row, String currency) {
        total(row, currency).ifPresent(total -> {
            row.put(currency + TOTAL, unknown(List.of(total, stored(total.add(discount(row, currency))))));
            row.put(currency + WITH_TAX, unknown(List.of()));
        });
    }

    /** Not a number, so that reading it reports what is wrong. */
    private static String unknown(Collection<BigDecimal> candidates) {
        return candidates.isEmpty()
                ? "not known"
                : candidates.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(" or "));
    }

    private static void replace(Map<String, @Nullable Object> row, String name, Object value) {
        if (row.containsKey(name)) {
            row.put(name + AFTER_DISCOUNT, row.get(name));
            row.put(name, value);
        }
    }

    /** Rounds as the database stores it. */
    private static BigDecimal stored(BigDecimal amount) {
        return amount.scale() > PLACES ? amount.setScale(PLACES, RoundingMode.HALF_UP) : amount;
    }

    private static Optional<BigDecimal> total(Map<String, @Nullable Object> row, String currency) {
        return number(row, currency + TOTAL);
    }

    private static BigDecimal discount(Map<?, ?> row, String currency) {
        return number(row, currency + "discount_amount").orElse(BigDecimal.ZERO);
    }

    private static Optional<BigDecimal> number(Map<?, ?> fields, String name) {
        Object value = fields.get(name);
        if (value instanceof BigDecimal number) {
            return Decimals.isBounded(number) ? Optional.of(number) : Optional.empty();
        }
        return value instanceof Number number ? Decimals.parse(number.toString()) : Optional.empty();
    }
}
