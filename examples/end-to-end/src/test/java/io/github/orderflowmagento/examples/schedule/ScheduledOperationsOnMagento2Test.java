package io.github.orderflowmagento.examples.schedule;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.examples.SandboxSettings;
import io.github.orderflowmagento.examples.quickstart.Settings;
import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;

import static org.assertj.core.api.Assertions.assertThat;

/** Each operation on a Magento 2, by other credentials alone; and despatches and stock, which it subtracts from each other, in any order. */
class ScheduledOperationsOnMagento2Test {
    /** The only pending order of this SKU, of two units of it and nothing else. */
    private static final String ORDER = "100000001";

    private static final String SKU = "MUG-001";

    /** Of a website that sells from several. */
    private static final String ORDER_OF_TWO_SOURCES = "300000001";

    private final SandboxMagento2Shop shop = SandboxMagento2Shop.start();
    private final SandboxWarehouse warehouse = SandboxWarehouse.start();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Properties properties = new Properties();
    private final Settings settings = new Settings(properties, Map.of());

    @BeforeEach
    void setUp(@TempDir Path folder) {
        properties.putAll(SandboxSettings.of(shop, warehouse));
        properties.setProperty("schedule.orderStatuses", "pending");
        properties.setProperty("schedule.zeroLimit", "1");
        properties.setProperty("schedule.database", "jdbc:h2:" + folder.resolve("schedule"));
        run("setup");
    }

    @AfterEach
    void close() {
        shop.close();
        warehouse.close();
    }

