package io.github.orderflowmagento.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;

import static org.assertj.core.api.Assertions.assertThat;

/** The single-file scripts for JBang, compiled and run from source by Java itself, with the class path of this build in place of their //DEPS. */
class ScriptsTest {
    private static final Path SCRIPTS = Path.of("jbang");

    @TempDir
    Path home;

    private final SandboxShop shop = SandboxShop.start();
    private final SandboxWarehouse warehouse = SandboxWarehouse.start();
    private Cli cli = new Cli(Path.of("/"));

    @BeforeEach
    void connect() {
        cli = new Cli(home).on(shop).on(warehouse);
    }

    @AfterEach
    void close() {
        shop.close();
        warehouse.close();
    }

    private Cli.Result script(String name, String... arguments) {
        return cli.source(SCRIPTS.resolve(name), arguments);
    }

    @Test
    void anOrderIsExportedAgain() {
        Cli.Result result = script("ExportOrder.java", "100000009");

        assertThat(result.out()).contains("100000009: done");
        assertThat(warehouse.orders()).containsOnlyKeys("100000009");
    }

    @Test
    void aStockFileIsWritten() throws IOException {
        Files.writeString(home.resolve("stock.csv"), "sku,quantity\nMUG-001,42\n");

        Cli.Result dry = script("PushStock.java", "stock.csv", "dry");
        Cli.Result result = script("PushStock.java", "stock.csv");

        assertThat(dry.out()).contains("926 → 42");
        assertThat(result.out()).contains("MUG-001: done");
        assertThat(shop.stockOf("MUG-001")).isEqualByComparingTo("42");
    }

    @Test
    void anOrderIsShippedOnce() {
        script("ShipOrder.java", "100000009", "desk-17", "ups", "1Z999");

        Cli.Result again = script("ShipOrder.java", "100000009", "desk-17", "ups", "1Z999");

        assertThat(again.out()).contains("already there");
        assertThat(shop.shipmentsOf("100000009")).hasSize(1);
    }

    @Test
    void whatFailedIsListedAndRequeued() {
        warehouse.reject("100000009", "no such service");
        script("ExportOrder.java", "100000009");

        Cli.Result list = script("Failures.java", "order-export.json");
        Cli.Result requeued = script("Failures.java", "order-export.json", "100000009");

        assertThat(list.out()).contains("100000009", "no such service");
        assertThat(requeued.out()).contains("requeued").contains("100000009: waits");
    }

    @Test
    void theCatalogueNamesAllScripts() throws IOException {
        JsonNode aliases = new JsonMapper()
                .readTree(Path.of("jbang-catalog.json").toFile())
                .path("aliases");
        List<String> named = new ArrayList<>();
        aliases.forEach(alias -> named.add(alias.path("script-ref").asText()));

        try (Stream<Path> scripts = Files.list(SCRIPTS)) {
            assertThat(named).containsAll(scripts.map(Path::toString).toList());
        }
    }

    @Test
    void scriptsDependOnWhatThisBuildIs() throws IOException {
        String version =
                cli.run("--version").out().lines().findFirst().orElseThrow().replace("orderflow-magento ", "");
        try (Stream<Path> scripts = Files.list(SCRIPTS)) {
            assertThat(scripts)
                    .isNotEmpty()
                    .allSatisfy(script -> assertThat(Files.readString(script))
                            .contains("//DEPS io.github.orderflowmagento:mapping-core:" + version + "\n"));
        }
    }
}
