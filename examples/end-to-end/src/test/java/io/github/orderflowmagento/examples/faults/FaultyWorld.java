package io.github.orderflowmagento.examples.faults;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

import io.github.orderflowmagento.examples.MovableClock;
import io.github.orderflowmagento.examples.sandbox.SandboxShipment;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.OrderFlowClient;

/** A shop and a warehouse, connections to both under a plan, and clients that use these connections. */
final class FaultyWorld implements AutoCloseable {
    /** The timeout of a missing answer. */
    private static final Duration HURRY = Duration.ofMillis(700);

    /** The timeout of requests that the shop executes later: some never are. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(600);

    private static final Duration BETWEEN_RUNS = Duration.ofDays(1);

    /** Some runs take place within the day after which the shop's queue is no longer waited for. */
    private static final Duration BETWEEN_RUNS_IN_SHOP = Duration.ofHours(9);

    /** The loopback interface has more addresses than the one that the proxies listen on. */
    private static final byte[] NOBODY_LISTENS = {127, 0, 0, 2};

    /** Servers quote requests and customers in their errors. */
    private static final FaultProxy.Answers ORDERFLOW = FaultProxy.Answers.of(
            "text/html",
            "<html><body><h2>ERROR</h2><p>Out of order: password rtd-secret-1, customer jane@example.com</p></body></html>",
            "<?xml version=\"1.0\"?><somethingElse customer=\"jane@example.com\"/>",
            "<html><body><h1>Something is wrong</h1>password rtd-secret-1, customer jane@example.com</body></html>");

    /** The certificate of a server that only the clients here trust. */
    private static final HeldCertificate LOCALHOST =
            new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();

    final ShopInside shopInside;
    final SandboxWarehouse warehouseInside = SandboxWarehouse.start();
    final FaultProxy wireToShop;
    final FaultProxy wireToWarehouse;
    final MovableClock clock = new MovableClock();
    private final MovableClock clockOfShop = new MovableClock();
    private final FaultPlan plan;
    private final Target target;
    private final Workload workload;
    private final Optional<HandshakeCertificates> tls;
    private final Magento shop;
    private final OrderFlow warehouse;
    private final Set<String> unmarked = new HashSet<>();
    private Set<String> givenUp = Set.of();

    FaultyWorld(FaultPlan plan, Target target, Workload workload, ExecutorService threads) {
        this.plan = plan;
        this.target = target;
        this.workload = workload;
        this.shopInside = target.shop().start(workload.copies(), clockOfShop);
        workload.stock().forEach(warehouseInside::setStock);
        this.tls = plan.needsTls()
                ? Optional.of(new HandshakeCertificates.Builder()
                        .heldCertificate(LOCALHOST)
                        .addTrustedCertificate(LOCALHOST.certificate())
                        .build())
                : Optional.empty();
        this.wireToShop = new FaultProxy(
                URI.create(shopInside.url()), true, plan, shopInside::meet, shopInside.answers(), tls, threads);
        this.wireToWarehouse =
                new FaultProxy(URI.create(warehouseInside.url()), false, plan, kind -> {}, ORDERFLOW, tls, threads);
        this.shop = shop(wireToShop.url(), this::connect);
        this.warehouse = warehouse(wireToWarehouse.url(), this::connect);
        undisturbed(sides -> target.scenario().prepare(sides, shopInside, workload));
    }

    private Magento shop(String url, Consumer<OkHttpClient.Builder> http) {
        return target.shop().connect(url, shopInside.settings()::get, http, LONGEST_WAIT);
    }

    private OrderFlow warehouse(String url, Consumer<OkHttpClient.Builder> http) {
        return OrderFlowClient.builder()
                .baseUrl(url)
                .credentials(warehouseInside.user(), warehouseInside.password())
                .organisation(warehouseInside.organisation())
                .channel(warehouseInside.channel())
                .timeout(ShopKind.PATIENCE)
                .configureHttp(http)
                .build();
    }