    private void run(String... arguments) {
        assertThat(ScheduledOperations.execute(settings, new PrintStream(out, true, StandardCharsets.UTF_8), arguments))
                .as(said())
                .isTrue();
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The order is exported, and its units are all that the warehouse and the shop have. */
    private void theLastUnitsAreOrdered() {
        run("run", "orderExport");
        warehouse.setStock(SKU, 0);
        run("run", "inventoryUpdate");
        assertThat(warehouse.onHand()).containsEntry(SKU, 2);
        assertThatTheShopHas(2);
    }

    private void assertThatTheShopHas(int units) {
        assertThat(shop.quantityOf(SKU, "default")).as(said()).isEqualByComparingTo(String.valueOf(units));
    }

    /** The order leaves the warehouse; returns the message that says so. */
    private String despatch() {
        List<String> messages = new CopyOnWriteArrayList<>();
        try (SandboxWarehouse receiver = SandboxWarehouse.start()) {
            receiver.stub(request -> true, SandboxAnswer.of("received"));
            receiver.onAnswer((request, answer) -> messages.add(request.body()));
            warehouse.despatch(ORDER, "Royal Mail", "Tracked 24", "RM1", URI.create(receiver.url()));
        }
        assertThat(messages).hasSize(1);
        return messages.get(0);
    }

    private List<String> waiting() {
        try (HikariDataSource database = Database.of(settings)) {
            return new DespatchQueue(database, shop.url())
                    .waiting().stream().map(ShipmentNotification::key).toList();
        }
    }

    private void queue(String message) {
        try (HikariDataSource database = Database.of(settings)) {
            new DespatchQueue(database, shop.url()).add(message);
        }
    }

    @Test
    void productsAndOrdersAreExportedFromTheKeptState() {
        run("run", "productExport");
        run("run", "orderExport");
        run("run", "orderExport");

        assertThat(said()).contains("product export: 23 items, 17 done, 6 skipped", "order export: 0 items");
        assertThat(warehouse.orders()).containsKey(ORDER);
    }

    @Test
    void stockThatIsUpdatedBeforeTheDespatchIsBookedEndsRight() {
        theLastUnitsAreOrdered();
        queue(despatch());

        run("run", "inventoryUpdate");
        run("run", "shipmentNotification");

        assertThat(shop.shipmentsOf(ORDER)).as(said()).hasSize(1);
        assertThatTheShopHas(0);
    }

    @Test
    void stockThatIsUpdatedAfterTheDespatchIsBookedEndsRight() {
        theLastUnitsAreOrdered();
        queue(despatch());

        run("run", "shipmentNotification");
        run("run", "inventoryUpdate");

        assertThat(shop.shipmentsOf(ORDER)).as(said()).hasSize(1);
        assertThatTheShopHas(0);
    }

    @Test
    void aDespatchWhoseMessageComesAfterItsStockEndsRight() {
        theLastUnitsAreOrdered();
        String late = despatch();
        run("run", "inventoryUpdate");
        assertThatTheShopHas(0);

        queue(late);
        run("run", "shipmentNotification");
        assertThat(shop.shipmentsOf(ORDER)).as(said()).isEmpty();
        run("run", "inventoryUpdate");
        assertThatTheShopHas(2);
        run("run", "shipmentNotification");

        assertThat(shop.shipmentsOf(ORDER)).as(said()).hasSize(1);
        assertThatTheShopHas(0);
    }

    @Test
    void unitsOfAnOrderOnHoldAreStillInStock() {
        theLastUnitsAreOrdered();
        shop.hold(ORDER);
        queue(despatch());

        run("run", "inventoryUpdate");
        assertThatTheShopHas(2);
        shop.unhold(ORDER);
        run("run", "shipmentNotification");

        assertThat(shop.shipmentsOf(ORDER)).as(said()).hasSize(1);
        assertThatTheShopHas(0);
    }

    @Test
    void aDespatchThatTheShopHasAlreadyIsNotAddedToTheStock() {
        theLastUnitsAreOrdered();
        String message = despatch();
        queue(message);
        run("run", "shipmentNotification");
        queue(message);

        run("run", "inventoryUpdate");

        assertThat(shop.shipmentsOf(ORDER)).as(said()).hasSize(1);
        assertThatTheShopHas(0);
    }

    @Test
    void aDespatchOfAnOrderThatWasShippedByHandIsNotAddedToTheStock() {
        theLastUnitsAreOrdered();
        String byHand = despatch();
        queue(byHand);
        run("run", "shipmentNotification");
        queue(byHand.replaceAll(">\\d+</messageSeqId>", ">9999</messageSeqId>").replace("RM1", "RM2"));

        run("run", "inventoryUpdate");

        assertThat(waiting()).containsExactly(ORDER + "/9999");
        assertThatTheShopHas(0);
    }

    /** Somebody has seen to it, and may have shipped it by hand. */
    @Test
    void aDespatchThatIsDroppedIsShippedNoMore() {
        theLastUnitsAreOrdered();
        shop.hold(ORDER);
        queue(despatch());
        run("run", "shipmentNotification");
        String key = waiting().get(0);

        run("drop", "shipmentNotification", key);
        shop.unhold(ORDER);
        run("run", "shipmentNotification");

        assertThat(shop.shipmentsOf(ORDER)).as(said()).isEmpty();
        assertThat(waiting()).isEmpty();
    }

    /** A message to a Magento 2: one unit from each of two sources, of an order whose website has both. */
    private void queueFromTwoSources(String otherSource) {
        shop.alterRow(ORDER_OF_TWO_SOURCES, "BOTH-WEB-1", "qty_ordered", 2);
        String line = "<item><sku>BOTH-WEB-1</sku><qty>1</qty><source>%s</source></item>";
        queue("<realtimeDespatchOrderFlowShipmentRequestManagementV1CreateRequest><orderIncrementId>"
                + ORDER_OF_TWO_SOURCES + "</orderIncrementId><skuQty>" + line.formatted("uk_north")
                + line.formatted(otherSource) + "</skuQty><messageSeqId>5512</messageSeqId>"
                + "</realtimeDespatchOrderFlowShipmentRequestManagementV1CreateRequest>");
    }

    @Test
    void aPartOfADespatchThatIsDroppedIsShippedNoMore() {
        queueFromTwoSources("nowhere");
        run("run", "shipmentNotification");
        assertThat(shop.shipmentsOf(ORDER_OF_TWO_SOURCES)).as(said()).hasSize(1);

        run("drop", "shipmentNotification", ORDER_OF_TWO_SOURCES + "/5512 from nowhere");

        assertThat(waiting()).as(said()).isEmpty();
    }

    @Test
    void aPartIsNotDroppedWithAnotherThatIsOpen() {
        queueFromTwoSources("de_berlin");
        shop.hold(ORDER_OF_TWO_SOURCES);
        run("run", "shipmentNotification");
        String message = ORDER_OF_TWO_SOURCES + "/5512";

        boolean isDropped = ScheduledOperations.execute(
                settings,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                "drop",
                "shipmentNotification",
                message + " from uk_north");

        assertThat(isDropped).isFalse();
        assertThat(said()).contains("drop all of it by " + message);
        assertThat(waiting()).containsExactly(message);

        run("drop", "shipmentNotification", message);
        shop.unhold(ORDER_OF_TWO_SOURCES);
        run("run", "shipmentNotification");

        assertThat(waiting()).isEmpty();
        assertThat(shop.shipmentsOf(ORDER_OF_TWO_SOURCES)).as(said()).isEmpty();
    }
}
