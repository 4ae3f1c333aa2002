package io.github.orderflowmagento.magento;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.ProductSummary;

import static org.assertj.core.api.Assertions.assertThat;

/** Unexpected answers of a real shop. Each is in the recordings. */
class ReadingSurprisesTest {
    @RegisterExtension
    final RecordedShop recorded = new RecordedShop();

    @Test
    void listCallsKnowNoPagesSoTheListIsWalkedByRangesOfNumbers() {
        recorded.answers("catalog_product.list", RecordedShop.xml("<array><data/></array>"));
        recorded.answersAll(List.of("catalog_product.list", "1"), RecordedShop.recorded("product-list-id-from-to"));

        List<ProductSummary> products =
                recorded.shop().products().list(ProductQuery.all()).toList();

        assertThat(products).extracting(product -> product.sku().orElseThrow()).startsWith("BOOK-RU-01", "BOOK-AR-01");
        assertThat(recorded.lastRequestHolding("catalog_product.list"))
                .contains("<name>product_id</name>")
                .contains("<int>2147483647</int>");
    }

    @Test
    void aListIsReadPageByPageOnlyAsFarAsItIsWalked() {
        recorded.answers("catalog_product.list", RecordedShop.recorded("product-list-id-from-to"));

        assertThat(recorded.shop().products().list(ProductQuery.all()).limit(2)).hasSize(2);

        assertThat(recorded.requestsHolding("catalog_product.list")).isEqualTo(1);
    }

    @Test
    void aConditionOnATimeIsSentInUtcWithoutAZone() {
        recorded.answers("sales_order.list", RecordedShop.xml("<array><data/></array>"));

        long found = recorded.shop()
                .orders()
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

        assertThat(recorded.shop().orders().list(OrderQuery.status("nonsense"))).isEmpty();
    }

    @Test
    void ordersAreFoundByNumberWithoutWalkingTheTable() {
        recorded.answers("sales_order.list", RecordedShop.recorded("order-list-increment-ids"));

        assertThat(recorded.shop()
                        .orders()
                        .list(OrderQuery.builder()
                                .addIncrementIds("100000001", "100000009", "300000001")
                                .build()))
                .extracting(OrderSummary::incrementId)
                .containsExactly("100000001", "100000009", "300000001");
        assertThat(recorded.requestsHolding("sales_order.list")).isEqualTo(1);
    }

    @Test
    void anEmptyArrayIsNoShippingAddress() {
        Order order = order("order-info-pending-virtual-only");

        assertThat(order.isVirtual()).hasValue(true);
        assertThat(order.shippingAddress()).isEmpty();
        assertThat(order.billingAddress()).isPresent();
    }

    @Test
    void anOlderPhpSendsWholeNumbersAsTextAndTheOrderIsTheSame() {
        Recording recording = Recording.xmlrpc("order-info-pending-configurable");
        String asText = recording.responseText().replaceAll("<int>(\\d+)</int>", "<string>$1</string>");
        recorded.answers("sales_order.info", RecordedShop.results(RecordedShop.resultOf(asText)));

        Order read =
                recorded.shop().orders().details(List.of("100000003")).get(0).orThrow();

        assertThat(read).isEqualTo(order("order-info-pending-configurable"));
    }

    @Test
    void aListWithGapsComesAsAMapFromIndexToElement() {
        String row = productRow(7, "GAP");
        recorded.answers(
                "catalog_product.list",
                RecordedShop.xml("<struct><member><name>3</name>" + row + "</member></struct>"));

        assertThat(recorded.shop()
                        .products()
                        .list(ProductQuery.builder().addSkus("GAP").build()))
                .extracting(product -> product.productId().orElseThrow())
                .containsExactly(7L);
    }

    @Test
    void theStreetIsOneTextWithLineFeedsAndBecomesLines() {
        Order order = order("order-info-pending-customer-note-4-street-lines");

        assertThat(order.shippingAddress().orElseThrow().street())
                .containsExactly("Flat 3", "12 O'Connell Street", "Near the park", "Floor 2");
    }

    @Test
    void aFaultInsideAMultiCallCostsThatCallOnly() {
        recorded.answers(
                "sales_order.info",
                RecordedShop.results(
                        RecordedShop.resultOf("order-info-pending-plain-guest"),
                        "<value><struct><member><name>isFault</name><value><boolean>1</boolean></value></member>"
                                + "<member><name>faultCode</name><value><string>100</string></value></member>"
                                + "<member><name>faultMessage</name><value><string>Requested order not exists.</string>"
                                + "</value></member></struct></value>",
                        RecordedShop.resultOf("order-info-pending-configurable")));

        List<Answer<Order>> answers = recorded.shop().orders().details(List.of("100000001", "404", "100000003"));

        assertThat(answers).extracting(Answer::key).containsExactly("100000001", "404", "100000003");
        assertThat(answers.get(0).value()).map(Order::incrementId).contains("100000001");
        assertThat(answers.get(1).failure()).get().isInstanceOf(MagentoException.NotFound.class);
        assertThat(answers.get(2).value()).map(Order::incrementId).contains("100000003");
    }

    private Order order(String recording) {
        recorded.answers("sales_order.info", RecordedShop.results(RecordedShop.resultOf(recording)));
        return recorded.shop().orders().details(List.of("1")).get(0).orThrow();
    }

    private static String productRow(int number, String sku) {
        return "<value><struct><member><name>product_id</name><value><int>" + number + "</int></value></member>"
                + "<member><name>sku</name><value><string>" + sku + "</string></value></member>"
                + "<member><name>type</name><value><string>simple</string></value></member></struct></value>";
    }
}
