///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//DEPS io.github.orderflowmagento:mapping-core:0.1.0-SNAPSHOT
//DEPS org.slf4j:slf4j-simple:2.0.20
//SOURCES Scripts.java

import java.nio.file.Path;
import java.util.List;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.FileCheckpoint;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.OrderFlowClient;

/** Exports orders again, by their numbers: {@code jbang ExportOrder.java 100000009 100000011}. */
class ExportOrder {
    public static void main(String... numbers) {
        Run run;
        try (Magento shop = Scripts.shop();
                OrderFlow warehouse = OrderFlowClient.builder()
                        .baseUrl(System.getenv("ORDERFLOW_URL"))
                        .credentials(System.getenv("ORDERFLOW_USER"), System.getenv("ORDERFLOW_PASSWORD"))
                        .organisation(System.getenv("ORDERFLOW_ORGANISATION"))
                        .channel(System.getenv("ORDERFLOW_CHANNEL"))
                        .build()) {
            OrderExport export = OrderExport.between(shop, warehouse).build();
            run = new FileCheckpoint(Path.of("order-export.json")).run(export.of(List.of(numbers)));
        }
        Scripts.end(run);
    }
}
