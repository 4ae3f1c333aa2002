package io.github.orderflowmagento.examples.moving;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.github.orderflowmagento.examples.SandboxSettings;
import io.github.orderflowmagento.examples.quickstart.Connections;
import io.github.orderflowmagento.examples.quickstart.Settings;
import io.github.orderflowmagento.examples.sandbox.SandboxExtension;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.model.Comment;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.mapping.inventory.OrderedUnits;
import io.github.orderflowmagento.mapping.inventory.ShopDemand;
import io.github.orderflowmagento.mapping.inventory.StockBreakdown;
import io.github.orderflowmagento.mapping.inventory.StockCalculation;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderSelection;
import io.github.orderflowmagento.mapping.product.ProductMapping;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.RetryPolicy;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.OrderFlow;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;

/** A shop's orders and settings after this library replaces an OrderFlow extension. */
@ExtendWith(SandboxExtension.class)
class AfterTheExtensionsTest {
    /** Two MUG-001 and one SALE-001, nothing shipped yet. */
    private static final String ORDER = "100000009";

    private SandboxShop insideShop;
    private SandboxWarehouse insideWarehouse;
    private Magento shop;
    private OrderFlow warehouse;

    @BeforeEach
    void connect(SandboxShop sandboxShop, SandboxWarehouse sandboxWarehouse) {
        insideShop = sandboxShop;
        insideWarehouse = sandboxWarehouse;
        Properties properties = new Properties();
        properties.putAll(SandboxSettings.of(sandboxShop, sandboxWarehouse));
        Settings settings = new Settings(properties, Map.of());
        shop = Connections.shop(settings).orElseThrow();
        warehouse = Connections.warehouse(settings).orElseThrow();
    }

    @AfterEach
    void close() {
        shop.close();
        warehouse.close();
    }

    private Order order() {
        return shop.orders().details(List.of(ORDER)).get(0).orThrow();
    }

    private OrderExport knowingWhatTheExtensionExported() {
        OrderExport export = OrderExport.between(shop, warehouse)
                .comment("Order Exported to OrderFlow") // the words of the extension
                .build();
        return export;
    }

