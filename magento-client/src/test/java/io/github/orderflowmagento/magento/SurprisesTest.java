package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.ProductSummary;
import io.github.orderflowmagento.magento.model.ShipmentItem;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockUpdate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What a real shop does that nobody would guess. Each was met in the recordings. */
class SurprisesTest {
    @RegisterExtension
    final RecordedShop recorded = new RecordedShop();

    private Magento shop;

    @BeforeEach
    void connect() {
        shop = recorded.connect().build();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    // ---- numeric SKUs

    @Test
    void aSkuOfDigitsIsAskedForAsASkuAndNotAsAProductNumber() {
        recorded.answersAll(
                List.of("multiCall", "catalog_product.info"),
                RecordedShop.xml("<array><data>" + resultOf("product-info-ambiguous-sku-1-as-sku")
                        + "<value><array><data/></array></value></data></array>"));
        recorded.answersAll(List.of("multiCall", "cataloginventory_stock_item.list"), emptyResults(1));
        recorded.answers("catalog_product.list", RecordedShop.xml("<array><data/></array>"));

        Product product = shop.products().details(List.of("1")).get(0).orThrow();

        assertThat(product.sku()).isEqualTo("1");
        assertThat(product.productId()).isEqualTo(16); // product number 1 is another product, MUG-001
        assertThat(recorded.lastRequestHolding("catalog_product.info"))
                .contains(
                        "<string>1</string></value><value><nil/></value><value><nil/></value><value><string>sku</string>");
    }

    @Test
    void theStockOfASkuOfDigitsIsWrittenByProductNumber() {
        recorded.answers(
                "catalog_product.list", RecordedShop.xml("<array><data>" + productRow(16, "1") + "</data></array>"));
        recorded.answersAll(
                List.of("cataloginventory_stock_item.list", "16"),
                RecordedShop.xml("<array><data><value><array><data>" + stockRow(16, "1", "4.0000")
                        + "</data></array></value></data></array>"));
        recorded.answers(
                "cataloginventory_stock_item.update",
                RecordedShop.xml("<array><data><value><boolean>1</boolean></value></data></array>"));

        List<Answer<StockUpdate>> answers = shop.stock().update(List.of(update("1", "11")));

        assertThat(answers.get(0).value()).isPresent();
        assertThat(recorded.lastRequestHolding("cataloginventory_stock_item.update"))
                .contains("<string>16</string>")
                .doesNotContain("<string>1</string>");
    }

    @Test
    void aShopThatTakesDigitsForTheSkuFirstIsNoticedByTheRowItReturns() {
        // here "16" is another product's SKU, and this shop prefers SKUs: asking for number 16 brings the wrong row
        recorded.answers(
                "catalog_product.list", RecordedShop.xml("<array><data>" + productRow(16, "1") + "</data></array>"));
        recorded.answersAll(
                List.of("cataloginventory_stock_item.list", "16"),
                RecordedShop.xml("<array><data><value><array><data>" + stockRow(99, "16", "7.0000")
                        + "</data></array></value></data></array>"));
        recorded.answersAll(
                List.of("cataloginventory_stock_item.list", "1"),
                RecordedShop.xml("<array><data><value><array><data>" + stockRow(16, "1", "4.0000")
                        + "</data></array></value></data></array>"));
        recorded.answers(
                "cataloginventory_stock_item.update",
                RecordedShop.xml("<array><data><value><boolean>1</boolean></value></data></array>"));

        assertThat(shop.stock().update(List.of(update("1", "11"))).get(0).value())
                .isPresent();

        assertThat(recorded.lastRequestHolding("cataloginventory_stock_item.update"))
                .contains("<string>1</string>")
                .doesNotContain("<string>16</string>");
    }

    @Test
    void aSkuThatTheDatabaseMatchesOnlyBecauseItIgnoresTrailingBlanksIsNotFound() {
        recorded.answersAll(
                List.of("multiCall", "catalog_product.info"),
                RecordedShop.xml("<array><data>" + resultOf("product-info-sku-with-space-suffix")
                        + "<value><array><data/></array></value></data></array>"));
        recorded.answersAll(List.of("multiCall", "cataloginventory_stock_item.list"), emptyResults(1));

        Answer<Product> answer = shop.products().details(List.of("MUG-001 ")).get(0);

        assertThat(answer.failure()).get().isInstanceOf(MagentoException.NotFound.class);
        assertThat(answer.failure().orElseThrow()).hasMessageContaining("only 'MUG-001'");
    }

    // ---- lists

    @Test
    void listCallsKnowNoPagesSoTheListIsWalkedByRangesOfNumbers() {
        recorded.answers("catalog_product.list", RecordedShop.xml("<array><data/></array>"));
        recorded.answersAll(List.of("catalog_product.list", "1"), RecordedShop.recorded("product-list-id-from-to"));

        List<ProductSummary> products = shop.products().list(ProductQuery.all()).toList();

        assertThat(products).extracting(ProductSummary::sku).startsWith("BOOK-RU-01", "BOOK-AR-01");
        assertThat(recorded.lastRequestHolding("catalog_product.list"))
                .contains("<name>product_id</name>")
                .contains("<int>4294967295</int>");
    }

    @Test
    void aListIsReadPageByPageOnlyAsFarAsItIsWalked() {
        recorded.answers("catalog_product.list", RecordedShop.recorded("product-list-id-from-to"));

        assertThat(shop.products().list(ProductQuery.all()).limit(2)).hasSize(2);

        assertThat(recorded.requestsHolding("catalog_product.list")).isEqualTo(1);
    }

    @Test
    void aConditionOnATimeIsSentInUtcWithoutAZone() {
        recorded.answers("sales_order.list", RecordedShop.xml("<array><data/></array>"));

        long found = shop.orders()
                .list(OrderQuery.builder()
                        .addStatuses("processing")
                        .updatedSince(Instant.parse("2026-10-05T12:30:00Z"))
                        .build())
                .count();

        assertThat(found).isZero();
        assertThat(recorded.lastRequestHolding("sales_order.list"))
                .contains("<name>updated_at</name><value><struct><member><name>from</name><value>"
                        + "<string>2026-10-05 12:30:00</string>");
    }

    @Test
    void anEmptyListIsAnEmptyArray() {
        recorded.answers("sales_order.list", RecordedShop.recorded("order-list-empty"));

        assertThat(shop.orders().list(OrderQuery.status("nonsense"))).isEmpty();
    }

    // ---- types

    @Test
    void theShippingAddressOfAVirtualOrderIsAnEmptyArrayAndSoThereIsNone() {
        Order order = order("order-info-pending-virtual-only");

        assertThat(order.isVirtual()).isTrue();
        assertThat(order.shippingAddress()).isEmpty();
        assertThat(order.billingAddress()).isPresent();
    }

    @Test
    void anOlderPhpSendsWholeNumbersAsTextAndTheOrderIsTheSame() {
        Recording recording = Recording.xmlrpc("order-info-pending-configurable");
        String asText = recording.responseText().replaceAll("<int>(\\d+)</int>", "<string>$1</string>");
        recorded.answers("sales_order.info", asResults(List.of(resultOf(asText))));

        Order read = shop.orders().details(List.of("100000003")).get(0).orThrow();

        assertThat(read).isEqualTo(order("order-info-pending-configurable"));
    }

    @Test
    void aListWithGapsComesAsAMapFromIndexToElement() {
        String row = productRow(7, "GAP");
        recorded.answers(
                "catalog_product.list",
                RecordedShop.xml("<struct><member><name>3</name>" + row + "</member></struct>"));

        assertThat(shop.products().list(ProductQuery.builder().addSkus("GAP").build()))
                .extracting(ProductSummary::productId)
                .containsExactly(7L);
    }

    @Test
    void theStreetIsOneTextWithLineFeedsAndBecomesLines() {
        Order order = order("order-info-pending-customer-note-4-street-lines");

        assertThat(order.shippingAddress().orElseThrow().street())
                .containsExactly("Flat 3", "12 O'Connell Street", "Near the park", "Floor 2");
    }

    // ---- multiCall

    @Test
    void aFaultInsideAMultiCallCostsThatCallOnly() {
        recorded.answers(
                "sales_order.info",
                asResults(List.of(
                        resultOf("order-info-pending-plain-guest"),
                        "<value><struct><member><name>isFault</name><value><boolean>1</boolean></value></member>"
                                + "<member><name>faultCode</name><value><string>100</string></value></member>"
                                + "<member><name>faultMessage</name><value><string>Requested order not exists.</string>"
                                + "</value></member></struct></value>",
                        resultOf("order-info-pending-configurable"))));

        List<Answer<Order>> answers = shop.orders().details(List.of("100000001", "404", "100000003"));

        assertThat(answers).extracting(Answer::key).containsExactly("100000001", "404", "100000003");
        assertThat(answers.get(0).value()).map(Order::incrementId).contains("100000001");
        assertThat(answers.get(1).failure()).get().isInstanceOf(MagentoException.NotFound.class);
        assertThat(answers.get(2).value()).map(Order::incrementId).contains("100000003");
    }

    // ---- stock

    @Test
    void aQuantityIsNeverSentWithoutSayingWhetherTheProductIsInStock() {
        recorded.answersAll(
                List.of("cataloginventory_stock_item.list"), asResults(List.of(resultOf("stock-list-one"))));
        recorded.answers(
                "cataloginventory_stock_item.update",
                RecordedShop.xml("<array><data><value><boolean>1</boolean></value></data></array>"));

        shop.stock().update(List.of(update("MUG-001", "5")));

        assertThat(recorded.lastRequestHolding("cataloginventory_stock_item.update"))
                .contains("<name>qty</name><value><string>5</string></value>")
                .contains("<name>is_in_stock</name><value><int>1</int></value>");
    }

    @Test
    void quantityZeroMeansNotInStockUnlessSaidOtherwise() {
        assertThat(update("A", "0").isInStock()).isFalse();
        assertThat(update("A", "-3").isInStock()).isFalse();
        assertThat(update("A", "0.5").isInStock()).isTrue();
        assertThat(StockUpdate.builder()
                        .sku("A")
                        .qty(BigDecimal.ZERO)
                        .isInStock(true)
                        .build()
                        .isInStock())
                .isTrue();
    }

    @Test
    void aSkuMissingFromTheStockListIsAnAnswerAndNotASilence() {
        recorded.answersAll(
                List.of("cataloginventory_stock_item.list"),
                asResults(List.of(resultOf("stock-list-unknown-sku-omitted"))));

        List<Answer<StockItem>> answers = shop.stock().read(List.of("MUG-001", "NOPE"));

        assertThat(answers.get(0).value()).map(StockItem::productId).contains(1L);
        assertThat(answers.get(1).failure()).get().isInstanceOf(MagentoException.NotFound.class);
    }

    @Test
    void anUnknownSkuIsNeverWritten() {
        recorded.answersAll(
                List.of("cataloginventory_stock_item.list"), asResults(List.of(resultOf("stock-list-only-unknown"))));

        List<Answer<StockUpdate>> answers = shop.stock().update(List.of(update("NOPE", "5")));

        assertThat(answers.get(0).failure()).get().isInstanceOf(MagentoException.NotFound.class);
        assertThat(recorded.requestsHolding("cataloginventory_stock_item.update"))
                .isZero();
    }

    @Test
    void twoWritesThatDeadlockInTheShopAreWorthARepeat() {
        recorded.answersAll(
                List.of("cataloginventory_stock_item.list"), asResults(List.of(resultOf("stock-list-one"))));
        recorded.answers(
                "cataloginventory_stock_item.update", RecordedShop.recorded("stock-update-fault-concurrent-deadlock"));

        MagentoException failure = shop.stock()
                .update(List.of(update("MUG-001", "5")))
                .get(0)
                .failure()
                .orElseThrow();

        assertThat(failure).isInstanceOf(MagentoException.Busy.class);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.outcomeUnknown()).isFalse();
    }

