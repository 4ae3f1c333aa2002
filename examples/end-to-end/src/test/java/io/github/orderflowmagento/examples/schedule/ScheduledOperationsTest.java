package io.github.orderflowmagento.examples.schedule;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.examples.SandboxSettings;
import io.github.orderflowmagento.examples.quickstart.Settings;
import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;

import static org.assertj.core.api.Assertions.assertThat;

/** Each operation on demand, as an agency's script runs it, from and to a database in a file. */
class ScheduledOperationsTest {
    private final SandboxShop shop = SandboxShop.start();
    private final SandboxWarehouse warehouse = SandboxWarehouse.start();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Properties properties = new Properties();
    private final Settings settings = new Settings(properties, Map.of());

    @BeforeEach
    void setUp(@TempDir Path folder) {
        properties.putAll(SandboxSettings.of(shop, warehouse));
        properties.setProperty("schedule.orderStatuses", "pending,processing");
        properties.setProperty("schedule.database", "jdbc:h2:" + folder.resolve("schedule"));
        assertThat(execute("setup")).isTrue();
    }

    @AfterEach
    void close() {
        shop.close();
        warehouse.close();
    }

    private boolean execute(String... arguments) {
        return ScheduledOperations.execute(settings, new PrintStream(out, true, StandardCharsets.UTF_8), arguments);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void productsAreExportedFromTheKeptState() {
        assertThat(execute("run", "productExport")).isTrue();
        assertThat(said()).contains("product export: 23 items, 17 done, 6 skipped");
        out.reset();

        assertThat(execute("run", "productExport")).isTrue();
        assertThat(said()).contains("product export: 23 items, 23 skipped", "unchanged");
    }

    @Test
    void cancelledOrdersAreCancelledWithTheNextExport() {
        execute("run", "orderExport");
        shop.cancel("100000001");
        out.reset();

        assertThat(execute("run", "orderExport")).isTrue();

        assertThat(said()).contains("order export: 1 item, 1 done", "100000001: done (cancelled)");
    }

    @Test
    void stockIsUpdated() {
        warehouse.setStock("MUG-001", 7);

        assertThat(execute("run", "inventoryUpdate")).isTrue();

        assertThat(shop.stockOf("MUG-001")).isEqualByComparingTo("7");
    }

    @Test
    void queuedDespatchesBecomeShipments() {
        execute("run", "orderExport");
        try (HikariDataSource database = Database.of(settings)) {
            DespatchQueue queue = new DespatchQueue(database, shop.url());
            queue.add(DespatchQueueTest.message("100000009", 6001)
                    .replace("MUG-001", "SALE-001")
                    .replace("BULK-001", "MUG-001"));

            assertThat(execute("run", "shipmentNotification")).isTrue();

            assertThat(queue.waiting()).isEmpty();
        }
        assertThat(said()).contains("shipment notification: 1 item, 1 done");
        assertThat(shop.shipmentsOf("100000009")).hasSize(1);
    }

    @Test
    void whatWasGivenUpIsTriedAgainOnceItIsRequeued() {
        try (HikariDataSource database = Database.of(settings)) {
            DespatchQueue queue = new DespatchQueue(database, shop.url());
            queue.add(DespatchQueueTest.message("100000009", 6001)); // of goods that are not in the order
            execute("run", "shipmentNotification");
            execute("run", "shipmentNotification");
            assertThat(queue.waiting()).hasSize(1);
        }
        out.reset();

        assertThat(execute("requeue", "shipmentNotification")).isTrue();

        assertThat(said()).contains("requeue: 1 item, 1 will retry", "100000009/6001");
    }

    @Test
    void oneItemIsRequeuedOrDroppedByItsKey() {
        try (HikariDataSource database = Database.of(settings)) {
            DespatchQueue queue = new DespatchQueue(database, shop.url());
            queue.add(DespatchQueueTest.message("100000009", 6001)); // of goods that are not in the order
            queue.add(DespatchQueueTest.message("100000009", 6002));
            execute("run", "shipmentNotification");
        }
        out.reset();

        assertThat(execute("requeue", "shipmentNotification", "100000009/6001")).isTrue();
        assertThat(execute("drop", "shipmentNotification", "100000009/6002")).isTrue();
        assertThat(execute("drop", "shipmentNotification", "100000009/6002")).isFalse();

        assertThat(said())
                .contains(
                        "100000009/6001: will retry (requeued: ",
                        "100000009/6002: skipped (dropped: ",
                        "100000009/6002: unknown (no such item has failed)");
    }

    @Test
    void withTheOrdersTheirCancellationsAreRequeued() {
        execute("run", "orderExport");
        warehouse.stub(request -> request.path().equals("/despatches"), SandboxAnswer.of("<ok/>"));
        warehouse.despatch("100000001", "Royal Mail", "Tracked 24", "RM1", URI.create(warehouse.url() + "despatches"));
        shop.cancel("100000001");
        execute("run", "orderExport");
        assertThat(said()).contains("100000001: given up (No cancel operation performed");
        out.reset();

        assertThat(execute("requeue", "orderExport")).isTrue();

        assertThat(said()).contains("100000001: will retry (requeued: No cancel operation performed");
    }

    @Test
    void anOperationThatDoesNotExistIsAnsweredWithThoseThatDo() {
        assertThat(execute("run", "orders")).isFalse();
        assertThat(said())
                .contains("'orders' is not one of productExport, orderExport, inventoryUpdate, shipmentNotification");
    }

    @Test
    void aRunThatTheShopRefusesIsAFailure() {
        properties.setProperty("magento.apiKey", "wrong");

        assertThat(execute("run", "orderExport")).isFalse();
        assertThat(said()).contains("ended early: ", "Access denied");
    }

    @Test
    void aZeroLimitThatIsNoShareIsRejected() {
        properties.setProperty("schedule.zeroLimit", "50");

        assertThat(execute("run", "inventoryUpdate")).isFalse();
        assertThat(said()).contains("zero limit: the share must be from 0 to 1, was 50.0");
    }

    @Test
    void aSettingThatIsMissingIsNamed() {
        properties.remove("magento.user");

        assertThat(execute("run", "orderExport")).isFalse();
        assertThat(said()).contains("magento.user is missing: set the environment variable MAGENTO_USER");
    }

    @Test
    void anotherCommandIsAnsweredWithThoseThatThereAre() {
        assertThat(execute("start")).isFalse();
        assertThat(said()).contains("Usage: [setup | run OPERATION | requeue OPERATION [ITEM] | drop OPERATION ITEM]");
    }
}
