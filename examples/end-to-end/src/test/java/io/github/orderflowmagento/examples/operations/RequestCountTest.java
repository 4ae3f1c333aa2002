package io.github.orderflowmagento.examples.operations;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.WireMockServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.examples.MovableClock;
import io.github.orderflowmagento.examples.SandboxClients;
import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxStub;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderCancellation;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;

/** How many requests a hundred of something cost. These are the figures of running.md. */
class RequestCountTest {
    private static final int HUNDRED = 100;

    private final WireMockServer shopServer =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private SandboxWarehouse sandboxWarehouse;
    private Magento shop;
    private OrderFlow warehouse;

    @BeforeEach
    void start() {
        shopServer.start();
        sandboxWarehouse = SandboxWarehouse.start();
        shop = MagentoClient.magento1()
                .baseUrl("http://127.0.0.1:" + shopServer.port() + "/")
                .credentials("orderflow", "key")
                .build();
        warehouse = SandboxClients.to(sandboxWarehouse).build();
        answer("login", "<string>0123456789abcdef0123456789abcdef</string>");
    }

    @AfterEach
    void stop() {
        shop.close();
        warehouse.close();
        sandboxWarehouse.close();
        shopServer.stop();
    }

    @Test
    void aHundredOrdersCostEightRequestsToTheShopAndOneToTheWarehouse() {
        answer("sales_order.list", array(0, i -> ""));
        answer("order_id</name><value><struct><member><name>from</name><value><int>1<", array(HUNDRED, this::orderRow));
        answer("multiCall", array(HUNDRED, this::order));

        Run run = OrderExport.between(shop, warehouse).build().run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).hasSize(HUNDRED);
        // a login, six list calls that also find the end of the table, one multiCall
        assertThat(requestsToShop()).isEqualTo(8);
        assertThat(sandboxWarehouse.requests()).isEqualTo(1);
    }

    @Test
    void oneBadOrderOfAHundredIsFoundInSixteenRequests() {
        answer("sales_order.list", array(0, i -> ""));
        answer("order_id</name><value><struct><member><name>from</name><value><int>1<", array(HUNDRED, this::orderRow));
        answer("multiCall", array(HUNDRED, this::order));
        sandboxWarehouse.rejectWholeBatchContaining(number(41));

        Run run = OrderExport.between(shop, warehouse).build().run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).hasSize(HUNDRED - 1);
        assertThat(run.items(Outcome.WILL_RETRY)).singleElement().satisfies(item -> {
            assertThat(item.key()).isEqualTo(number(41));
            assertThat(item.attempts()).isEqualTo(1);
        });
        // the batch, one order that shows that others are taken, and two halves of each of seven parts at most
        assertThat(sandboxWarehouse.requests()).isLessThanOrEqualTo(2 + 2 * 7);
    }

    @Test
    void aHundredCancelledOrdersCostNoMoreThanFindingThem() {
        answer("sales_order.list", array(0, i -> ""));
        answer(
                "order_id</name><value><struct><member><name>from</name><value><int>1<",
                array(
                        HUNDRED,
                        i -> struct(
                                "order_id",
                                "" + (i + 1),
                                "increment_id",
                                number(i),
                                "state",
                                "canceled",
                                "status",
                                "canceled")));

        Run run = OrderCancellation.between(shop, warehouse).build().run(RunState.initial());

        assertThat(run.items())
                .hasSize(HUNDRED)
                .allSatisfy(item -> assertThat(item.detail()).contains("OrderFlow does not know it"));
        // a login, and six list calls that also find the end of the table
        assertThat(requestsToShop()).isEqualTo(7);
    }

    @Test
    void withoutRowTypesAtMostAHundredOrdersAreRead() {
        answer("sales_order.list", array(0, i -> ""));
        answer("order_id</name><value><struct><member><name>from</name><value><int>1<", array(150, this::orderRow));
        answer("multiCall", array(50, this::order).replace("product_type", "other"));

        Run run = OrderExport.between(shop, warehouse)
                .batchSize(50)
                .sequential()
                .build()
                .run(RunState.initial());

        assertThat(run.endedEarly())
                .hasValueSatisfying(reason -> assertThat(reason).contains("did not send the product_type"));
        assertThat(run.items(Outcome.GIVEN_UP)).isEmpty();
        assertThat(run.items(Outcome.WILL_RETRY)).hasSize(100);
        assertThat(shopServer.findAll(postRequestedFor(anyUrl()).withRequestBody(containing("multiCall"))))
                .hasSize(2);
    }

    @Test
    void aHundredProductsCostTenShopRequestsAndOneImport() {
        answer("catalog_product.list", array(0, i -> ""));
        answer(
                "product_id</name><value><struct><member><name>from</name><value><int>1<",
                array(HUNDRED, this::product));
        // fifty products a request, each with its images
        answer("catalog_product.info", array(HUNDRED, i -> i % 2 == 0 ? product(i / 2) : array(0, none -> "")));
        answer("cataloginventory_stock_item.list", array(1, i -> array(HUNDRED, this::stockRow)));
        secondHalfOfProducts();

        Run run = ProductExport.between(shop, warehouse).build().run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).hasSize(HUNDRED);
        // a login, six list calls that also find the end of the table, two multiCalls of fifty products, one stock
        // list
        assertThat(requestsToShop()).isEqualTo(10);
        assertThat(sandboxWarehouse.requests()).isEqualTo(1);
    }

    @Test
    void aHundredDespatchesCostAHundredAndFiftyThreeRequestsToTheShop() {
        try (SandboxShop sandboxShop = SandboxShop.start(Clock.systemUTC(), HUNDRED - 1);
                Magento connected = connect(sandboxShop)) {
            Run run = shipAHundred(connected);

            assertThat(run.items(Outcome.DONE)).hasSize(HUNDRED);
            // a login; orders and shipments of four batches (10, 20, 40, 30); a hundred shipments made; the first of
            // them, and ten times
            // ten at most, completed by a list, its shipments, their tracks and their e-mails
            assertThat(sandboxShop.requests()).isEqualTo(1 + 4 * 2 + HUNDRED + (1 + 10) * 4);
        }
    }

    /** As over SOAP v2, which also reads the row of each order, and the version once. */
    @Test
    void shipmentsInAShopThatDoesNotReportEMailsCostSixRequestsEach() {
        try (SandboxShop sandboxShop = SandboxShop.start(Clock.systemUTC(), HUNDRED - 1);
                Magento connected = connect(sandboxShop)) {
            sandboxShop.hideEmails();
            SandboxStub noMultiCall =
                    sandboxShop.stub(request -> request.contains("<methodName>multiCall<"), SandboxAnswer.status(403));

            Run run = shipAHundred(connected);

            assertThat(run.items(Outcome.DONE)).hasSize(HUNDRED);
            // a login; the shipments of four batches in a list each; for each its order, and a shipment made, listed,
            // read back, with a
            // track, and notified
            assertThat(sandboxShop.requests() - noMultiCall.requests()).isEqualTo(1 + 4 + HUNDRED * 6);
        }
    }

    private static Magento connect(SandboxShop sandboxShop) {
        return SandboxClients.to(sandboxShop).build();
    }

    private static Run shipAHundred(Magento connected) {
        List<DespatchNotification> despatches = IntStream.range(0, HUNDRED)
                .mapToObj(i -> despatch(String.valueOf(100000009 + i * 1_000_000), 6001 + i, Map.of("MUG-001", 1)))
                .toList();
        // by a clock that stands still: on a slow machine more would be looked up again
        return ShipmentNotification.to(connected)
                .clock(new MovableClock())
                .build()
                .of(despatches)
                .run(RunState.initial());
    }

    private void secondHalfOfProducts() {
        shopServer.stubFor(post(anyUrl())
                .withRequestBody(containing("catalog_product.info"))
                .withRequestBody(containing(">SKU-0099<"))
                .willReturn(aResponse()
                        .withBody(answerOf(
                                array(HUNDRED, i -> i % 2 == 0 ? product(50 + i / 2) : array(0, none -> ""))))));
    }

    private int requestsToShop() {
        return shopServer
                .countRequestsMatching(anyRequestedFor(anyUrl()).build())
                .getCount();
    }

    private void answer(String requestHolds, String value) {
        shopServer.stubFor(post(anyUrl())
                .withRequestBody(containing(requestHolds))
                .willReturn(aResponse().withBody(answerOf(value))));
    }

    private static String answerOf(String value) {
        return "<?xml version=\"1.0\"?><methodResponse><params><param><value>" + value
                + "</value></param></params></methodResponse>";
    }

    private static String array(int size, IntFunction<String> element) {
        return IntStream.range(0, size)
                .mapToObj(i -> "<value>" + element.apply(i) + "</value>")
                .collect(Collectors.joining("", "<array><data>", "</data></array>"));
    }

    private String orderRow(int i) {
        return struct("order_id", "" + (i + 1), "increment_id", number(i), "status", "processing");
    }

    private String order(int i) {
        String items = array(
                1,
                none -> struct(
                        "item_id",
                        "" + i,
                        "sku",
                        "MUG-001",
                        "product_type",
                        "simple",
                        "qty_ordered",
                        "1.0000",
                        "qty_shipped",
                        "0.0000",
                        "qty_refunded",
                        "0.0000",
                        "qty_canceled",
                        "0.0000"));
        return struct(
                        "order_id",
                        "" + (i + 1),
                        "increment_id",
                        number(i),
                        "status",
                        "processing",
                        "state",
                        "processing")
                .replace(
                        "</struct>",
                        "<member><name>items</name><value>" + items
                                + "</value></member><member><name>shipping_address</name><value>"
                                + struct("city", "Ely") + "</value></member></struct>");
    }

    private String product(int i) {
        return struct("product_id", "" + (i + 1), "sku", sku(i), "type", "simple", "name", "Mug " + i);
    }

    private String stockRow(int i) {
        return struct("product_id", "" + (i + 1), "sku", sku(i), "qty", "5.0000", "is_in_stock", "1");
    }

    private static String number(int i) {
        return String.format("1000%05d", i);
    }

    private static String sku(int i) {
        return String.format("SKU-%04d", i);
    }

    private static String struct(String... namesAndTexts) {
        StringBuilder struct = new StringBuilder("<struct>");
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            struct.append("<member><name>").append(namesAndTexts[i]).append("</name><value><string>");
            struct.append(namesAndTexts[i + 1]).append("</string></value></member>");
        }
        return struct.append("</struct>").toString();
    }
}