    /** Creates clients that bypass the faults. */
    private void undisturbed(Consumer<Sides> action) {
        try (Magento direct = shop(shopInside.url(), http -> {});
                OrderFlow directly = warehouse(warehouseInside.url(), http -> {})) {
            action.accept(new Sides(target.shop(), direct, directly, clock));
        }
    }

    FaultScenario scenario() {
        return target.scenario();
    }

    Sides sides() {
        return new Sides(target.shop(), shop, warehouse, clock);
    }

    /** Executes one run of the operation with the checkpoint. */
    Run run(Checkpoint checkpoint) {
        Run run = checkpoint.run(state -> target.scenario().run(sides(), workload, state));
        givenUp = Set.copyOf(run.next().givenUp().keySet());
        run.items().stream()
                .filter(item -> item.detail().contains("not marked in the shop"))
                .forEach(item -> unmarked.add(item.key()));
        return run;
    }

    /** Advances the clock to the next run. */
    void passTime() {
        clock.pass(BETWEEN_RUNS);
        clockOfShop.pass(BETWEEN_RUNS_IN_SHOP);
    }

    /** Ends the first run. */
    void goOn() {
        target.scenario().goOn(warehouseInside, workload);
    }

    /** Executes a run before the faulty ones that leaves something in the shop's queue, and advances the clock. */
    void leaveSomeInQueue(Checkpoint checkpoint) {
        plan.doNotBegin();
        shopInside.meet(FaultKind.CONSUMERS_STOPPED);
        run(checkpoint);
        goOn();
        passTime();
        plan.begin();
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

    /** Returns all data of both sides in the end, without times. */
    Map<String, String> state() {
        shopInside.settle();
        Map<String, String> state = new TreeMap<>();
        warehouseInside.products().forEach((sku, product) -> state.put("product " + sku, product.toString()));
        warehouseInside
                .orders()
                .forEach((number, order) -> state.put(
                        "order " + number,
                        warehouseInside.orderState(number) + " "
                                + order.toString().replaceAll("exported=[^,}]*", "")));
        workload.skus().forEach(sku -> state.put("stock " + sku, shopInside.stockOf(sku)));
        workload.despatchedOrders()
                .forEach(number -> state.put(
                        "shipments " + number,
                        shopInside.shipmentsOf(number).stream()
                                .map(FaultyWorld::text)
                                .sorted()
                                .toList()
                                .toString()));
        givenUp.forEach(key -> state.put("given up " + key, "to be checked by hand"));
        undisturbed(sides -> readOrders(sides.shop(), state));
        return state;
    }

    private static String text(SandboxShipment shipment) {
        return new TreeMap<>(shipment.items()) + " " + shipment.tracks() + " " + shipment.comments() + " notified: "
                + shipment.emailSent();
    }

    private void readOrders(Magento direct, Map<String, String> state) {
        List<String> numbers = Stream.concat(
                        warehouseInside.orders().keySet().stream(), workload.despatchedOrders().stream())
                .distinct()
                .toList();
        direct.orders().details(numbers).forEach(answer -> {
            Order order = answer.orThrow();
            state.put("status " + order.incrementId(), order.status().orElse("none"));
            state.put("comments " + order.incrementId(), comments(order));
            state.put("marks " + order.incrementId(), marks(order));
        });
    }

    private static String comments(Order order) {
        return order.comments().stream()
                .flatMap(comment -> comment.comment().stream())
                .filter(comment -> !comment.equals(FaultScenario.MARK))
                .sorted()
                .toList()
                .toString();
    }

    /** Either mark is accepted, and both may be missing if the run has reported that it could not set them. */
    private String marks(Order order) {
        String number = order.incrementId();
        long comments = order.comments().stream()
                .filter(comment ->
                        comment.comment().filter(FaultScenario.MARK::equals).isPresent())
                .count();
        String id = order.extOrderId().orElse("");
        boolean isNumbered = id.equals("OrderFlow:" + number);
        boolean isMarked = comments == 1 || isNumbered || unmarked.contains(number);
        boolean isWrong = comments > 1 || !(isNumbered || id.isEmpty());
        return isMarked && !isWrong ? "marked" : comments + " " + id;
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
