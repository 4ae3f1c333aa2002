package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;

import static io.github.orderflowmagento.magento.Magento2Shop.listOf;
import static io.github.orderflowmagento.magento.Magento2Shop.recording;
import static org.assertj.core.api.Assertions.assertThat;

/** Totals of rows as they were booked, however the shop sends them: right or not told. */
class Magento2RowTotalsAtTheSeamsTest {
    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    private record Booked(BigDecimal net, BigDecimal gross, BigDecimal baseNet, BigDecimal baseGross) {}

    @Test
    void aTotalIsAsBookedOrNotTold() {
        Random random = new Random(4);
        int told = 0;
        for (int round = 0; round < 400; round++) {
            boolean isAfterDiscount = random.nextBoolean();
            boolean pricesWithTax = random.nextBoolean();
            BigDecimal rate = new BigDecimal(random.nextBoolean() ? "1" : "1.1713");
            int size = 1 + random.nextInt(5);
            List<Booked> booked = new ArrayList<>();
            List<String> rows = new ArrayList<>();
            BigDecimal[] sums = {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO};
            for (int i = 0; i < size; i++) {
                BigDecimal qty = new BigDecimal(1 + random.nextInt(7));
                BigDecimal tax =
                        new BigDecimal(List.of("0", "7", "19", "20", "8.375").get(random.nextInt(5)));
                BigDecimal basePrice = new BigDecimal(random.nextInt(9000) + 1).movePointLeft(2);
                BigDecimal price = cents(basePrice.multiply(rate));
                BigDecimal[] amounts = amounts(price, qty, tax, pricesWithTax);
                BigDecimal[] base = amounts(basePrice, qty, tax, pricesWithTax);
                int percent = List.of(0, 0, 10, 33, 100).get(random.nextInt(5));
                BigDecimal discount = cents((pricesWithTax ? amounts[3] : amounts[2])
                        .multiply(new BigDecimal(percent))
                        .movePointLeft(2));
                BigDecimal baseDiscount = cents((pricesWithTax ? base[3] : base[2])
                        .multiply(new BigDecimal(percent))
                        .movePointLeft(2));
                booked.add(new Booked(amounts[2], amounts[3], base[2], base[3]));
                sums[0] = sums[0].add(amounts[2]);
                sums[1] = sums[1].add(amounts[3]);
                sums[2] = sums[2].add(base[2]);
                sums[3] = sums[3].add(base[3]);
                BigDecimal off = isAfterDiscount ? discount : BigDecimal.ZERO;
                BigDecimal baseOff = isAfterDiscount ? baseDiscount : BigDecimal.ZERO;
                rows.add("{\"item_id\":" + (i + 1) + ",\"order_id\":27,\"sku\":\"S" + i
                        + "\",\"product_type\":\"simple\",\"qty_ordered\":" + qty
                        + ",\"qty_shipped\":0,\"qty_refunded\":0,\"qty_canceled\":0,\"price\":" + amounts[0]
                        + ",\"price_incl_tax\":" + amounts[1] + ",\"base_price\":" + base[0]
                        + ",\"base_price_incl_tax\":" + base[1] + ",\"row_total\":" + amounts[2].subtract(off)
                        + ",\"row_total_incl_tax\":" + amounts[3].subtract(off) + ",\"base_row_total\":"
                        + base[2].subtract(baseOff) + ",\"base_row_total_incl_tax\":" + base[3].subtract(baseOff)
                        + ",\"discount_amount\":" + discount + ",\"base_discount_amount\":" + baseDiscount
                        + ",\"tax_percent\":" + tax + "}");
            }
            String order = recording("orders/full-coupon-percent")
                    .responseText()
                    .replaceFirst(
                            "(?s)\"items\":\\[.*\\],\"billing_address\"",
                            "\"items\":[" + String.join(",", rows) + "],\"billing_address\"")
                    .replaceFirst("\"base_subtotal\":[0-9.]+", "\"base_subtotal\":" + sums[2])
                    .replaceFirst("\"base_subtotal_incl_tax\":[0-9.]+", "\"base_subtotal_incl_tax\":" + sums[3])
                    .replaceFirst("\"subtotal\":[0-9.]+", "\"subtotal\":" + sums[0])
                    .replaceFirst("\"subtotal_incl_tax\":[0-9.]+", "\"subtotal_incl_tax\":" + sums[1]);
            recorded.answers("orders", listOf(order));
            Order read = recorded.shop()
                    .orders()
                    .details(List.of("000000022"))
                    .get(0)
                    .orThrow();
            for (int i = 0; i < size; i++) {
                OrderItem item = read.items().get(i);
                Booked expected = booked.get(i);
                String words = "round " + round + " row " + i + " of " + rows;
                if (item.rowTotal().isPresent()) {
                    assertThat(item.rowTotal().get()).as(words).isEqualByComparingTo(expected.net());
                    told++;
                }
                item.rowTotalInclTax()
                        .ifPresent(total -> assertThat(total).as(words).isEqualByComparingTo(expected.gross()));
                item.baseRowTotal()
                        .ifPresent(total -> assertThat(total).as(words).isEqualByComparingTo(expected.baseNet()));
                item.baseRowTotalInclTax()
                        .ifPresent(total -> assertThat(total).as(words).isEqualByComparingTo(expected.baseGross()));
            }
        }
        assertThat(told).isGreaterThan(100);
    }

