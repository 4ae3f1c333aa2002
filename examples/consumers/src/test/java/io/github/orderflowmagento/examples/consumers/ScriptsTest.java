package io.github.orderflowmagento.examples.consumers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;

import static org.assertj.core.api.Assertions.assertThat;

/** The command line's scripts for JBang, run by JBang with what this project publishes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "JBang prints a command for the shell")
class ScriptsTest {
    private static final String ORDER = "100000009";
    private static final String[] SHIP = {ORDER, "desk-17", "ups", "1Z999"};

    @TempDir
    private static Path installation;

    @TempDir
    private Path folder;

    private final SandboxShop magento1 = SandboxShop.start();
    private final SandboxMagento2Shop magento2 = SandboxMagento2Shop.start();
    private final SandboxWarehouse warehouse = SandboxWarehouse.start();

    @BeforeEach
    void addCatalogue() throws Exception {
        onMagento1().addCatalogue();
    }

    @AfterEach
    void close() {
        magento1.close();
        magento2.close();
        warehouse.close();
    }

    private JBang jbang() {
        return new JBang(installation, folder)
                .with("ORDERFLOW_URL", warehouse.url())
                .with("ORDERFLOW_USER", warehouse.user())
                .with("ORDERFLOW_PASSWORD", warehouse.password())
                .with("ORDERFLOW_ORGANISATION", warehouse.organisation())
                .with("ORDERFLOW_CHANNEL", warehouse.channel());
    }

    private JBang onMagento1() {
        return jbang().with("MAGENTO_URL", magento1.url())
                .with("MAGENTO_USER", magento1.apiUser())
                .with("MAGENTO_API_KEY", magento1.apiKey());
    }

    private JBang onMagento2() {
        return jbang().with("MAGENTO_URL", magento2.url())
                .with("MAGENTO_CONSUMER_KEY", magento2.consumerKey())
                .with("MAGENTO_CONSUMER_SECRET", magento2.consumerSecret())
                .with("MAGENTO_TOKEN", magento2.token())
                .with("MAGENTO_TOKEN_SECRET", magento2.tokenSecret());
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("stock.csv"), text).toString();
    }

    @Test
    void anOrderOfAMagento1IsExported() throws Exception {
        JBang.Result result = onMagento1().run("export-order", ORDER);

        assertThat(result.out()).contains(ORDER + ": done");
        assertThat(result.code()).isZero();
        assertThat(warehouse.orders()).containsOnlyKeys(ORDER);
    }

    @Test
    void anOrderOfAMagento2IsExported() throws Exception {
        JBang.Result result = onMagento2().run("export-order", ORDER);

        assertThat(result.out()).contains(ORDER + ": done");
        assertThat(warehouse.orders()).containsOnlyKeys(ORDER);
    }

    @Test
    void aStockFileIsWrittenToAMagento1() throws Exception {
        String csv = file("sku,quantity\nMUG-001,42\n");

        JBang.Result dry = onMagento1().run("push-stock", csv, "dry");
        JBang.Result result = onMagento1().run("push-stock", csv);

        assertThat(dry.out()).contains("926 → 42");
        assertThat(result.out()).contains("MUG-001: done");
        assertThat(magento1.stockOf("MUG-001")).isEqualByComparingTo("42");
    }

    @Test
    void aStockFileIsWrittenToAMagento2() throws Exception {
        JBang.Result result = onMagento2().run("push-stock", file("sku,total\nMUG-001,42\n"));

        assertThat(result.out()).contains("MUG-001: done");
        assertThat(magento2.quantityOf("MUG-001", "default")).isEqualByComparingTo("42");
    }

    @Test
    void anOrderOfAMagento1IsShippedOnce() throws Exception {
        onMagento1().run("ship-order", SHIP);

        JBang.Result again = onMagento1().run("ship-order", SHIP);

        assertThat(again.out()).contains("already there");
        assertThat(again.code()).isZero();
        assertThat(magento1.shipmentsOf(ORDER)).hasSize(1);
    }

    @Test
    void anOrderOfAMagento2IsShipped() throws Exception {
        JBang.Result result = onMagento2().run("ship-order", SHIP);

        assertThat(result.out()).contains(ORDER + "/ref desk-17: done");
        assertThat(magento2.shipmentsOf(ORDER)).hasSize(1);
    }

    @Test
    void whatFailedIsListedAndRequeued() throws Exception {
        warehouse.reject(ORDER, "no such service");
        JBang.Result refused = onMagento1().run("export-order", ORDER);

        JBang.Result list = jbang().run("failures", "order-export.json");
        JBang.Result requeued = jbang().run("failures", "order-export.json", ORDER);

        assertThat(refused.code()).isEqualTo(1);
        assertThat(list.out()).contains(ORDER, "no such service");
        assertThat(requeued.out()).contains(ORDER + ": will retry (requeued: ");
    }

    @Test
    void aWrongKeyEndsWithExitCode1() throws Exception {
        JBang.Result result =
                onMagento1().with("MAGENTO_API_KEY", "wrong-key-1").run("export-order", ORDER);

        assertThat(result.out()).contains("Access denied").doesNotContain("wrong-key-1");
        assertThat(result.code()).isEqualTo(1);
    }
}
