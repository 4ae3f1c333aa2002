package io.github.orderflowmagento.cli;

import java.io.IOException;
import java.nio.file.Path;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.operation.checkpoint.MariaDbServer;

import static org.assertj.core.api.Assertions.assertThat;

/** States and the record of runs in databases, by the drivers that are in the jar. */
class DatabaseTest {
    @TempDir
    Path home;

    private final SandboxShop shop = SandboxShop.start();
    private final SandboxWarehouse warehouse = SandboxWarehouse.start();
    private Cli cli = new Cli(Path.of("/"));

    @BeforeEach
    void connect() {
        cli = new Cli(home).fromJar().on(shop).on(warehouse);
    }

    @AfterEach
    void close() {
        shop.close();
        warehouse.close();
    }

    private void exportTwice(String url) {
        cli.with("ORDERFLOW_MAGENTO_STATE_LOCATION", url);

        Cli.Result doctor = cli.run("doctor", "--quiet");
        Cli.Result first = cli.run("orders", "export");
        Cli.Result second = cli.run("orders", "export");
        Cli.Result runs = cli.run("runs", "list", "-o", "csv");

        assertThat(doctor.code()).as(doctor.out()).isZero();
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.err()).isEqualTo("order export: 8 items, 8 done\n");
        assertThat(second.err()).isEqualTo("order export: 0 items\n");
        assertThat(runs.out().lines()).hasSize(3);
        assertThat(home.resolve(".local")).doesNotExist();
    }

    @Test
    void h2KeepsStatesAndRuns() {
        exportTwice("jdbc:h2:" + home.resolve("db"));
    }

    @Test
    void postgreSqlKeepsStatesAndRuns() throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            exportTwice(server.getJdbcUrl("postgres", "postgres"));
        }
    }

    @Test
    @EnabledIf(
            value = "io.github.orderflowmagento.operation.checkpoint.MariaDbServer#isInstalled",
            disabledReason = "mariadbd is not installed")
    void mariaDbKeepsStatesAndRuns(@TempDir Path folder) throws Exception {
        try (MariaDbServer server = MariaDbServer.start(folder)) {
            exportTwice(server.url(""));
        }
    }
}
