package io.github.orderflowmagento.mapping.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.mapping.Recorded;
import io.github.orderflowmagento.mapping.order.Purchase.Reckoned;
import io.github.orderflowmagento.mapping.order.Purchase.Reckoning;
import io.github.orderflowmagento.orderflow.imports.ImportItem;

import static io.github.orderflowmagento.mapping.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

/** Orders reckoned as Magento does add up, whatever is in them; and what is changed in one place shows to the penny. */
class ReconciliationPropertyTest {
    private static final Instant EXPORTED_AT = Instant.parse("2026-11-23T04:50:09Z");

    /** Header and addresses. */
    private static final Order RECORDED = Recorded.order("order-info-before-partial-shipment");

    /** A shop's basket. The shipping has no tax, and may have a discount. */
    private record Basket(
            List<Purchase> purchases, Reckoning reckoning, BigDecimal shipping, BigDecimal shippingDiscount) {}

    private enum Place {
        TOTAL,
        SHIPPING,
        FIRST_LINE
    }

    @Property
    void anOrderAddsUp(@ForAll("baskets") Basket basket, @ForAll("mappings") OrderMapping mapping) {
        Order order = order(basket);

        Reconciliation reconciliation = reconciled(mapping, order, mapping.map(order, EXPORTED_AT));

        assertThat(reconciliation.warning()).isEmpty();
        assertThat(reconciliation.leftOut()).isEqualByComparingTo("0");
    }

    @Property
    void aChangedAmountIsTheDifference(
            @ForAll("baskets") Basket basket,
            @ForAll("mappings") OrderMapping mapping,
            @ForAll Place place,
            @ForAll @IntRange(min = -500, max = 500) int pennies) {
        Order order = order(basket);
        BigDecimal change = BigDecimal.valueOf(pennies, 2);

        ImportItem changed = changed(mapping.map(order, EXPORTED_AT), place, change);

        assertThat(reconciled(mapping, order, changed).difference())
                .isEqualByComparingTo(place == Place.TOTAL ? change : change.negate());
    }

    @Property
    void aDiscountThatNoAmountShowsIsTheDifference(
            @ForAll("baskets") Basket basket, @ForAll @IntRange(min = 1, max = 500) int pennies) {
        Order order = order(basket);
        BigDecimal more = BigDecimal.valueOf(pennies, 2);
        Order discounted = Order.builder()
                .from(order)
                .discountAmount(order.discountAmount().orElseThrow().subtract(more))
                .build();
        OrderMapping mapping = OrderMapping.standard();

        assertThat(reconciled(mapping, discounted, mapping.map(discounted, EXPORTED_AT))
                        .difference())
                .isEqualByComparingTo(more);
    }

    @Property
    void aVirtualRowIsTheDifferenceAndIsSaidToBeLeftOut(
            @ForAll("baskets") Basket basket,
            @ForAll("mappings") OrderMapping mapping,
            @ForAll @IntRange(min = 1, max = 500) int pennies) {
        BigDecimal price = BigDecimal.valueOf(pennies, 2);
        Order order = order(basket);
        List<OrderItem> rows = new ArrayList<>(order.items());
        rows.add(row(999, "virtual", "WARRANTY", "1")
                .rowTotal(price)
                .baseRowTotal(price)
                .build());
        Order mixed = Order.builder()
                .from(order)
                .items(rows)
                .grandTotal(order.grandTotal().orElseThrow().add(price))
                .baseGrandTotal(order.baseGrandTotal().orElseThrow().add(price))
                .build();

        Reconciliation reconciliation = reconciled(mapping, mixed, mapping.map(mixed, EXPORTED_AT));

        assertThat(reconciliation.difference()).isEqualByComparingTo(price);
        assertThat(reconciliation.leftOut()).isEqualByComparingTo(price);
    }

    private static ImportItem changed(ImportItem item, Place place, BigDecimal change) {
        List<String> properties = switch (place) {
            case TOTAL -> List.of("totalPriceGross");
            case SHIPPING -> List.of("shippingPriceNet");
            case FIRST_LINE -> List.of("orderLine.1.totalPriceNet", "orderLine.1.totalPriceGross");
        };
        Map<String, String> changed = new HashMap<>(item.properties());
        properties.forEach(property -> changed.computeIfPresent(
                property, (name, amount) -> new BigDecimal(amount).add(change).toPlainString()));
        return ImportItem.builder().from(item).properties(changed).build();
    }