    private record Row(String json, boolean isCounted, BigDecimal net, BigDecimal gross) {}

    private static Row row(
            long id,
            String type,
            Optional<Long> parent,
            boolean isCounted,
            BigDecimal[] amounts,
            BigDecimal qty,
            BigDecimal discount,
            BigDecimal sentOff,
            BigDecimal tax) {
        String parentId = parent.map(number -> ",\"parent_item_id\":" + number).orElse("");
        return new Row(
                "{\"item_id\":" + id + parentId + ",\"order_id\":27,\"sku\":\"S" + id + "\",\"product_type\":\"" + type
                        + "\",\"qty_ordered\":" + qty
                        + ",\"qty_shipped\":0,\"qty_refunded\":0,\"qty_canceled\":0,\"price\":" + amounts[0]
                        + ",\"price_incl_tax\":" + amounts[1] + ",\"row_total\":" + amounts[2].subtract(sentOff)
                        + ",\"row_total_incl_tax\":" + amounts[3].subtract(sentOff) + ",\"base_row_total\":"
                        + amounts[2].subtract(sentOff) + ",\"base_row_total_incl_tax\":" + amounts[3].subtract(sentOff)
                        + ",\"discount_amount\":" + discount + ",\"base_discount_amount\":" + discount
                        + ",\"tax_percent\":" + tax + "}",
                isCounted,
                amounts[2],
                amounts[3]);
    }

