package io.github.orderflowmagento.operation.internal.export;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderAddress;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.operation.RunState;

import static org.assertj.core.api.Assertions.assertThat;

class ExportedOrdersTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String ORDER = "100000009";

    private static ExportedOrders at(Instant time, Map<String, String> exported) {
        return new ExportedOrders(
                RunState.builder().exported(exported).build(),
                new OrderKeys(OrderMapping.standard()),
                Clock.fixed(time, ZoneOffset.UTC));
    }

    private static Map<String, String> exported(Order order) {
        ExportedOrders exported = at(NOON, Map.of());
        exported.met(order);
        exported.arrived(ORDER);
        return exported.kept();
    }

    private static String difference(Order before, Order now) {
        ExportedOrders exported = at(NOON.plusSeconds(60), exported(before));
        exported.met(now);
        return exported.difference(ORDER).map(ExportedOrders.Difference::why).orElse("none");
    }

    private static Order.Builder order() {
        Order.Builder order = Order.builder();
        order.orderId(9)
                .incrementId(ORDER)
                .createdAt(NOON)
                .addItems(row(1, "MUG").build(), row(2, "TEA").build());
        order.shippingAddress(OrderAddress.builder()
                .lastname("Other")
                .addStreet("1 Old Street")
                .build());
        return order;
    }

    private static OrderItem.Builder row(long id, String sku) {
        OrderItem.Builder row = OrderItem.builder();
        row.itemId(id).sku(sku).productType("simple").qtyOrdered(new BigDecimal("2.0000"));
        return row;
    }

    private static ExportedOrders by(String prefix, Map<String, String> exported) {
        return new ExportedOrders(
                RunState.builder().exported(exported).build(),
                new OrderKeys(OrderMapping.standard().withOrderNumbers(ReferenceMapping.prefixed(prefix))),
                Clock.fixed(NOON, ZoneOffset.UTC));
    }

    /** The format before references were stored. */
    private static Map<String, String> withoutReference(Map<String, String> exported) {
        return Map.of(ORDER, Objects.requireNonNull(exported.get(ORDER)).replaceFirst(" [0-9a-f]{8}$", ""));
    }

    @Test
    void anOrderThatWasExportedByAnotherReferenceIsSentNoMore() {
        ExportedOrders exported = by("GB-", exported(order().build()));

        assertThat(exported.reasonToSendNoMore(order().build()))
                .get()
                .asString()
                .startsWith("it was exported by another reference than the mapping gives it now")
                .contains("forget the export of " + ORDER);
        assertThat(exported.reasonToSendNoMore(order().orderId(10).build())).isEmpty();
    }

    @Test
    void anOrderOfAnOldStateHasTheReferenceOfTheFirstMapping() {
        Map<String, String> old = withoutReference(exported(order().build()));
        ExportedOrders exported = by("GB-", old);

        assertThat(exported.reasonToSendNoMore(order().build())).isEmpty();
        assertThat(by("GB-", exported.kept()).reasonToSendNoMore(order().build()))
                .isEmpty();
        assertThat(by("UK-", exported.kept()).reasonToSendNoMore(order().build()))
                .isPresent();
    }

    @Test
    void theSameOrderIsTheSame() {
        assertThat(difference(order().build(), order().build())).isEqualTo("none");
    }

    @Test
    void progressOfAnOrderIsNoDifference() {
        Order worked = order().status("packing")
                .stateCode("processing")
                .updatedAt(NOON.plusSeconds(5))
                .items(List.of(
                        row(1, "MUG").qtyShipped(new BigDecimal("1")).build(),
                        row(2, "TEA").qtyInvoiced(new BigDecimal("2")).build()))
                .build();

        assertThat(difference(order().build(), worked)).isEqualTo("none");
    }

    @Test
    void unitsThatCameBackAfterTheyWereSentAreNoDifference() {
        Order returned = order().items(List.of(
                        row(1, "MUG")
                                .qtyShipped(new BigDecimal("2"))
                                .qtyRefunded(new BigDecimal("2"))
                                .build(),
                        row(2, "TEA").build()))
                .build();

        assertThat(difference(order().build(), returned)).isEqualTo("none");
    }

    @Test
    void eachPartThatIsDifferentIsNamed() {
        Order changed = order().items(List.of(row(1, "MUG").build()))
                .shippingAddress(OrderAddress.builder()
                        .lastname("Other")
                        .addStreet("7 New Street")
                        .build())
                .billingAddress(OrderAddress.builder().lastname("Payer").build())
                .grandTotal(BigDecimal.TEN)
                .build();

        assertThat(difference(order().build(), changed))
                .startsWith("changed since it was exported: its lines, its delivery, its invoice address, its total;");
    }

    private static Order bundles(String shipmentType, String otherShipmentType, long parts) {
        return order().items(List.of(
                        bundle(1, 71, shipmentType),
                        part(2, 1, parts),
                        bundle(3, 72, otherShipmentType),
                        part(4, 3, 2),
                        bundle(5, 71, shipmentType),
                        part(6, 5, 2)))
                .build();
    }

    private static OrderItem bundle(long id, long product, String shipmentType) {
        return row(id, "BUNDLE")
                .productType("bundle")
                .isVirtual(false)
                .productId(product)
                .options(Fields.of(Map.of("shipment_type", shipmentType)))
                .build();
    }

    private static OrderItem part(long id, long bundle, long units) {
        return row(id, "PART")
                .parentItemId(bundle)
                .qtyOrdered(BigDecimal.valueOf(units))
                .build();
    }

    @Test
    void aBundleThatShipsOtherwiseNowIsNoDifference() {
        assertThat(difference(bundles("1", "1", 2), bundles("0", "1", 2))).isEqualTo("none");
        assertThat(difference(bundles("0", "1", 2), bundles("1", "0", 2))).isEqualTo("none");
    }

    @Test
    void aPartOfABundleThatShipsOtherwiseNowIsADifferenceStill() {
        assertThat(difference(bundles("1", "0", 2), bundles("0", "0", 1)))
                .startsWith("changed since it was exported: its lines;");
    }

    @Test
    void anOrderOfAnotherIdOrTimeIsAnother() {
        assertThat(difference(order().build(), order().orderId(10).build())).startsWith("another order of this number");
        assertThat(difference(
                        order().build(), order().createdAt(NOON.plusSeconds(1)).build()))
                .startsWith("another order of this number");
    }

    @Test
    void unreadableFingerprintsAreUnknown() {
        for (String text : new String[] {
            "", "x", "noon 1 2 3 4 5", "2026-11-23T12:00:00Z 1 2 3 4", "2026-11-23T12:00:00Z 1 2 3 4 5 6"
        }) {
            assertThat(at(NOON, Map.of(ORDER, text)).knows(ORDER)).isFalse();
        }
    }

    @Test
    void anOrderIsKeptForNinetyDaysAfterItWasLastMet() {
        Map<String, String> exported = exported(order().build());
        ExportedOrders metAgain = at(NOON.plus(Duration.ofDays(90)), exported);
        metAgain.met(order().build());
        metAgain.mayBeThere(ORDER);

        assertThat(at(NOON.plus(Duration.ofDays(90)), exported).kept()).containsOnlyKeys(ORDER);
        assertThat(at(NOON.plus(Duration.ofDays(91)), exported).kept()).isEmpty();
        assertThat(at(NOON.plus(Duration.ofDays(180)), metAgain.kept()).kept()).containsOnlyKeys(ORDER);
    }

    @Test
    void theNewestExportsAreKept() {
        Map<String, String> many = new LinkedHashMap<>();
        for (int second = 0; second <= ExportedOrders.MOST_KEPT; second++) {
            many.put("order " + second, NOON.plusSeconds(second) + " 1 2 3 4 5");
        }

        Map<String, String> kept = at(NOON, many).kept();

        assertThat(kept).hasSize(ExportedOrders.MOST_KEPT).doesNotContainKey("order 0");
        assertThat(kept).containsKeys("order 1", "order " + ExportedOrders.MOST_KEPT);
    }

    @Test
    void aFingerprintIsShortAndShowsNothingOfTheCustomer() {
        assertThat(exported(order().build()).get(ORDER)).matches("2026-11-23T12:00:00Z( [0-9a-f]{8}){6}");
    }
}
