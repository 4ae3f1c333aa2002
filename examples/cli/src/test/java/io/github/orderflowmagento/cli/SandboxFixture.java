package io.github.orderflowmagento.cli;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;

/** A command line with an empty home, connected to a Magento 1 and a warehouse of its own. */
abstract class SandboxFixture {
    @TempDir
    Path home;

    final SandboxShop shop = SandboxShop.start();
    final SandboxWarehouse warehouse = SandboxWarehouse.start();
    Cli cli = new Cli(Path.of("/"));

    @BeforeEach
    final void connect() {
        cli = new Cli(home).on(shop).on(warehouse);
    }

    @AfterEach
    final void close() {
        shop.close();
        warehouse.close();
    }
}