    // ---- shipments

    @Test
    void aShopShipsFewerThanAskedAndTheShipmentReadBackShowsHowMany() {
        recorded.answers("sales_order_shipment.create", RecordedShop.recorded("shipment-create-qty-more-than-ordered"));
        recorded.answers(
                "sales_order_shipment.info", asResults(List.of(resultOf("shipment-info-after-qty-more-than-ordered"))));

        String number = shop.shipments()
                .create(ShipmentRequest.builder()
                        .orderIncrementId("100000033")
                        .putItems(76, new BigDecimal(99))
                        .build());

        assertThat(shop.shipments().details(List.of(number)).get(0).orThrow().items())
                .extracting(ShipmentItem::qty)
                .containsExactly(new BigDecimal("2.0000"));
    }

    @Test
    void theQuantitiesOfAShipmentAreAMapFromOrderItemToUnits() {
        recorded.answers("sales_order_shipment.create", RecordedShop.recorded("shipment-create-partial"));

        String number = shop.shipments()
                .create(ShipmentRequest.builder()
                        .orderIncrementId("100000009")
                        .putItems(13, BigDecimal.ONE)
                        .comment("Part one & <two>")
                        .build());

        assertThat(number).isEqualTo("100000008");
        Recording real = Recording.xmlrpc("shipment-create-partial");
        assertThat(withoutSession(recorded.lastRequestHolding("sales_order_shipment.create")))
                .isEqualTo(withoutSession(new String(real.requestBody(), StandardCharsets.UTF_8)));
    }

