package io.github.orderflowmagento.examples.benchmarks.links;

import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.OrderFlowClient;

/**
 * An empty warehouse behind a link, and two clients of it.
 *
 * @param client this library's
 * @param plain sends one item per document
 */
record WarehouseSide(SandboxWarehouse warehouse, LatencyProxy link, OrderFlow client, PlainWarehouse plain)
        implements AutoCloseable {
    static WarehouseSide open() {
        SandboxWarehouse warehouse = SandboxWarehouse.start();
        LatencyProxy link = new LatencyProxy(warehouse.url());
        return new WarehouseSide(
                warehouse,
                link,
                OrderFlowClient.builder()
                        .baseUrl(link.url())
                        .credentials(warehouse.user(), warehouse.password())
                        .organisation(warehouse.organisation())
                        .channel(warehouse.channel())
                        .build(),
                new PlainWarehouse(link.url(), warehouse));
    }

    @Override
    public void close() {
        client.close();
        plain.close();
        link.close();
        warehouse.close();
    }
}
