package io.github.orderflowmagento.examples.faults;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

import io.github.orderflowmagento.examples.MovableClock;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.OrderFlowClient;

/** A shop and a warehouse, the wire to both under a plan, and the clients that use the wire. */
final class FaultyWorld implements AutoCloseable {
    /** Longer than anything takes on the slowest machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** How long an answer is waited for that never comes. */
    private static final Duration HURRY = Duration.ofMillis(700);

    /** The loopback has more addresses than the one that the wires listen at. */
    private static final byte[] NOBODY_LISTENS = {127, 0, 0, 2};

    /** Servers repeat in their errors what they were asked with, and about whom. */
    private static final FaultProxy.Answers XML_RPC = new FaultProxy.Answers(
            "text/xml; charset=UTF-8",
            "<?xml version=\"1.0\"?><methodResponse><fault><value><struct><member><name>faultCode</name><value><int>1</int>"
                    + "</value></member><member><name>faultString</name><value><string>Internal error: login('orderflow', 'orderflow-secret-1'), customer jane@example.com</string></value>"
                    + "</member></struct></value></fault></methodResponse>",
            "<?xml version=\"1.0\"?><methodResponse><params><param><value><string>something else of jane@example.com</string></value></param>"
                    + "</params></methodResponse>",
            "<html><body><h1>Something is wrong</h1>login('orderflow', 'orderflow-secret-1'), jane@example.com</body></html>");

    private static final FaultProxy.Answers ORDERFLOW = new FaultProxy.Answers(
            "text/html",
            "<html><body><h2>ERROR</h2><p>Out of order: password rtd-secret-1, customer jane@example.com</p></body></html>",
            "<?xml version=\"1.0\"?><somethingElse customer=\"jane@example.com\"/>",
            "<html><body><h1>Something is wrong</h1>password rtd-secret-1, customer jane@example.com</body></html>");

    /** Of a server that only the clients here trust. */
    private static final HeldCertificate LOCALHOST =
            new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();

    final SandboxShop shopInside;
    final SandboxWarehouse warehouseInside = SandboxWarehouse.start();
    final FaultProxy wireToShop;
    final FaultProxy wireToWarehouse;
    final MovableClock clock = new MovableClock();
    private final FaultPlan plan;
    private final Workload workload;
    private final Optional<HandshakeCertificates> tls;
    private final Magento shop;
    private final OrderFlow warehouse;

    FaultyWorld(FaultPlan plan, Workload workload, ExecutorService threads) {
        this.plan = plan;
        this.workload = workload;
        this.shopInside = SandboxShop.start(Clock.systemUTC(), workload.copies());
        workload.stock().forEach(warehouseInside::setStock);
        this.tls = plan.needsTls()
                ? Optional.of(new HandshakeCertificates.Builder()
                        .heldCertificate(LOCALHOST)
                        .addTrustedCertificate(LOCALHOST.certificate())
                        .build())
                : Optional.empty();
        this.wireToShop = new FaultProxy(URI.create(shopInside.url()), plan, XML_RPC, tls, threads);
        this.wireToWarehouse = new FaultProxy(URI.create(warehouseInside.url()), plan, ORDERFLOW, tls, threads);
        this.shop = MagentoClient.magento1()
                .baseUrl(wireToShop.url())
                .credentials(shopInside.apiUser(), shopInside.apiKey())
                .timeout(PATIENCE)
                .configureHttp(this::connect)
                .build();
        this.warehouse = OrderFlowClient.builder()
                .baseUrl(wireToWarehouse.url())
                .credentials(warehouseInside.user(), warehouseInside.password())
                .organisation(warehouseInside.organisation())
                .channel(warehouseInside.channel())
                .timeout(PATIENCE)
                .configureHttp(this::connect)
                .build();
    }

    Sides sides() {
        return new Sides(shop, warehouse, clock);
    }

    /** One run of the operation, from and to the checkpoint. */
    Run run(FaultScenario scenario, Checkpoint checkpoint) {
        return checkpoint.run(state -> scenario.run(sides(), workload, state));
    }

    private void connect(OkHttpClient.Builder http) {
        tls.ifPresent(trusted -> http.sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager()));
        http.addInterceptor(chain -> plan.isAboutToStall()
                ? chain.withReadTimeout((int) HURRY.toMillis(), TimeUnit.MILLISECONDS)
                        .proceed(chain.request())
                : chain.proceed(chain.request()));
        http.dns(host -> {
            if (plan.isAway(FaultKind.NO_SUCH_HOST)) {
                throw new UnknownHostException(host);
            }
            if (plan.isAway(FaultKind.REFUSED)) {
                return List.of(InetAddress.getByAddress(NOBODY_LISTENS));
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
        Stream<Map.Entry<String, String>> stock = workload.skus().stream()
                .map(sku -> Map.entry("stock " + sku, shopInside.stockOf(sku) + " " + shopInside.isInStock(sku)));
        Stream<Map.Entry<String, String>> shipments = workload.despatchedOrders().stream()
                .map(number -> Map.entry(
                        "shipments " + number,
                        shopInside.shipmentsOf(number).stream()
                                .map(shipment ->
                                        shipment.items() + " " + shipment.tracks() + " told: " + shipment.emailSent())
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
}