    @Test
    void everythingIsShippedOnlyWhenAskedForByName() {
        recorded.answers("sales_order_shipment.create", RecordedShop.recorded("shipment-create-configurables"));

        shop.shipments().createForAllItems("100000010", Optional.of("all"));

        assertThat(recorded.lastRequestHolding("sales_order_shipment.create"))
                .contains("<value><string>100000010</string></value><value><array><data/></array></value>");
        assertThat(catchThrowable(() ->
                        ShipmentRequest.builder().orderIncrementId("100000010").build()))
                .hasMessageContaining("Magento would ship everything");
    }

    @Test
    void carriersAreAMapFromCodeToTitle() {
        recorded.answers("sales_order_shipment.getCarriers", RecordedShop.recorded("shipment-carriers"));

        Map<String, String> carriers = shop.shipments().carriers("100000009");

        assertThat(carriers).containsEntry("custom", "Custom Value").containsEntry("ups", "United Parcel Service");
    }

    @Test
    void ordersAreFoundByNumberWithoutWalkingTheTable() {
        recorded.answers("sales_order.list", RecordedShop.recorded("order-list-increment-ids"));

        assertThat(shop.orders()
                        .list(OrderQuery.builder()
                                .addIncrementIds("100000001", "100000009", "300000001")
                                .build()))
                .extracting(OrderSummary::incrementId)
                .containsExactly("100000001", "100000009", "300000001");
        assertThat(recorded.requestsHolding("sales_order.list")).isEqualTo(1);
    }

