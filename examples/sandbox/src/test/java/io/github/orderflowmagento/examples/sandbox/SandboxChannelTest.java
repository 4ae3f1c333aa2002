package io.github.orderflowmagento.examples.sandbox;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.github.orderflowmagento.examples.sandbox.WarehouseCaller.ORDERS;
import static io.github.orderflowmagento.examples.sandbox.WarehouseCaller.PRODUCTS;
import static io.github.orderflowmagento.examples.sandbox.WarehouseCaller.batch;
import static io.github.orderflowmagento.examples.sandbox.WarehouseCaller.entity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

/** A warehouse of several channels: each has its own products, orders and inventory. */
class SandboxChannelTest {

    private static final String ORDER = entity(
            "order", "insert", "100000009", "orderLine.1.product.externalReference=MUG-001\norderLine.1.quantity=2");

    private final SandboxWarehouse warehouse =
            SandboxWarehouse.builder().channels("uk", "de").start();
    private final SandboxChannel british = warehouse.inChannel("uk");
    private final SandboxChannel german = warehouse.inChannel("de");
    private final WarehouseCaller uk = new WarehouseCaller(warehouse, "uk");
    private final WarehouseCaller de = new WarehouseCaller(warehouse, "de");

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void aProductIsInItsChannelOnly() throws IOException, InterruptedException {
        de.send(PRODUCTS, batch(entity("product", "merge", "MUG-001", "description=Becher")));

        assertThat(german.products()).containsOnlyKeys("MUG-001");
        assertThat(british.products()).isEmpty();
        assertThat(de.get("remotewarehouse/inventory.xml")).contains("product=\"MUG-001\" quantity=\"25\"");
        assertThat(uk.get("remotewarehouse/inventory.xml")).endsWith("<inventory></inventory>");
    }

    @Test
    void theStockOfAProductIsItsChannels() throws IOException, InterruptedException {
        british.setStock("MUG-001", 3);
        german.setStock("MUG-001", 7);

        assertThat(uk.get("remotewarehouse/inventory.xml")).contains("quantity=\"3\"");
        assertThat(de.get("remotewarehouse/inventory.xml")).contains("quantity=\"7\"");
    }

    @Test
    void anOrderNumberIsADuplicateInItsChannelOnly() throws IOException, InterruptedException {
        uk.send(ORDERS, batch(ORDER));

        assertThat(de.send(ORDERS, batch(ORDER)).body()).contains("<importSuccess ");
        assertThat(uk.send(ORDERS, batch(ORDER)).body()).contains("<importDuplicate ");
    }

    @Test
    void anOrderIsCancelledInItsChannelOnly() throws IOException, InterruptedException {
        uk.send(ORDERS, batch(ORDER));
        de.send(ORDERS, batch(ORDER));

        assertThat(de.cancel("100000009")).contains("Operation completed");

        assertThat(german.orderState("100000009")).isEqualTo("cancelled");
        assertThat(british.orderState("100000009")).isEqualTo("created");
        assertThat(de.cancel("100000009")).contains("No cancel operation performed");
    }

    @Test
    void anOrderOfAnotherChannelIsNotThereToBeCancelled() throws IOException, InterruptedException {
        uk.send(ORDERS, batch(ORDER));

        assertThat(de.cancel("100000009")).contains("Unable to find order");
        assertThat(british.orderState("100000009")).isEqualTo("created");
    }

    @Test
    void aDespatchTakesStockOfItsChannelOnly() throws IOException, InterruptedException {
        british.setStock("MUG-001", 10);
        german.setStock("MUG-001", 10);
        uk.send(ORDERS, batch(ORDER));
        de.send(ORDERS, batch(ORDER));
        try (SandboxWarehouse receiver = SandboxWarehouse.start()) {
            receiver.stub(request -> true, SandboxAnswer.of("received"));
            german.despatch("100000009", "DHL", "Paket", "D1", URI.create(receiver.url()));
        }

        assertThat(german.onHand()).containsExactly(entry("MUG-001", 8));
        assertThat(british.onHand()).containsExactly(entry("MUG-001", 10));
        assertThat(de.cancel("100000009")).contains("No cancel operation performed");
        assertThat(uk.cancel("100000009")).contains("Operation completed");
    }

    @Test
    void messagesAreNumberedThroughAllChannels() throws IOException, InterruptedException {
        uk.send(ORDERS, batch(ORDER));
        de.send(ORDERS, batch(ORDER));
        List<String> messages = new CopyOnWriteArrayList<>();
        try (SandboxWarehouse receiver = SandboxWarehouse.start()) {
            receiver.stub(request -> messages.add(request.body()), SandboxAnswer.of("received"));
            british.despatch("100000009", "DPD", "Next Day", "D1", URI.create(receiver.url()));
            german.despatch("100000009", "DHL", "Paket", "D2", URI.create(receiver.url()));
        }

        assertThat(messages)
                .satisfiesExactly(
                        first -> assertThat(first).contains(">6001</messageSeqId>"),
                        second -> assertThat(second).contains(">6002</messageSeqId>"));
    }

    @Test
    void withoutAChannelTheFirstCounts() throws IOException, InterruptedException {
        uk.send(ORDERS, batch(ORDER));

        assertThat(warehouse.channel()).isEqualTo("uk");
        assertThat(warehouse.channels()).containsOnlyKeys("uk", "de");
        assertThat(warehouse.orders()).containsOnlyKeys("100000009");
    }

    @Test
    void aChannelThatTheWarehouseDoesNotHaveIsNamed() throws IOException, InterruptedException {
        assertThat(new WarehouseCaller(warehouse, "fr")
                        .send(ORDERS, batch(ORDER))
                        .body())
                .contains("Unable to find channel with external reference &apos;fr&apos;");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> warehouse.inChannel("fr"))
                .withMessage("the sandbox warehouse has no channel 'fr', only [uk, de]");
    }

    @Test
    void channelsOfOneNameAreRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SandboxWarehouse.builder().channels("uk", "uk"))
                .withMessage("channels must have different names that are not empty, was [uk, uk]");
    }
}
