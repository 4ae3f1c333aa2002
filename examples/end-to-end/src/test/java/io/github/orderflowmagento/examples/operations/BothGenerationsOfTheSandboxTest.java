package io.github.orderflowmagento.examples.operations;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.github.orderflowmagento.examples.SandboxClients;
import io.github.orderflowmagento.examples.sandbox.SandboxExtension;
import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.orderflow.OrderFlow;

import static org.assertj.core.api.Assertions.assertThat;

/** The warehouse learns the same from a Magento 1 and from the Magento 2 that its merchant has migrated to. */
@ExtendWith(SandboxExtension.class)
class BothGenerationsOfTheSandboxTest {

    @Test
    void theSameProductsReachTheWarehouse(SandboxShop old, SandboxMagento2Shop migrated) {
        try (SandboxWarehouse first = SandboxWarehouse.start();
                SandboxWarehouse second = SandboxWarehouse.start()) {
            Run before = run(
                    client(old),
                    first,
                    both -> ProductExport.between(both.shop(), both.warehouse()).build());
            Run after = run(
                    client(migrated),
                    second,
                    both -> ProductExport.between(both.shop(), both.warehouse()).build());

            assertThat(after.summary()).isEqualTo(before.summary());
            assertThat(second.products()).hasSize(17).isEqualTo(first.products());
        }
    }

    @Test
    void theSameOrdersReachTheWarehouse(SandboxShop old, SandboxMagento2Shop migrated) {
        try (SandboxWarehouse first = SandboxWarehouse.start();
                SandboxWarehouse second = SandboxWarehouse.start()) {
            Run before = run(
                    client(old),
                    first,
                    both -> OrderExport.between(both.shop(), both.warehouse()).build());
            Run after = run(
                    client(migrated),
                    second,
                    both -> OrderExport.between(both.shop(), both.warehouse()).build());

            assertThat(after.summary()).isEqualTo(before.summary());
            assertThat(whenever(second.orders())).hasSize(8).isEqualTo(whenever(first.orders()));
        }
    }

    /** Without the time of the export, which is the one thing that differs. */
    private static Map<String, Map<String, String>> whenever(Map<String, Map<String, String>> orders) {
        Map<String, Map<String, String>> whenever = new TreeMap<>();
        orders.forEach((number, order) -> {
            Map<String, String> fields = new TreeMap<>(order);
            assertThat(fields.put("exported", "now")).isNotNull();
            whenever.put(number, fields);
        });
        return whenever;
    }

    private record Both(Magento shop, OrderFlow warehouse) {}

    private static Run run(Magento client, SandboxWarehouse sandbox, Function<Both, Operation> operation) {
        try (client;
                OrderFlow warehouse = SandboxClients.to(sandbox).build()) {
            return operation.apply(new Both(client, warehouse)).run(RunState.initial());
        }
    }

    private static Magento client(SandboxShop shop) {
        return SandboxClients.to(shop).build();
    }

    private static Magento client(SandboxMagento2Shop shop) {
        return SandboxClients.to(shop).build();
    }
}
