package io.github.orderflowmagento.examples.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Projection;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.order.NamePart;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.mapping.order.OrderSource;
import io.github.orderflowmagento.mapping.product.ProductMapping;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderCancellation;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static io.github.orderflowmagento.examples.operations.RecordedMagento2.listOf;
import static org.assertj.core.api.Assertions.assertThat;

/** Entities that a Magento 2 sends with the requested fields only are mapped like whole ones. */
class MappingByProjectionTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final OrderMapping STANDARD = OrderMapping.standard();

    @RegisterExtension
    final RecordedMagento2 recorded = new RecordedMagento2();

    private List<String> numbers = List.of();

    @BeforeEach
    void aShopWithAHundredOrders() {
        recorded.answers("products/attributes/of_barcode/options", "[]");
        String orders = "timing/orders-100-full-gzip";
        numbers = RecordedMagento2.tree(orders).get("items").findValuesAsText("increment_id");
        recorded.answers(
                "orders",
                RecordedMagento2.body(orders)
                        .replaceFirst("\"total_count\":\\d+", "\"total_count\":100")); // these are all
        recorded.answers("products", listOf(RecordedMagento2.products()));
    }

    private List<Order> orders(Projection projection) {
        try (Magento shop = recorded.connect().build()) {
            return shop.orders().details(numbers, projection).stream()
                    .map(answer -> answer.orThrow())
                    .toList();
        }
    }

    static Stream<OrderMapping> mappings() {
        return Stream.of(
                STANDARD,
                STANDARD.withDiscountedLines().withGiftMessages().withPromotionsOnLines(),
                STANDARD.inBaseCurrency().withDiscountedLines().withShipmentWeight("kg"),
                STANDARD.withNameParts(NamePart.values())
                        .withFixedAddressLines()
                        .withSharedBundleAmounts(),
                STANDARD.withField(OrderPart.HEADER, "ip", "remote_ip")
                        .withField(OrderPart.HEADER, "how", "payment.cc_last4")
                        .withField(OrderPart.LINE, "before", "priced.original_price")
                        .withField(OrderPart.LINE, "chosen", "product_options.simple_sku")
                        .withField(OrderPart.LINE, "kind", "order.global_currency_code")
                        .withField(OrderPart.DELIVERY_ADDRESS, "kind", "address_type")
                        .withField(OrderPart.INVOICE_ADDRESS, "number", "address_id"));
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void aProjectedOrderMapsLikeTheWholeOne(OrderMapping mapping) {
        List<Order> whole = orders(Projection.whole());
        List<Order> read = orders(mapping.projection());

        assertThat(mapping.projection().isWhole()).isFalse();
        assertThat(read).hasSize(100).isEqualTo(whole);
        int mapped = 0;
        for (int i = 0; i < whole.size(); i++) {
            if (!mapping.lines(whole.get(i)).isEmpty()) {
                ImportItem expected = mapping.map(whole.get(i), NOW);
                ImportItem item = mapping.map(read.get(i), NOW);
                assertThat(item).isEqualTo(expected);
                assertThat(mapping.reconcile(read.get(i), item))
                        .isPresent()
                        .isEqualTo(mapping.reconcile(whole.get(i), expected));
                assertThat(mapping.productReferences(read.get(i))).isEqualTo(mapping.productReferences(whole.get(i)));
                mapped++;
            }
        }
        assertThat(mapped).isGreaterThan(70);
    }

    @Test
    void aHundredOrdersTakeLessThanHalfOfTheBytesOfWholeOnes() throws IOException {
        try (Magento shop = recorded.connect().build()) {
            shop.orders().details(numbers, Projection.whole()); // the types of bundles are known from then on
            long start = recorded.bytes();
            shop.orders().details(numbers, Projection.whole());
            long whole = recorded.bytes() - start;
            shop.orders().details(numbers, STANDARD.projection());
            long read = recorded.bytes() - start - whole;
            shop.orders().details(numbers, Projection.typed());
            long typed = recorded.bytes() - start - whole - read;

            Files.writeString(
                    Path.of("target", "bytes-by-projection.txt"),
                    "100 recorded orders: whole %,d bytes, for the standard mapping %,d, with accessors %,d%n"
                            .formatted(whole, read, typed));
            assertThat(whole).isGreaterThan(700_000);
            assertThat(read).isLessThan(whole * 45 / 100);
        }
    }

    private static Run export(Magento shop, InMemoryOrderFlow warehouse, OrderMapping mapping) {
        return OrderExport.between(shop, warehouse)
                .mapping(mapping)
                .statuses("pending", "processing", "complete")
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .build()
                .run(RunState.initial());
    }

    private static Map<String, ImportItem> exported(Magento shop, OrderMapping mapping) {
        InMemoryOrderFlow warehouse = new InMemoryOrderFlow();
        export(shop, warehouse, mapping);
        return warehouse.receivedOrders();
    }

    @Test
    void anExportSendsTheSameOrdersThoughTheShopSendsLess() {
        try (Magento shop = recorded.connect().build();
                Magento whole = recorded.connect().allFields().build()) {
            Map<String, ImportItem> expected = exported(whole, STANDARD);
            long before = recorded.bytes();
            Map<String, ImportItem> exported = exported(shop, STANDARD);

            assertThat(exported).hasSizeGreaterThan(50).isEqualTo(expected);
            assertThat(recorded.bytes() - before).isLessThan(before * 45 / 100);
        }
    }

    @Test
    void aCancellationReadsOnlyRequestedFields() {
        try (Magento shop = recorded.connect().build()) {
            Run run = OrderCancellation.between(shop, new InMemoryOrderFlow())
                    .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                    .build()
                    .run(RunState.initial());

            assertThat(run.endedEarly()).isEmpty();
            assertThat(run.items()).hasSize(100).noneMatch(item -> item.detail().contains("was not requested"));
        }
    }

    @Test
    void aFunctionOfOnesOwnFindsEveryFieldOfTheOrder() {
        OrderMapping mapping = STANDARD.with(
                OrderPart.HEADER,
                Rule.<OrderSource>optional(
                        "quote", "quote_id", from -> from.order().fields().text("quote_id")));
        try (Magento shop = recorded.connect().build()) {
            assertThat(exported(shop, mapping))
                    .hasSizeGreaterThan(50)
                    .allSatisfy((number, item) -> assertThat(item.properties()).containsKey("quote"));
        }
    }

    @Test
    void aRuleThatReadsMoreThanItSaysFailsByNameAndSendsNothing() {
        OrderMapping mapping = STANDARD.with(
                OrderPart.HEADER,
                Rule.<OrderSource>optional(
                                "quote",
                                "quote_id",
                                from -> from.order().fields().text("quote_id"))
                        .reading(Set.of("remote_ip")));
        InMemoryOrderFlow warehouse = new InMemoryOrderFlow();
        try (Magento shop = recorded.connect().build()) {
            Run run = export(shop, warehouse, mapping);

            assertThat(warehouse.receivedOrders()).isEmpty();
            assertThat(run.items(Outcome.GIVEN_UP))
                    .hasSizeGreaterThan(50)
                    .allMatch(item -> item.detail().contains("field quote_id: was not requested; name it in the"));
        }
    }

    @Test
    void anExportSendsTheSameProductsThoughTheShopSendsLess() {
        ProductMapping mapping =
                ProductMapping.standard().withField("barcode", "of_barcode").withField("material", "of_material");
        try (Magento shop = recorded.connect().build();
                Magento whole = recorded.connect().allFields().build()) {
            Map<String, ImportItem> expected = exported(whole, mapping);

            assertThat(exported(shop, mapping)).hasSizeGreaterThan(10).isEqualTo(expected);
            assertThat(expected.get("MUG-001").properties()).containsEntry("barcode", "5012345678900");
        }
    }

    private static Map<String, ImportItem> exported(Magento shop, ProductMapping mapping) {
        InMemoryOrderFlow warehouse = new InMemoryOrderFlow();
        ProductExport.between(shop, warehouse).mapping(mapping).build().run(RunState.initial());
        return warehouse.receivedProducts();
    }
}
