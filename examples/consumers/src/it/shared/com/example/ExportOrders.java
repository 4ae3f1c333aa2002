package com.example;

import java.nio.file.Path;
import java.time.Instant;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.FileCheckpoint;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.OrderFlowClient;

public class ExportOrders {
    public static void main(String[] arguments) {
        try (Magento shop = MagentoClient.magento1()
                        .baseUrl(System.getenv("MAGENTO_URL"))
                        .credentials(System.getenv("MAGENTO_USER"), System.getenv("MAGENTO_API_KEY"))
                        .build();
                OrderFlow warehouse = OrderFlowClient.builder()
                        .baseUrl(System.getenv("ORDERFLOW_URL"))
                        .credentials(System.getenv("ORDERFLOW_USER"), System.getenv("ORDERFLOW_PASSWORD"))
                        .organisation(System.getenv("ORDERFLOW_ORGANISATION"))
                        .channel(System.getenv("ORDERFLOW_CHANNEL"))
                        .build()) {

            OrderExport export = OrderExport.between(shop, warehouse)
                    .statuses("processing")
                    .placedSince(Instant.parse("2026-01-01T00:00:00Z")) // the first run does not send the shop's history
                    .build();

            Run run = new FileCheckpoint(Path.of("orders.json")).run(export);

            System.out.println(run.summary());
            run.items(Outcome.GIVEN_UP).forEach(System.out::println);
        }
    }
}