    private static Reconciliation reconciled(OrderMapping mapping, Order order, ImportItem item) {
        return mapping.reconcile(order, item).orElseThrow();
    }

    private static Order order(Basket basket) {
        List<OrderItem> rows = new ArrayList<>();
        for (int i = 0; i < basket.purchases().size(); i++) {
            basket.purchases().get(i).rows(10L * (i + 1), basket.reckoning()).forEach(rows::add);
        }
        Reckoned order = sum(basket, basket.reckoning()::order);
        Reckoned base = sum(basket, basket.reckoning()::base);
        BigDecimal shipping = basket.shipping().subtract(basket.shippingDiscount());
        return Order.builder()
                .from(RECORDED)
                .items(rows)
                .baseCurrencyCode("GBP")
                .orderCurrencyCode("EUR")
                .shippingAmount(basket.shipping())
                .baseShippingAmount(basket.shipping())
                .shippingTaxAmount(BigDecimal.ZERO)
                .baseShippingTaxAmount(BigDecimal.ZERO)
                .discountAmount(order.discount().add(basket.shippingDiscount()).negate())
                .baseDiscountAmount(
                        base.discount().add(basket.shippingDiscount()).negate())
                .hiddenTaxAmount(order.hiddenTax())
                .baseHiddenTaxAmount(base.hiddenTax())
                .taxAmount(order.tax())
                .baseTaxAmount(base.tax())
                .grandTotal(order.payable().add(shipping))
                .baseGrandTotal(base.payable().add(shipping))
                .fields(Fields.of(Map.of(
                        "shipping_discount_amount", basket.shippingDiscount(),
                        "base_shipping_discount_amount", basket.shippingDiscount())))
                .build();
    }

    private static Reckoned sum(Basket basket, Function<Purchase, Reckoned> reckoning) {
        return basket.purchases().stream()
                .flatMap(bought -> bought.priced().stream())
                .map(reckoning)
                .reduce(
                        new Reckoned(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO),
                        (some, more) -> new Reckoned(
                                some.net().add(more.net()),
                                some.discount().add(more.discount()),
                                some.tax().add(more.tax()),
                                some.hiddenTax().add(more.hiddenTax())));
    }

    @Provide
    Arbitrary<OrderMapping> mappings() {
        OrderMapping standard = OrderMapping.standard();
        return Arbitraries.of(
                standard,
                standard.withDiscountedLines(),
                standard.inBaseCurrency(),
                standard.withSharedBundleAmounts(),
                standard.inBaseCurrency().withDiscountedLines().withSharedBundleAmounts());
    }

    @Provide
    Arbitrary<Basket> baskets() {
        Arbitrary<Reckoning> reckonings = Combinators.combine(Arbitraries.of(true, false), amounts(50, 300))
                .as(Reckoning::new);
        return Combinators.combine(
                        purchases().list().ofMinSize(1).ofMaxSize(4),
                        reckonings,
                        Arbitraries.of("0.00", "4.95", "14.85").map(BigDecimal::new),
                        Arbitraries.of(true, false))
                .as((purchases, reckoning, shipping, free) ->
                        new Basket(purchases, reckoning, shipping, free ? shipping : new BigDecimal("0.00")));
    }

    private static Arbitrary<Purchase> purchases() {
        return Combinators.combine(
                        Arbitraries.of(Purchase.Kind.values()),
                        Arbitraries.of("0.5", "1", "2", "2.25", "7").map(BigDecimal::new),
                        Arbitraries.frequencyOf(
                                Tuple.of(1, Arbitraries.just(BigDecimal.ZERO)), Tuple.of(4, amounts(1, 200_000))),
                        Arbitraries.of(0, 5, 19, 20),
                        Arbitraries.of(0, 10, 33, 100))
                .as(Purchase::new)
                .withoutEdgeCases(); // of several purchases they are too many to be listed
    }

    private static Arbitrary<BigDecimal> amounts(int fewest, int most) {
        return Arbitraries.integers().between(fewest, most).map(pennies -> BigDecimal.valueOf(pennies, 2));
    }
}
