package io.github.orderflowmagento.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;

import static org.assertj.core.api.Assertions.assertThat;

/** One cause has one exit code, whatever the verb, and is told in the words of the configuration. */
class CausesTest extends SandboxFixture {
    @Test
    void anUnknownChannelIsConfiguration() {
        cli.with("ORDERFLOW_CHANNEL", "nope");

        Cli.Result export = cli.run("orders", "export", "100000009");
        Cli.Result compare = cli.run("orders", "compare", "100000009");
        Cli.Result doctor = cli.run("doctor");
        Cli.Result runs = cli.run("runs", "list", "-o", "csv");

        assertThat(export.code()).as(export.err()).isEqualTo(ExitCode.USAGE);
        assertThat(export.err()).contains("'nope'", "orderflow.channel").doesNotContain("(...)");
        assertThat(compare.code()).as(compare.err()).isEqualTo(ExitCode.USAGE);
        assertThat(doctor.code()).as(doctor.out()).isEqualTo(ExitCode.USAGE);
        assertThat(doctor.out()).doesNotContain("(...)");
        assertThat(runs.out()).contains("\"not_found\"");
    }

    @Test
    void aWrongPasswordIsDeniedAccess() {
        cli.with("ORDERFLOW_PASSWORD", "wrong-1");

        Cli.Result export = cli.run("products", "export", "MUG-001");
        Cli.Result compare = cli.run("orders", "compare", "100000009");

        assertThat(export.code()).as(export.err()).isEqualTo(ExitCode.ACCESS_DENIED);
        assertThat(export.err()).contains("Check the credentials").doesNotContain("(...)");
        assertThat(compare.code()).as(compare.err()).isEqualTo(ExitCode.ACCESS_DENIED);
    }

    @Test
    void aShopAtAnotherPathIsNotReachedAndTheDoctorSaysWhereItIs() {
        cli.with("MAGENTO_URL", shop.url().replaceFirst("/index.php/$", "/nowhere/"));

        Cli.Result export = cli.run("orders", "export");
        Cli.Result doctor = cli.run("doctor");

        assertThat(export.code()).as(export.err()).isEqualTo(ExitCode.NOT_REACHED);
        assertThat(doctor.code()).as(doctor.out()).isEqualTo(ExitCode.NOT_REACHED);
        assertThat(doctor.out()).contains("set magento.url to ");
    }

    @Test
    void theDoctorSaysWhyNothingIsReached() {
        cli.with("MAGENTO_URL", "http://127.0.0.1:1/").with("ORDERFLOW_URL", "http://127.0.0.1:1/rtd/");

        Cli.Result doctor = cli.run("doctor");

        assertThat(doctor.code()).as(doctor.out()).isEqualTo(ExitCode.NOT_REACHED);
        assertThat(doctor.out().lines())
                .filteredOn(line -> line.contains("NOT OK"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("connection"));
    }

    @Test
    void aMistakeInAnAddressIsNamedByItsKey() {
        Cli.Result noAddress = cli.run("orders", "export", "--set", "magento.url=shop.example");
        Cli.Result inClear = cli.run("orders", "export", "--set", "orderflow.url=http://of.example/");
        Cli.Result link = cli.run("link", "order", "100000009", "--set", "orderflow.url=of.example");

        assertThat(noAddress.code()).isEqualTo(ExitCode.USAGE);
        assertThat(noAddress.err()).contains("magento.url: not an address that begins with https://");
        assertThat(inClear.err()).contains("orderflow.url: plain http to of.example", "orderflow.allow_plain_http");
        assertThat(link.err()).contains("orderflow.url: not an address");
    }

    @Test
    void aStatusThatNoOrderHasIsNamed() {
        Cli.Result result = cli.run("orders", "export", "--status", "procesing");
        Cli.Result standard = cli.run("orders", "export", "--status", "payment_review", "--dry-run");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("no order of the shop has this status; did you mean processing?");
        assertThat(standard.err()).doesNotContain("has this status");
    }

    @Test
    void aNamedOrderIsCancelledAndOthersAreRefused() {
        assertThat(cli.run("orders", "export", "100000001", "--status", "pending")
                        .code())
                .isZero();
        assertThat(cli.run("orders", "export", "100000009").code()).isZero();
        shop.cancel("100000001");

        Cli.Result dry = cli.run("orders", "cancel", "--number", "100000001", "--dry-run");
        Cli.Result cancelled = cli.run("orders", "cancel", "--number", "100000001");
        Cli.Result refused = cli.run("orders", "cancel", "100000009", "999");

        assertThat(dry.out()).contains("100000001  would be sent");
        assertThat(cancelled.code()).as(cancelled.err()).isZero();
        assertThat(warehouse.orderState("100000001")).containsIgnoringCase("cancel");
        assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.out()).contains("it is processing in the shop, not cancelled", "999        unknown");
        assertThat(refused.err()).doesNotContain("failed requeue");
        assertThat(warehouse.orderState("100000009")).doesNotContainIgnoringCase("cancel");
    }

