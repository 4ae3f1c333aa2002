package io.github.orderflowmagento.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;

import static org.assertj.core.api.Assertions.assertThat;

/** Stock from OrderFlow, a file and the command line. */
class StockUpdateTest {
    @TempDir
    Path home;

    private final SandboxShop shop = SandboxShop.start();
    private Cli cli = new Cli(Path.of("/"));

    @BeforeEach
    void connect() {
        cli = new Cli(home).on(shop);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private String file(String text) throws IOException {
        return Files.writeString(home.resolve("stock.csv"), text).toString();
    }

    @Test
    void aFileIsWrittenAndADryRunReportsWhatWouldChange() throws IOException {
        String csv = file("\uFEFFsku;quantity\r\n\"MUG-001\";42\r\n\r\nMUG-002;12,0\r\n");

        Cli.Result dry = cli.run("stock", "update", csv, "--dry-run");
        Cli.Result real = cli.run("stock", "update", csv);

        assertThat(dry.out()).contains("MUG-001  would be sent", "926 → 42");
        assertThat(real.code()).as(real.err()).isZero();
        assertThat(shop.stockOf("MUG-001")).isEqualByComparingTo("42");
        assertThat(shop.stockOf("MUG-002")).isEqualByComparingTo("12");
    }

    @Test
    void aBadLineIsNamedAndTheOthersGoOn() throws IOException {
        Cli.Result result = cli.run("stock", "update", file("sku,quantity\nMUG-001,42\nMUG-002,many\n"));

        assertThat(result.code()).isEqualTo(ExitCode.FAILED);
        assertThat(result.out()).contains("line 3");
        assertThat(shop.stockOf("MUG-001")).isEqualByComparingTo("42");
    }

    @Test
    void aSkuThatIsNamedTwiceIsWrittenIfItsLinesAgree() throws IOException {
        Cli.Result result = cli.run(
                "stock", "update", file("sku,quantity\nMUG-001,42\nMUG-001,42\nMUG-002,1\nMUG-002,2\n"), "-o", "csv");

        assertThat(result.code()).isEqualTo(ExitCode.FAILED);
        assertThat(result.out()).contains("\"MUG-001\",\"done\"", "\"MUG-002\",\"given_up\"");
        assertThat(shop.stockOf("MUG-001")).isEqualByComparingTo("42");
    }

    @Test
    void aDecimalCommaNeedsAnOption() throws IOException {
        String csv = file("sku;quantity\nMUG-001;1,5\n");

        Cli.Result whole = cli.run("stock", "update", csv);
        Cli.Result decimals = cli.run("stock", "update", csv, "--decimals", "--dry-run");

        assertThat(whole.code()).isEqualTo(ExitCode.FAILED);
        assertThat(whole.out()).contains("line 2").contains("1,5");
        assertThat(decimals.out()).contains("926 → 1.5");
    }

    @Test
    void aSkuThatTheCommandLineNamesTwiceIsAMistake() {
        Cli.Result result = cli.run("stock", "update", "--line", "MUG-001=1", "--line", "MUG-001=2");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("MUG-001=2: this SKU is named twice");
    }

    @Test
    void aNamedSkuThatTheShopDoesNotHaveIsAFailure() {
        Cli.Result result = cli.run("stock", "update", "--line", "MUG-999=1", "--line", "MUG-001=1");

        assertThat(result.code()).isEqualTo(ExitCode.FAILED);
        assertThat(result.out()).contains("the shop has no such SKU");
        assertThat(shop.stockOf("MUG-001")).isEqualByComparingTo("1");
    }

    @Test
    void stockIsOfTheSourceThatIsNamed() {
        try (SandboxMagento2Shop magento2 = SandboxMagento2Shop.start()) {
            Cli other = new Cli(home.resolve("m2")).on(magento2);
            assertThat(home.resolve("m2").toFile().mkdir()).isTrue();

            Cli.Result unnamed = other.run("stock", "update", "--line", "MUG-001=42", "--dry-run");
            Cli.Result named =
                    other.run("stock", "update", "--line", "MUG-001=42", "--source", "uk_north", "--dry-run");
            Cli.Result configured = other.with("ORDERFLOW_MAGENTO_STOCK_SOURCE", "default")
                    .run("stock", "update", "--line", "MUG-001=42", "--dry-run");

            assertThat(unnamed.err()).contains("no source was named, and the shop has several");
            assertThat(named.out()).doesNotContain("926");
            assertThat(named.err()).doesNotContain("warning");
            assertThat(configured.out()).contains("926 → 42");
            assertThat(configured.err()).doesNotContain("warning");
        }
    }

    @Test
    void strictlyNothingIsWrittenIfALineIsBad() throws IOException {
        Cli.Result result = cli.run("stock", "update", file("sku,quantity\nMUG-001,42\nMUG-002,many\n"), "--strict");

        assertThat(result.code()).isEqualTo(ExitCode.FAILED);
        assertThat(shop.stockOf("MUG-001")).isEqualByComparingTo("926");
    }

    @Test
    void quantitiesCanBeSaidOnTheCommandLine() {
        Cli.Result result = cli.run("stock", "update", "--line", "MUG-001=7");
        Cli.Result wrong = cli.run("stock", "update", "--line", "MUG-001=-7");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(shop.stockOf("MUG-001")).isEqualByComparingTo("7");
        assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whatOrderFlowHasIsWrittenToAMagento2() {
        try (SandboxMagento2Shop magento2 = SandboxMagento2Shop.start();
                SandboxWarehouse warehouse = SandboxWarehouse.start()) {
            warehouse.setStock("MUG-001", 7);

            Cli.Result result = new Cli(home).on(magento2).on(warehouse).run("stock", "update");

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(magento2.quantityOf("MUG-001", "default"))
                    .isEqualByComparingTo(String.valueOf(warehouse.onHand().get("MUG-001")));
        }
    }

    @Test
    void aComparisonWritesNothingAndItsExitCodeShowsDifferences() throws IOException {
        String csv = file("sku,quantity\nMUG-001,42\n");

        Cli.Result different = cli.run("stock", "compare", csv);
        cli.run("stock", "update", csv);
        Cli.Result same = cli.run("stock", "compare", csv);

        assertThat(different.code()).isEqualTo(ExitCode.FAILED);
        assertThat(different.out()).contains("926 → 42");
        assertThat(same.code()).as(same.err()).isZero();
    }

    @Test
    void aMissingFileIsAMistakeOfUse() {
        Cli.Result result = cli.run("stock", "update", "nowhere.csv");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("nowhere.csv: there is no such file");
    }

    /** Nearly all are SKUs that the shop does not have. With {@code -Dsizes.skus=1000000} there are a million. */
    @Test
    void aFileOfManySkusIsReadInASmallHeap() throws IOException {
        int skus = Integer.getInteger("sizes.skus", 100_000);
        Path csv = home.resolve("skus.csv");
        try (BufferedWriter lines = Files.newBufferedWriter(csv)) {
            lines.write("sku,quantity\nMUG-001,42\n");
            for (int i = 1; i < skus; i++) {
                lines.write("SKU-" + i + "," + i % 1000 + "\n");
            }
        }

        Cli.Result result = cli.option("-Xmx64m").run("stock", "update", csv.toString(), "-o", "csv");

        assertThat(result.err()).contains("inventory update: " + skus + " items");
        assertThat(result.out().lines()).hasSize(skus + 1);
        assertThat(shop.stockOf("MUG-001")).isEqualByComparingTo("42");
    }

    /** One SKU, again and again, and one bad line among them. */
    @Test
    void aFileOfAMillionLinesIsReadInASmallHeap() throws IOException {
        Path csv = home.resolve("million.csv");
        try (BufferedWriter lines = Files.newBufferedWriter(csv)) {
            lines.write("sku,quantity\n");
            for (int i = 0; i < 999_998; i++) {
                lines.write("MUG-001,42\n");
            }
            lines.write("MUG-002,many\nMUG-002,24\n");
        }

        Cli.Result result = cli.option("-Xmx64m").run("stock", "update", csv.toString(), "-o", "json");

        assertThat(result.err()).contains("1 given up");
        assertThat(result.out()).contains("line 1000000");
        assertThat(shop.stockOf("MUG-001")).isEqualByComparingTo("42");
    }
}
