package io.github.orderflowmagento.cli;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;

import static org.assertj.core.api.Assertions.assertThat;

/** Shipments by the command line's words. */
class ShipmentsTest {
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

    @Test
    void oneReferenceShipsOnce() {
        String[] ship = {
            "shipments",
            "notify",
            "100000009",
            "--reference",
            "desk-17",
            "--all",
            "--carrier",
            "ups",
            "--tracking",
            "1Z999"
        };

        Cli.Result first = cli.run(ship);
        Cli.Result second = cli.run(ship);
        Cli.Result show = cli.run("shipments", "show", "100000009");

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).contains("100000009/ref desk-17  done");
        assertThat(second.out()).contains("already there");
        assertThat(shop.shipmentsOf("100000009")).hasSize(1);
        assertThat(show.out()).contains("2 × MUG-001", "1Z999");
    }

    @Test
    void aMagento2IsShippedBySkus() {
        try (SandboxMagento2Shop magento2 = SandboxMagento2Shop.start()) {
            Cli other = new Cli(home).on(magento2);

            Cli.Result result = other.run(
                    "shipments", "notify", "100000009", "--reference", "desk-1", "--item", "MUG-001=1", "-o", "json");
            Cli.Result tooMany =
                    other.run("shipments", "notify", "100000009", "--reference", "desk-2", "--item", "MUG-001=9");

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(magento2.shipmentsOf("100000009")).hasSize(1);
            assertThat(tooMany.code()).isEqualTo(ExitCode.FAILED);
            assertThat(magento2.shipmentsOf("100000009")).hasSize(1);
        }
    }

    @Test
    void anUnknownOrderDoesNotHideTheOthers() {
        Cli.Result show = cli.run("shipments", "show", "999", "100000009");

        assertThat(show.code()).isEqualTo(ExitCode.FAILED);
        assertThat(show.err()).contains("999: the shop has no such order", "100000009: no shipment");
    }

    @Test
    void aDryRunShipsNothing() {
        Cli.Result result = cli.run("shipments", "notify", "100000009", "--reference", "desk-17", "--all", "--dry-run");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("would be sent");
        assertThat(shop.shipmentsOf("100000009")).isEmpty();
    }

    @Test
    void anInstructionMustSayWhatIsShipped() {
        Cli.Result nothing = cli.run("shipments", "notify", "100000009", "--reference", "desk-17");
        Cli.Result noReference = cli.run("shipments", "notify", "100000009", "--all");

        assertThat(nothing.code()).isEqualTo(ExitCode.USAGE);
        assertThat(nothing.err()).contains("--all that is left, or --item SKU=UNITS");
        assertThat(noReference.err()).contains("--reference is missing");
    }
}