    @Test
    void aFileWithoutWhatIsOnHandIsRefusedOnceWithTheOptionToAdd() throws IOException {
        Path csv = Files.writeString(home.resolve("stock.csv"), "sku,quantity\nMUG-001,42\nMUG-002,24\n");
        try (SandboxMagento2Shop magento2 = SandboxMagento2Shop.start()) {
            Cli other = new Cli(home).on(magento2);

            Cli.Result refused = other.run("stock", "update", csv.toString());
            Cli.Result named = other.run("stock", "update", csv.toString(), "--column", "quantity=total");

            assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
            assertThat(refused.err()).contains("reserves units for open orders", "--column quantity=total");
            assertThat(refused.out()).doesNotContain("MUG-001");
            assertThat(named.code()).as(named.err()).isZero();
            assertThat(magento2.quantityOf("MUG-001", "default")).isEqualByComparingTo("42");
        }
    }

    @Test
    void aFileOfUnitsOnHandIsRefusedOnceByAMagento1() throws IOException {
        Path csv = Files.writeString(home.resolve("stock.csv"), "sku,total\nMUG-001,42\n");

        Cli.Result refused = cli.run("stock", "update", csv.toString());
        Cli.Result named = cli.run("stock", "update", csv.toString(), "--column", "total=quantity");

        assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.err()).contains("name it quantity", "--column");
        assertThat(refused.out()).doesNotContain("MUG-001");
        assertThat(named.code()).as(named.err()).isZero();
        assertThat(shop.stockOf("MUG-001")).isEqualByComparingTo("42");
    }

    @Test
    void theMappingIsCheckedWithOrdersOfMoreDays() {
        Cli.Result recent = cli.run("mapping", "check");
        Cli.Result all = cli.run("mapping", "check", "--days", "36500");

        assertThat(recent.out()).contains("check more days");
        assertThat(all.out()).doesNotContain("check more days");
    }

    @Test
    void aLimitIsAWholeNumberFromOne() {
        Cli.Result result = cli.run("orders", "export", "--limit", "0");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("'0' is not a whole number from 1");
    }

    @Test
    void aSourceThatTheShopDoesNotHaveIsRefusedInADryRunToo() {
        String[] ship = {"shipments", "notify", "100000009", "--reference", "d-1", "--all", "--source", "nope"};

        Cli.Result real = cli.run(ship);
        Cli.Result dry = cli.run(
                "shipments", "notify", "100000009", "--reference", "d-1", "--all", "--source", "nope", "--dry-run");

        assertThat(real.code()).as(real.err()).isEqualTo(ExitCode.USAGE);
        assertThat(dry.code()).isEqualTo(ExitCode.USAGE);
        assertThat(dry.err())
                .contains("--source nope: the shop has no such source, or it is disabled; there are default");
        assertThat(shop.shipmentsOf("100000009")).isEmpty();
    }

    @Test
    void aShipmentThatIsRequeuedIsTriedByItsCommand() {
        Cli.Result failed = cli.run("shipments", "notify", "100000009", "--reference", "d-1", "--item", "NOPE=1");
        Cli.Result requeued = cli.run("failed", "requeue", "100000009/ref d-1");

        assertThat(failed.code()).isEqualTo(ExitCode.FAILED);
        assertThat(failed.err()).contains("run the same command again");
        assertThat(requeued.code()).as(requeued.err()).isZero();
        assertThat(requeued.err()).contains("run the same shipments notify again");
    }
}
