package io.github.orderflowmagento.examples.faults;

import java.net.Inet4Address;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import okhttp3.Dns;
import okhttp3.OkHttpClient;

import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoClient;
import io.github.orderflowmagento.operation.Checkpoint;
import io.github.orderflowmagento.operation.InMemoryCheckpoint;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.OrderFlowClient;

/** A shop and a warehouse, the wire to both under a plan, and the clients that use the wire. */
final class FaultyWorld implements AutoCloseable {
    /** Longer than anything takes here but what never comes. */
    private static final Duration PATIENCE = Duration.ofMillis(700);

    private static final FaultProxy.Answers XML_RPC = new FaultProxy.Answers(
            "text/xml; charset=UTF-8",
            "<?xml version=\"1.0\"?><methodResponse><fault><value><struct><member><name>faultCode</name><value><int>1</int>"
                    + "</value></member><member><name>faultString</name><value><string>Internal error</string></value>"
                    + "</member></struct></value></fault></methodResponse>",
            "<?xml version=\"1.0\"?><methodResponse><params><param><value><string>something else</string></value></param>"
                    + "</params></methodResponse>");
    private static final FaultProxy.Answers ORDERFLOW = new FaultProxy.Answers(
            "text/html",
            "<html><body><h2>ERROR</h2><p>Out of order</p></body></html>",
            "<?xml version=\"1.0\"?><somethingElse/>");

    final SandboxShop shopInside = SandboxShop.start();
    final SandboxWarehouse warehouseInside = SandboxWarehouse.start();
    final Magento shop;
    final OrderFlow warehouse;
    final Checkpoint checkpoint = new InMemoryCheckpoint();
    final MovableClock clock = new MovableClock();
    private final FaultPlan plan;
    private final FaultProxy wireToShop;
    private final FaultProxy wireToWarehouse;

    FaultyWorld(FaultPlan plan, ExecutorService threads) {
        this.plan = plan;
        this.wireToShop = new FaultProxy(URI.create(shopInside.url()), plan, XML_RPC, threads);
        this.wireToWarehouse = new FaultProxy(URI.create(warehouseInside.url()), plan, ORDERFLOW, threads);
        this.shop = MagentoClient.builder()
                .baseUrl(wireToShop.url())
                .credentials(shopInside.apiUser(), shopInside.apiKey())
                .timeout(PATIENCE)
                .configureHttp(this::lookUp)
                .build();
        this.warehouse = OrderFlowClient.builder()
                .baseUrl(wireToWarehouse.url())
                .credentials(warehouseInside.user(), warehouseInside.password())
                .organisation(warehouseInside.organisation())
                .channel(warehouseInside.channel())
                .timeout(PATIENCE)
                .configureHttp(this::lookUp)
                .build();
    }

    private void lookUp(OkHttpClient.Builder http) {
        http.dns(host -> {
            if (plan.isAway(FaultKind.NO_SUCH_HOST)) {
                throw new UnknownHostException(host);
            }
            return Dns.SYSTEM.lookup(host).stream()
                    .filter(address -> address instanceof Inet4Address)
                    .toList();
        });
    }

    /** All that the two sides have in the end, without times. */
    Map<String, String> state() {
        Stream<Map.Entry<String, String>> products = warehouseInside.products().entrySet().stream()
                .map(entry ->
                        Map.entry("product " + entry.getKey(), entry.getValue().toString()));
        Stream<Map.Entry<String, String>> orders = warehouseInside.orders().entrySet().stream()
                .map(entry -> Map.entry(
                        "order " + entry.getKey(), entry.getValue().toString().replaceAll("exported=[^,}]*", "")));
        Stream<Map.Entry<String, String>> stock = FaultScenario.SKUS.stream()
                .map(sku -> Map.entry("stock " + sku, shopInside.stockOf(sku) + " " + shopInside.isInStock(sku)));
        Stream<Map.Entry<String, String>> shipments = FaultScenario.SHIPPED.stream()
                .map(number -> Map.entry(
                        "shipments " + number,
                        shopInside.shipmentsOf(number).stream()
                                .map(shipment -> shipment.items() + " " + shipment.tracks())
                                .sorted()
                                .toList()
                                .toString()));
        return Stream.of(products, orders, stock, shipments)
                .flatMap(entries -> entries)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void close() {
        shop.close();
        warehouse.close();
        wireToShop.close();
        wireToWarehouse.close();
        shopInside.close();
        warehouseInside.close();
    }

    /** Stands still until it is moved. */
    static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2026-11-23T12:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
