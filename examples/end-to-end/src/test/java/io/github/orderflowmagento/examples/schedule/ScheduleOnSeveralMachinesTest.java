package io.github.orderflowmagento.examples.schedule;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.examples.JavaProcess;
import io.github.orderflowmagento.examples.SandboxSettings;
import io.github.orderflowmagento.examples.quickstart.Settings;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.JdbcCheckpoint;

import static org.assertj.core.api.Assertions.assertThat;

/** Two processes on one real database, one shop and one warehouse: as two machines run the operations for a merchant. */
@Timeout(value = 15, unit = TimeUnit.MINUTES) // for what waits for ever
class ScheduleOnSeveralMachinesTest {
    /** The first run has all orders in one, and the others have none. */
    private static final int ONE_BATCH = 1;

    private static EmbeddedPostgres postgres;

    /** A machine counts as dead when it misses some of these. */
    private String heartbeat = "PT1S";

    @TempDir
    private Path directory;

    private final WatchedShop shop = new WatchedShop();
    private final SandboxWarehouse warehouse = SandboxWarehouse.start();
    private DataSource database;
    private String databaseUrl;

    @SuppressWarnings("NullAway.Init") // set before each test
    ScheduleOnSeveralMachinesTest() {}

    @BeforeAll
    static void aDatabaseServer() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(10))
                .start();
    }

    @AfterAll
    static void noDatabaseServer() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void aDatabaseOfItsOwn() throws Exception {
        String name = "schedule" + System.nanoTime();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var sql = connection.createStatement()) {
            sql.execute("CREATE DATABASE " + name);
        }
        database = postgres.getDatabase("postgres", name);
        databaseUrl = postgres.getJdbcUrl("postgres", name);
        Database.setUp(database);
    }

    @AfterEach
    void close() {
        shop.close();
        warehouse.close();
    }

    /** Order exports as often as the scheduler can have them, and nothing else. */
    private Map<String, String> settings(String host) {
        Map<String, String> settings = SandboxSettings.of(shop.inside(), warehouse);
        settings.put("magento.url", shop.inside().url().replace("127.0.0.1", host));
        settings.put("schedule.shop", "sandbox");
        settings.put("schedule.database", databaseUrl);
        settings.put("schedule.orderExport", "FIXED_DELAY|1s");
        settings.put("schedule.productExport", "-");
        settings.put("schedule.inventoryUpdate", "-");
        settings.put("schedule.shipmentNotification", "-");
        settings.put("schedule.poll", "PT0.02S");
        settings.put("schedule.heartbeat", heartbeat);
        return settings;
    }

    /** A machine, known to the shop by the host name that it calls the shop by. */
    private JavaProcess machine(String host) {
        return JavaProcess.start(ScheduledOperations.class, settings(host), directory.resolve(host + ".log"));
    }

    private boolean runOnDemand(PrintStream out) {
        Properties properties = new Properties();
        properties.putAll(settings("127.0.0.1"));
        return ScheduledOperations.execute(new Settings(properties, Map.of()), out, "run", "orderExport");
    }

    /** How often a state was kept: after each run, and after each batch. */
    private long timesKept(String operation) {
        Checkpoint checkpoint = new JdbcCheckpoint(database, operation + ", sandbox");
        return checkpoint.load().version();
    }

    /** The patience is for a slow machine; nothing is said about how long things take. */
    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(10));
    }

    @Test
    void everyDueRunIsDoneByOneOfTwoMachinesAndNeverTwoAtOnce() throws Exception {
        heartbeat = "PT1M"; // a machine that is only slow is not dead
        AtomicInteger onDemand = new AtomicInteger();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (JavaProcess one = machine("127.0.0.1");
                JavaProcess other = machine("localhost")) {
            await().until(() -> {
                if (runOnDemand(nowhere)) { // time and again, beside what the machines do
                    onDemand.incrementAndGet();
                }
                return Collections.frequency(shop.visitors(), "127.0.0.1") >= 3 + onDemand.get()
                        && Collections.frequency(shop.visitors(), "localhost") >= 3;
            });
            one.stop();
            other.stop();
            one.awaitEnd();
            other.awaitEnd();
        }

        assertThat(shop.mostAtOnce()).isOne();
        assertThat(timesKept("order export")).isEqualTo(shop.visitors().size() + ONE_BATCH);
    }

    @Test
    void theWorkOfAKilledMachineIsFinishedByAnother() throws InterruptedException {
        WatchedShop.Gate gate = shop.closeGate();
        try (JavaProcess killed = machine("127.0.0.1")) {
            gate.awaitRun();
            try (JavaProcess other = machine("localhost")) {
                killed.kill();
                gate.open();

                await().until(() -> timesKept("order export") >= 3);
                assertThat(other.isAlive()).isTrue();
            }
        }

        assertThat(shop.visitors().get(0)).isEqualTo("127.0.0.1");
        assertThat(shop.visitors().subList(1, shop.visitors().size())).containsOnly("localhost");
        assertThat(warehouse.orders()).hasSize(8);
    }

    @Test
    void aStoppingMachineFinishesItsRunAndStartsNoOther() throws InterruptedException {
        WatchedShop.Gate gate = shop.closeGate();
        try (JavaProcess machine = machine("127.0.0.1")) {
            gate.awaitRun();

            machine.stop();
            await().until(() ->
                    Files.readString(directory.resolve("127.0.0.1.log")).contains("Stopping"));
            gate.open();
            machine.awaitEnd();
        }

        assertThat(shop.visitors()).hasSize(1);
        assertThat(timesKept("order export")).isEqualTo(1 + ONE_BATCH);
        assertThat(warehouse.orders()).hasSize(8);
    }

    @Test
    void aRunOnDemandStopsBeforeTheShopWhileAScheduledOneIsUnderWay() throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WatchedShop.Gate gate = shop.closeGate();
        try (JavaProcess machine = machine("localhost")) {
            gate.awaitRun();

            assertThat(runOnDemand(new PrintStream(out, true, StandardCharsets.UTF_8)))
                    .isFalse();
            assertThat(shop.visitors()).hasSize(1);
            gate.open();
            machine.stop();
            machine.awaitEnd();
        }

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("order export, sandbox", "another run uses it");
    }

    @Test
    void aScheduledRunThatMeetsOneOnDemandIsDoneAfterIt() throws Exception {
        WatchedShop.Gate gate = shop.closeGate();
        Thread onDemand = new Thread(() -> runOnDemand(new PrintStream(OutputStream.nullOutputStream())));
        onDemand.start();
        gate.awaitRun();
        try (JavaProcess machine = machine("localhost")) {
            await().until(this::aScheduledRunHasFailed);
            assertThat(shop.visitors()).containsExactly("127.0.0.1");

            gate.open();
            onDemand.join();
            await().until(() -> shop.visitors().contains("localhost"));
            assertThat(machine.isAlive()).isTrue();
        }
        assertThat(shop.mostAtOnce()).isOne();
    }

    private boolean aScheduledRunHasFailed() throws Exception {
        try (var connection = database.getConnection();
                var sql = connection.createStatement();
                var rows = sql.executeQuery("SELECT 1 FROM scheduled_tasks WHERE consecutive_failures > 0")) {
            return rows.next();
        }
    }
}