    /** Simple rows, configurables, and bundles whose amounts stand on the parent, on the parts, or on both. */
    @Test
    void aTotalOfACompositeIsAsBookedOrNotTold() {
        Random random = new Random(6);
        BigDecimal[] nothing = {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO};
        int told = 0;
        for (int round = 0; round < 400; round++) {
            boolean isAfter = random.nextBoolean();
            boolean withTax = random.nextBoolean();
            BigDecimal tax = new BigDecimal(List.of("0", "20", "8.375").get(random.nextInt(3)));
            boolean parentHasDiscountToo = random.nextBoolean();
            List<Row> rows = new ArrayList<>();
            long id = 1;
            for (int i = 0; i <= random.nextInt(4); i++) {
                BigDecimal qty = new BigDecimal(1 + random.nextInt(4));
                BigDecimal[] amounts =
                        amounts(new BigDecimal(random.nextInt(5000) + 1).movePointLeft(2), qty, tax, withTax);
                BigDecimal discount = random.nextInt(3) == 0 ? BigDecimal.ZERO : cents(amounts[2].movePointLeft(1));
                BigDecimal off = isAfter ? discount : BigDecimal.ZERO;
                long parent = id++;
                switch (random.nextInt(4)) {
                    case 0 -> rows.add(row(parent, "simple", Optional.empty(), true, amounts, qty, discount, off, tax));
                    case 1 -> {
                        rows.add(row(parent, "configurable", Optional.empty(), true, amounts, qty, discount, off, tax));
                        rows.add(row(
                                id++,
                                "simple",
                                Optional.of(parent),
                                false,
                                nothing,
                                qty,
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                BigDecimal.ZERO));
                    }
                    case 2 -> {
                        rows.add(row(parent, "bundle", Optional.empty(), true, amounts, qty, discount, off, tax));
                        rows.add(row(
                                id++,
                                "simple",
                                Optional.of(parent),
                                false,
                                nothing,
                                qty,
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                BigDecimal.ZERO));
                        rows.add(row(
                                id++,
                                "simple",
                                Optional.of(parent),
                                false,
                                nothing,
                                qty,
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                BigDecimal.ZERO));
                    }
                    default -> {
                        BigDecimal[] other = amounts(new BigDecimal("3.33"), qty, tax, withTax);
                        BigDecimal otherDiscount = discount.signum() == 0 ? discount : cents(other[2].movePointLeft(1));
                        BigDecimal otherOff = isAfter ? otherDiscount : BigDecimal.ZERO;
                        BigDecimal[] sum = {
                            amounts[0].add(other[0]),
                            amounts[1].add(other[1]),
                            amounts[2].add(other[2]),
                            amounts[3].add(other[3])
                        };
                        BigDecimal parents = parentHasDiscountToo ? discount.add(otherDiscount) : BigDecimal.ZERO;
                        rows.add(row(
                                parent,
                                "bundle",
                                Optional.empty(),
                                false,
                                sum,
                                qty,
                                parents,
                                isAfter ? parents : BigDecimal.ZERO,
                                tax));
                        rows.add(row(id++, "simple", Optional.of(parent), true, amounts, qty, discount, off, tax));
                        rows.add(row(
                                id++, "simple", Optional.of(parent), true, other, qty, otherDiscount, otherOff, tax));
                    }
                }
            }
            BigDecimal net = BigDecimal.ZERO;
            BigDecimal gross = BigDecimal.ZERO;
            for (Row row : rows) {
                net = row.isCounted() ? net.add(row.net()) : net;
                gross = row.isCounted() ? gross.add(row.gross()) : gross;
            }
            String sent = rows.stream().map(Row::json).collect(java.util.stream.Collectors.joining(","));
            String order = recording("orders/full-coupon-percent")
                    .responseText()
                    .replaceFirst(
                            "(?s)\"items\":\\[.*\\],\"billing_address\"",
                            "\"items\":[" + sent + "],\"billing_address\"")
                    .replaceFirst("\"base_subtotal\":[0-9.]+", "\"base_subtotal\":" + net)
                    .replaceFirst("\"base_subtotal_incl_tax\":[0-9.]+", "\"base_subtotal_incl_tax\":" + gross)
                    .replaceFirst("\"subtotal\":[0-9.]+", "\"subtotal\":" + net)
                    .replaceFirst("\"subtotal_incl_tax\":[0-9.]+", "\"subtotal_incl_tax\":" + gross);
            recorded.answers("orders", listOf(order));
            recorded.answers("products", listOf());
            Order read = recorded.shop()
                    .orders()
                    .details(List.of("000000022"))
                    .get(0)
                    .orThrow();
            for (int i = 0; i < rows.size(); i++) {
                Row expected = rows.get(i);
                OrderItem item = read.items().get(i);
                String words = "round " + round + " after " + isAfter + " row " + i + " of " + sent;
                told += item.rowTotal().isPresent() ? 1 : 0;
                item.rowTotal().ifPresent(total -> assertThat(total).as(words).isEqualByComparingTo(expected.net()));
                item.rowTotalInclTax()
                        .filter(total -> expected.isCounted()) // that of a sum is rounded once, not part by part
                        .ifPresent(total -> assertThat(total).as(words).isEqualByComparingTo(expected.gross()));
            }
        }
        assertThat(told).isGreaterThan(500);
    }

    /** Net and gross price, net and gross total. */
    private static BigDecimal[] amounts(BigDecimal price, BigDecimal qty, BigDecimal tax, boolean pricesWithTax) {
        BigDecimal factor = BigDecimal.ONE.add(tax.movePointLeft(2));
        if (pricesWithTax) {
            BigDecimal gross = price.multiply(qty);
            return new BigDecimal[] {
                price.divide(factor, 2, RoundingMode.HALF_UP),
                price,
                gross.divide(factor, 2, RoundingMode.HALF_UP),
                gross
            };
        }
        BigDecimal net = price.multiply(qty);
        return new BigDecimal[] {price, cents(price.multiply(factor)), net, cents(net.multiply(factor))};
    }
}