    // ---- what the tests are made of

    private Order order(String recording) {
        recorded.answers("sales_order.info", asResults(List.of(resultOf(recording))));
        return shop.orders().details(List.of("1")).get(0).orThrow();
    }

    private static StockUpdate update(String sku, String qty) {
        return StockUpdate.builder().sku(sku).qty(new BigDecimal(qty)).build();
    }

    /** The value of a recorded answer, or of an answer given as text. */
    private static String resultOf(String recordingOrAnswer) {
        String answer = recordingOrAnswer.startsWith("<?xml")
                ? recordingOrAnswer
                : Recording.xmlrpc(recordingOrAnswer).responseText();
        return answer.substring(answer.indexOf("<value>"), answer.lastIndexOf("</param>"));
    }

    private static ResponseDefinitionBuilder asResults(List<String> results) {
        return RecordedShop.xml("<array><data>" + String.join("", results) + "</data></array>");
    }

    private static ResponseDefinitionBuilder emptyResults(int count) {
        return asResults(List.of("<value><array><data/></array></value>".repeat(count)));
    }

    private static String productRow(int number, String sku) {
        return "<value><struct><member><name>product_id</name><value><int>" + number + "</int></value></member>"
                + "<member><name>sku</name><value><string>" + sku + "</string></value></member>"
                + "<member><name>type</name><value><string>simple</string></value></member></struct></value>";
    }

    private static String stockRow(int number, String sku, String qty) {
        return "<value><struct><member><name>product_id</name><value><int>" + number + "</int></value></member>"
                + "<member><name>sku</name><value><string>" + sku + "</string></value></member>"
                + "<member><name>qty</name><value><string>" + qty + "</string></value></member>"
                + "<member><name>is_in_stock</name><value><int>1</int></value></member></struct></value>";
    }

    private static String withoutSession(String request) {
        return request.replaceFirst("<string>[0-9a-f]{32}</string>", "<string>SESSION</string>")
                .replace("\n", "")
                .replace("'", "\"")
                .replace("&gt;", ">")
                .strip();
    }
}