    private static ItemOutcome of(Run run) {
        return run.items().stream()
                .filter(item -> item.key().equals(ORDER))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anOrderThatTheExtensionCommentedIsNotSent() {
        shop.orders().addComment(order(), "Order Exported to OrderFlow");

        Run run = knowingWhatTheExtensionExported().run(RunState.initial());

        assertThat(of(run).toString()).isEqualTo(ORDER + ": skipped (it is marked as exported)");
        assertThat(insideWarehouse.orders()).isNotEmpty().doesNotContainKey(ORDER);
    }

    @Test
    void anOrderThatTheExtensionParkedThoughItIsThereGetsItsComment() {
        OrderExport.between(shop, warehouse).build().run(RunState.initial());
        insideShop.alterOrder(ORDER, "export_failures", "4");

        Run run = knowingWhatTheExtensionExported().run(RunState.initial());

        assertThat(of(run).outcome()).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(order().comments().stream().map(Comment::comment).flatMap(Optional::stream))
                .containsOnlyOnce("Order Exported to OrderFlow");
    }

    @Test
    void anOrderThatTheExtensionParkedAndOrderFlowDoesNotHaveIsSent() {
        insideShop.alterOrder(ORDER, "export_failures", "4");

        Run run = knowingWhatTheExtensionExported().run(RunState.initial());

        assertThat(of(run).outcome()).isEqualTo(Outcome.DONE);
        assertThat(insideWarehouse.orders()).containsKey(ORDER);
    }

    @Test
    void oneOrderIsTriedBeforeAllOthers() {
        warehouse.orders().insert(List.of(OrderMapping.standard().map(order(), Instant.now())));

        Run run =
                OrderExport.between(shop, warehouse).build().of(List.of(ORDER)).run(RunState.initial());

        assertThat(run.items()).hasSize(1);
        assertThat(of(run).outcome()).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(insideWarehouse.orders()).containsOnlyKeys(ORDER);
    }

    @Test
    void theShopsColumnsOfTheExtensionStayAsTheyAre() {
        insideShop.alterOrder(ORDER, "is_exported", "0");

        OrderExport.between(shop, warehouse).build().run(RunState.initial());

        assertThat(order().fields().text("is_exported")).contains("0");
        assertThat(insideWarehouse.orders()).containsKey(ORDER);
    }

    @Test
    void whenTheExtensionExportedAnOrderCountsForTheStock() {
        insideShop.alterOrder(ORDER, "exported_at", "2026-11-23 05:00:00");
        Order order = order();

        Optional<Instant> exportedAt = order.fields()
                .nonBlank("exported_at") // UTC, without saying so: 2026-11-23 05:00:00
                .map(time -> LocalDateTime.parse(time.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
        List<OrderedUnits> ordered = OrderedUnits.of(order, exportedAt);

        assertThat(units(ordered, "2026-11-23T05:00:00Z")).isEqualByComparingTo("10");
        assertThat(units(ordered, "2026-11-23T04:59:59Z")).isEqualByComparingTo("8");
        assertThat(units(OrderedUnits.of(order, Optional.empty()), "2026-11-23T05:00:00Z"))
                .isEqualByComparingTo("8");
    }

    private static BigDecimal units(List<OrderedUnits> ordered, String lastOrderExported) {
        StockBreakdown mugs = StockCalculation.builder()
                .adjustment(StockCalculation.Adjustment.UNSENT_ORDERS)
                .addStatuses("processing")
                .build()
                .calculate(
                        "MUG-001",
                        BigDecimal.TEN,
                        Optional.of(Instant.parse(lastOrderExported)),
                        ShopDemand.of(ordered.get(0).updatedAt(), ordered, List.of()));
        return mugs.quantity();
    }

    @Test
    void theExtensionsDefaultsAreTheDefaults() {
        assertThat(OrderSelection.standard().statuses()).containsExactly("processing");
        assertThat(RetryPolicy.standard().attempts()).isEqualTo(4);
        StockCalculation none = StockCalculation.builder().build();
        assertThat(none.adjustment()).isEqualTo(StockCalculation.Adjustment.NONE);
        assertThat(none.orderCutoff()).isEqualTo(Duration.ofDays(14));
        assertThat(none.cartCutoff()).isEqualTo(Duration.ofDays(1));
        assertThat(none.allowsNegative()).isFalse();
    }

    @Test
    void productsOfOneWebsiteAreExported() {
        ProductMapping mapping = ProductMapping.standard()
                .onlyIf(
                        "sold on website 2",
                        from -> from.product().websiteIds().orElseThrow().contains(2L));

        Run run =
                ProductExport.between(shop, warehouse).mapping(mapping).build().run(RunState.initial());

        assertThat(insideWarehouse.products())
                .hasSameSizeAs(run.items(Outcome.DONE))
                .isNotEmpty();
        assertThat(run.items(Outcome.SKIPPED))
                .anySatisfy(item -> assertThat(item.detail()).isEqualTo("it does not meet: sold on website 2"));
    }

    @Test
    void eachWebsitesOrdersAreChosenByStatusesOfItsOwn() {
        OrderSelection uk =
                OrderSelection.builder().addStatuses("pending").addStoreIds(1).build();
        OrderSelection de = OrderSelection.builder()
                .addStatuses("processing")
                .addStoreIds(3)
                .build();

        for (OrderSelection website : List.of(uk, de)) {
            OrderExport.between(shop, warehouse).selection(website).build().run(RunState.initial());
        }

        assertThat(insideWarehouse.orders())
                .containsKeys("100000001", "300000001")
                .doesNotContainKey(ORDER); // of the first website, and in processing
    }

    @Test
    void anOrderPlacedAtTheEarliestTimeGoes() {
        Instant placed = order().createdAt().orElseThrow();

        OrderExport.between(shop, warehouse).placedSince(placed).build().run(RunState.initial());

        assertThat(insideWarehouse.orders()).containsKey(ORDER);
    }

    @Test
    void aSecondParcelWithALowerNumberShipsToo() {
        Run run = ShipmentNotification.to(shop)
                .build()
                .of(List.of(despatch(ORDER, 6002, Map.of("MUG-001", 2)), despatch(ORDER, 6001, Map.of("SALE-001", 1))))
                .run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).hasSize(2);
        assertThat(insideShop.shipmentsOf(ORDER)).hasSize(2);
    }

    @Test
    void aParcelThatTheExtensionBookedIsKnownByItsTrackingNumber() {
        bookedByTheExtension("RM6001");

        Run run = notified();

        assertThat(run.items().get(0).detail()).contains("was there");
        assertThat(insideShop.shipmentsOf(ORDER)).hasSize(1);
    }

    @Test
    void aPartThatTheExtensionBookedWithoutATrackingNumberShipsAgain() {
        bookedByTheExtension("");

        Run run = notified();

        assertThat(run.items(Outcome.DONE)).hasSize(1);
        assertThat(insideShop.shipmentsOf(ORDER)).hasSize(2);
    }

    private void bookedByTheExtension(String trackingNumber) {
        Order order = order();
        ShipmentRequest.Builder booked = ShipmentRequest.builder();
        booked.order(order)
                .putItems(
                        order.items().stream()
                                .filter(row -> row.sku().equals(Optional.of("MUG-001")))
                                .findFirst()
                                .orElseThrow()
                                .itemId(),
                        BigDecimal.ONE);
        if (!trackingNumber.isEmpty()) {
            booked.addTracks(
                    Track.builder().carrierCode("custom").number(trackingNumber).build());
        }
        shop.shipments().create(booked.build()).orThrow();
    }

    private Run notified() {
        Run run = ShipmentNotification.to(shop)
                .build()
                .of(List.of(despatch(ORDER, 6001, Map.of("MUG-001", 1))))
                .run(RunState.initial());
        assertThat(run.items()).hasSize(1);
        return run;
    }
}
