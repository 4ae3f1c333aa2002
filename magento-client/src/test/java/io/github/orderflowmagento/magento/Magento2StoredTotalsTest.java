package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.OrderItem;

import static java.math.BigDecimal.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

/** Totals of any row are as stored, or unknown, however the shop sends them. */
class Magento2StoredTotalsTest {
    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    /** Unit prices, and totals of all units, as stored: before the discount. */
    private record Amounts(BigDecimal price, BigDecimal priceInclTax, BigDecimal net, BigDecimal gross) {
        static final Amounts NONE = new Amounts(ZERO, ZERO, ZERO, ZERO);

        static Amounts of(BigDecimal price, BigDecimal qty, BigDecimal tax, boolean isWithTax) {
            BigDecimal factor = BigDecimal.ONE.add(tax.movePointLeft(2));
            BigDecimal total = price.multiply(qty);
            return isWithTax
                    ? new Amounts(
                            price.divide(factor, 2, RoundingMode.HALF_UP),
                            price,
                            total.divide(factor, 2, RoundingMode.HALF_UP),
                            total)
                    : new Amounts(price, cents(price.multiply(factor)), total, cents(total.multiply(factor)));
        }

        Amounts plus(Amounts other) {
            return new Amounts(
                    price.add(other.price),
                    priceInclTax.add(other.priceInclTax),
                    net.add(other.net),
                    gross.add(other.gross));
        }

        /** @param prefix of the fields: {@code base_} for those in the base currency */
        OrderRow into(OrderRow row, String prefix, BigDecimal discount, boolean isAfterDiscount) {
            BigDecimal off = isAfterDiscount ? discount : ZERO;
            return row.with(prefix + "price", price)
                    .with(prefix + "price_incl_tax", priceInclTax)
                    .with(prefix + "row_total", net.subtract(off))
                    .with(prefix + "row_total_incl_tax", gross.subtract(off))
                    .with(prefix + "discount_amount", discount);
        }
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    private static Map<String, BigDecimal> subtotals(Amounts sum, Amounts baseSum) {
        return Map.of(
                "subtotal", sum.net(),
                "subtotal_incl_tax", sum.gross(),
                "base_subtotal", baseSum.net(),
                "base_subtotal_incl_tax", baseSum.gross());
    }

    private static void assertBooked(Optional<BigDecimal> reported, BigDecimal booked, String words) {
        reported.ifPresent(total -> assertThat(total).as(words).isEqualByComparingTo(booked));
    }

    @Test
    void aTotalIsAsStoredOrUnknown() {
        Random random = new Random(4);
        int reported = 0;
        for (int round = 0; round < 400; round++) {
            boolean isAfterDiscount = random.nextBoolean();
            boolean isWithTax = random.nextBoolean();
            BigDecimal rate = new BigDecimal(random.nextBoolean() ? "1" : "1.1713");
            int size = 1 + random.nextInt(5);
            List<Amounts> booked = new ArrayList<>();
            List<Amounts> bookedInBase = new ArrayList<>();
            List<OrderRow> rows = new ArrayList<>();
            for (int i = 1; i <= size; i++) {
                BigDecimal qty = new BigDecimal(1 + random.nextInt(7));
                BigDecimal tax =
                        new BigDecimal(List.of("0", "7", "19", "20", "8.375").get(random.nextInt(5)));
                BigDecimal basePrice = new BigDecimal(random.nextInt(9000) + 1).movePointLeft(2);
                Amounts amounts = Amounts.of(cents(basePrice.multiply(rate)), qty, tax, isWithTax);
                Amounts base = Amounts.of(basePrice, qty, tax, isWithTax);
                BigDecimal percent = new BigDecimal(List.of(0, 0, 10, 33, 100).get(random.nextInt(5)));
                OrderRow row = OrderRow.of(i, "simple").with("qty_ordered", qty).with("tax_percent", tax);
                amounts.into(row, "", percentOf(amounts, isWithTax, percent), isAfterDiscount);
                base.into(row, "base_", percentOf(base, isWithTax, percent), isAfterDiscount);
                rows.add(row);
                booked.add(amounts);
                bookedInBase.add(base);
            }
            List<OrderItem> items = OrderRow.read(
                    recorded,
                    subtotals(
                            booked.stream().reduce(Amounts.NONE, Amounts::plus),
                            bookedInBase.stream().reduce(Amounts.NONE, Amounts::plus)),
                    rows);
            for (int i = 0; i < size; i++) {
                OrderItem item = items.get(i);
                String words = "round " + round + " row " + i + " of " + rows;
                assertBooked(item.rowTotal(), booked.get(i).net(), words);
                assertBooked(item.rowTotalInclTax(), booked.get(i).gross(), words);
                assertBooked(item.baseRowTotal(), bookedInBase.get(i).net(), words);
                assertBooked(item.baseRowTotalInclTax(), bookedInBase.get(i).gross(), words);
                reported += item.rowTotal().isPresent() ? 1 : 0;
            }
        }
        assertThat(reported).isGreaterThan(100);
    }

