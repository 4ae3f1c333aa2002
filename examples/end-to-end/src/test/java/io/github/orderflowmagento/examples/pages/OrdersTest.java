package io.github.orderflowmagento.examples.pages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxExtension;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.OrderFlowClient;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(SandboxExtension.class)
class OrdersTest {
    @Test
    void ordersThatMeetABusyWarehouseAreSentByTheNextRun(SandboxShop sandboxShop, SandboxWarehouse sandboxWarehouse) {
        try (Magento shop = MagentoClient.magento1()
                        .baseUrl(sandboxShop.url())
                        .credentials(sandboxShop.apiUser(), sandboxShop.apiKey())
                        .build();
                OrderFlow warehouse = OrderFlowClient.builder()
                        .baseUrl(sandboxWarehouse.url())
                        .credentials(sandboxWarehouse.user(), sandboxWarehouse.password())
                        .organisation(sandboxWarehouse.organisation())
                        .channel(sandboxWarehouse.channel())
                        .build()) {
            OrderExport export = OrderExport.between(shop, warehouse).build();
            sandboxWarehouse.stubNext(1, SandboxAnswer.status(503));

            Run first = export.run(RunState.initial());
            export.run(first.next());

            assertThat(first.endedEarly()).isPresent();
            assertThat(sandboxWarehouse.orders()).hasSize(8).containsKey("100000009");
        }
    }
}
