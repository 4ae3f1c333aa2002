package io.github.orderflowmagento.examples.sandbox;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class ShopOrderTest {

    private static final String NOTHING_TO_SHIP = "102 Cannot create an empty shipment.";
    private static final String NOT_SHIPPABLE = "102 Cannot do shipment for order.";

    private final SandboxShop shop =
            SandboxShop.start(Clock.fixed(Instant.parse("2026-12-01T10:00:00Z"), ZoneOffset.UTC));
    private final ShopCaller caller = new ShopCaller(shop);

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void withoutQuantitiesEverythingLeftIsShipped() throws IOException, InterruptedException {
        assertThat(ship("100000053")).isEqualTo("100000008");
        assertThat(shop.orderStatus("100000053")).isEqualTo("complete");
        assertThat(shop.shipmentsOf("100000053"))
                .containsExactly(new SandboxShipment(
                        "100000008",
                        Map.of("MUG-001", new BigDecimal("2"), "MUG-002", new BigDecimal("1")),
                        List.of(),
                        List.of(""),
                        false));
    }

    @Test
    void excessQuantitiesAreCutSilently() throws IOException, InterruptedException {
        ship("100000009", new Struct().put("13", 99));
        assertThat(shop.shipmentsOf("100000009").get(0).items()).containsExactly(entry("MUG-001", new BigDecimal("2")));
        assertThat(shop.orderStatus("100000009")).isEqualTo("processing");
    }

    @Test
    void linesThatCannotShipCountForNothing() throws IOException, InterruptedException {
        for (Struct quantities : List.of(
                new Struct().put("999999", 5),
                new Struct().put("13", 0),
                new Struct().put("13", -1),
                new Struct().put("13", 0.5))) {
            assertThat(caller.fault("sales_order_shipment.create", "100000009", quantities))
                    .isEqualTo(NOTHING_TO_SHIP);
        }
        assertThat(shop.shipmentsOf("100000009")).isEmpty();
    }

    @Test
    void aConfigurableShipsByItsParentRow() throws IOException, InterruptedException {
        Object shipment = ship("100000013", new Struct().put("27", 3));
        assertThat(caller.struct("sales_order_shipment.info", shipment).structs("items"))
                .extracting(item -> item.text("order_item_id") + " x " + item.text("qty"))
                .containsExactly("27 x 3.0000", "28 x 1.0000");
        assertThat(caller.struct("sales_order_shipment.info", shipment).text("total_qty"))
                .isEqualTo("3.0000");
        assertThat(caller.struct("sales_order.info", "100000013").structs("items"))
                .extracting(item -> item.text("item_id") + " x " + item.text("qty_shipped"))
                .containsExactly("26 x 0.0000", "27 x 3.0000", "28 x 1.0000");
    }

    @Test
    void theChildOfAConfigurableCannotShipAlone() throws IOException, InterruptedException {
        assertThat(caller.fault("sales_order_shipment.create", "100000013", new Struct().put("28", 3)))
                .isEqualTo(NOTHING_TO_SHIP);
    }

    @Test
    void heldCanceledAndFinishedOrdersDoNotShip() throws IOException, InterruptedException {
        caller.call("sales_order.hold", "100000009");
        caller.call("sales_order.cancel", "100000001");
        for (String order : List.of("100000009", "100000001", "100000048", "100000051")) {
            assertThat(caller.fault("sales_order_shipment.create", order)).isEqualTo(NOT_SHIPPABLE);
        }
    }

    @Test
    void anotherStoreCountsItsShipmentsForItself() throws IOException, InterruptedException {
        assertThat(ship("300000001")).asString().startsWith("3000000");
    }

    @Test
    void aShipmentNotifiesTheCustomerIfRequested() throws IOException, InterruptedException {
        Object shipment = caller.call("sales_order_shipment.create", "100000009", List.of(), "On its way", true, true);
        assertThat(shop.shipmentsOf("100000009").get(0).emailSent()).isTrue();
        assertThat(caller.struct("sales_order_shipment.info", shipment)
                        .structs("comments")
                        .get(0)
                        .text("is_customer_notified"))
                .isEqualTo("1");
    }

    @Test
    void theCustomerCanBeNotifiedLater() throws IOException, InterruptedException {
        Object shipment = ship("100000009");
        caller.call("sales_order_shipment.addTrack", shipment, "custom", "Royal Mail", "RM1");
        caller.call("sales_order_shipment.sendInfo", shipment);
        assertThat(shop.shipmentsOf("100000009").get(0).tracks()).containsExactly("custom Royal Mail RM1");
        assertThat(shop.shipmentsOf("100000009").get(0).emailSent()).isTrue();
    }

    @Test
    void concurrentCallsDoNotInterfere() throws IOException, InterruptedException, ExecutionException {
        Object shipment = ship("100000009");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<@Nullable Object> addTrack =
                    () -> caller.call("sales_order_shipment.addTrack", shipment, "custom", "Royal Mail", "RM1");
            Set<@Nullable Object> ids = new HashSet<>();
            for (Future<@Nullable Object> id : threads.invokeAll(Collections.nCopies(40, addTrack))) {
                ids.add(id.get());
            }
            assertThat(ids).hasSize(40);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void shippingTouchesTheOrder() throws IOException, InterruptedException {
        ship("100000009", new Struct().put("13", "1"));
        assertThat(caller.struct("sales_order.info", "100000009").text("updated_at"))
                .isEqualTo("2026-12-01 10:00:00");
    }

    @Test
    void aHeldOrderGoesBackToWhereItWas() throws IOException, InterruptedException {
        assertThat(caller.call("sales_order.hold", "100000003")).isEqualTo(true);
        assertThat(shop.orderStatus("100000003")).isEqualTo("holded");
        assertThat(caller.fault("sales_order.hold", "100000003")).isEqualTo("103 Hold action is not available.");
        caller.call("sales_order.unhold", "100000003");
        assertThat(caller.struct("sales_order.info", "100000003").text("state")).isEqualTo("new");
        assertThat(shop.orderStatus("100000003")).isEqualTo("pending");
    }

    @Test
    void anInvoicedOrderCannotBeCanceled() throws IOException, InterruptedException {
        assertThat(caller.fault("sales_order.cancel", "100000009")).startsWith("103 ");
        assertThat(caller.call("sales_order.cancel", "100000001")).isEqualTo(true);
        assertThat(shop.orderStatus("100000001")).isEqualTo("canceled");
    }

    @Test
    void aCommentSetsEvenAStatusThatDoesNotExist() throws IOException, InterruptedException {
        caller.call("sales_order.addComment", "100000009", "no_such_status", "Picked & packed\n<ok>");
        Struct order = caller.struct("sales_order.info", "100000009");
        assertThat(order.text("status")).isEqualTo("no_such_status");
        assertThat(order.text("state")).isEqualTo("processing");
        assertThat(order.structs("status_history").get(0).text("comment")).isEqualTo("Picked & packed\n<ok>");
    }

    private Object ship(String order, Object... quantities) throws IOException, InterruptedException {
        Object answer = quantities.length == 0
                ? caller.call("sales_order_shipment.create", order)
                : caller.call("sales_order_shipment.create", order, quantities[0]);
        return String.valueOf(answer);
    }
}