    private static BigDecimal percentOf(Amounts amounts, boolean isWithTax, BigDecimal percent) {
        return cents(
                (isWithTax ? amounts.gross() : amounts.net()).multiply(percent).movePointLeft(2));
    }

    /** A row of one currency, and whether it, and not its parts or its parent, counts in the subtotal. */
    private record Booked(OrderRow row, Amounts amounts, boolean isCounted) {}

    /** Rows, one after the other, of an order whose discounts and prices are kept in one way. */
    private static final class Rows {
        private final List<Booked> all = new ArrayList<>();
        private final boolean isAfterDiscount;
        private final BigDecimal tax;

        Rows(boolean isAfterDiscount, BigDecimal tax) {
            this.isAfterDiscount = isAfterDiscount;
            this.tax = tax;
        }

        /** Returns the number of the row. */
        long add(String type, boolean isCounted, Amounts amounts, BigDecimal qty, BigDecimal discount) {
            OrderRow row =
                    OrderRow.of(all.size() + 1L, type).with("qty_ordered", qty).with("tax_percent", tax);
            amounts.into(row, "", discount, isAfterDiscount);
            amounts.into(row, "base_", discount, isAfterDiscount);
            all.add(new Booked(row, amounts, isCounted));
            return all.size();
        }

        void addPart(long parent, boolean isCounted, Amounts amounts, BigDecimal qty, BigDecimal discount) {
            add("simple", isCounted, amounts, qty, discount);
            all.get(all.size() - 1).row().partOf(parent);
        }

        /** Whose amounts stand on the parent. */
        void addPartOfParent(long parent, BigDecimal qty) {
            addPart(parent, false, Amounts.NONE, qty, ZERO);
            all.get(all.size() - 1).row().with("tax_percent", ZERO);
        }

        List<OrderItem> read(Magento2Shop recorded) {
            Amounts sum =
                    all.stream().filter(Booked::isCounted).map(Booked::amounts).reduce(Amounts.NONE, Amounts::plus);
            return OrderRow.read(
                    recorded, subtotals(sum, sum), all.stream().map(Booked::row).toList());
        }
    }

    /** Simple rows, configurables, and bundles whose amounts stand on the parent, on the parts, or on both. */
    @Test
    void aTotalOfACompositeIsAsStoredOrUnknown() {
        Random random = new Random(6);
        recorded.answers("products", Magento2Shop.listOf());
        int reported = 0;
        for (int round = 0; round < 400; round++) {
            boolean isAfterDiscount = random.nextBoolean();
            boolean isWithTax = random.nextBoolean();
            BigDecimal tax = new BigDecimal(List.of("0", "20", "8.375").get(random.nextInt(3)));
            boolean isDiscountOnBoth = random.nextBoolean();
            Rows rows = new Rows(isAfterDiscount, tax);
            for (int i = 0; i <= random.nextInt(4); i++) {
                BigDecimal qty = new BigDecimal(1 + random.nextInt(4));
                Amounts amounts =
                        Amounts.of(new BigDecimal(random.nextInt(5000) + 1).movePointLeft(2), qty, tax, isWithTax);
                BigDecimal discount =
                        random.nextInt(3) == 0 ? ZERO : cents(amounts.net().movePointLeft(1));
                switch (random.nextInt(4)) {
                    case 0 -> rows.add("simple", true, amounts, qty, discount);
                    case 1 -> rows.addPartOfParent(rows.add("configurable", true, amounts, qty, discount), qty);
                    case 2 -> {
                        long parent = rows.add("bundle", true, amounts, qty, discount);
                        rows.addPartOfParent(parent, qty);
                        rows.addPartOfParent(parent, qty);
                    }
                    default -> {
                        Amounts other = Amounts.of(new BigDecimal("3.33"), qty, tax, isWithTax);
                        BigDecimal otherDiscount = discount.signum() == 0
                                ? ZERO
                                : cents(other.net().movePointLeft(1));
                        long parent = rows.add(
                                "bundle",
                                false,
                                amounts.plus(other),
                                qty,
                                isDiscountOnBoth ? discount.add(otherDiscount) : ZERO);
                        rows.addPart(parent, true, amounts, qty, discount);
                        rows.addPart(parent, true, other, qty, otherDiscount);
                    }
                }
            }
            List<OrderItem> items = rows.read(recorded);
            for (int i = 0; i < items.size(); i++) {
                OrderItem item = items.get(i);
                Booked booked = rows.all.get(i);
                String words = "round " + round + " row " + i + " of " + rows.all;
                assertBooked(item.rowTotal(), booked.amounts().net(), words);
                if (booked.isCounted()) { // that of a sum is rounded once, not part by part
                    assertBooked(item.rowTotalInclTax(), booked.amounts().gross(), words);
                }
                reported += item.rowTotal().isPresent() ? 1 : 0;
            }
        }
        assertThat(reported).isGreaterThan(500);
    }
}
