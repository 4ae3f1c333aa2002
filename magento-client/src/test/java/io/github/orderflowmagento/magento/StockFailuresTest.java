package io.github.orderflowmagento.magento;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.StockItem;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

/** A stock record that could not be read is never taken for one that is not there: who believes that skips the product. */
class StockFailuresTest {
    @RegisterExtension
    final RecordedShop recorded = new RecordedShop();

    private static MagentoException failure(Answer<StockItem> answer) {
        return answer.failure().orElseThrow();
    }

    @Test
    void aProductThatCannotBeReadByItsNumberHasFailedAndIsNotMissing() {
        // the product with the SKU 1 is number 16
        recorded.answers("catalog_product.list", RecordedShop.results(list(productRow("16", "1"))));
        recorded.answersAll(
                List.of("cataloginventory_stock_item.list", "<string>1</string>"), RecordedShop.emptyResults(1));
        recorded.answersAll(
                List.of("cataloginventory_stock_item.list", "<string>16</string>"),
                aResponse().withStatus(500));

        assertThat(failure(recorded.shop().stock().read(List.of("1")).get(0)))
                .isInstanceOf(MagentoException.ServerFault.class);
    }

    @Test
    void aRowThatCannotBeReadIsTheFailureOfItsSkuAlone() {
        recorded.answers(
                "cataloginventory_stock_item.list",
                RecordedShop.results(list(stockRow("1", "MUG-001", "926"), stockRow("2", "MUG-002", "Array"))));

        List<Answer<StockItem>> answers = recorded.shop().stock().read(List.of("MUG-001", "MUG-002", "NOPE"));

        assertThat(answers.get(0).orThrow().quantity()).isEqualByComparingTo("926");
        assertThat(failure(answers.get(1)))
                .isInstanceOf(MagentoException.NotUnderstood.class)
                .hasMessageContaining("qty: 'Array' is not a number");
        assertThat(failure(answers.get(2))).isInstanceOf(MagentoException.NotFound.class);
    }

    @Test
    void aRowThatDoesNotSayWhoseItIsMayBeThatOfAnySkuWithoutOne() {
        recorded.answers(
                "cataloginventory_stock_item.list",
                RecordedShop.results(list(stockRow("1", "MUG-001", "926"), "<string>Array</string>")));

        List<Answer<StockItem>> answers = recorded.shop().stock().read(List.of("MUG-001", "MUG-002"));

        assertThat(answers.get(0).orThrow().quantity()).isEqualByComparingTo("926");
        assertThat(failure(answers.get(1))).isInstanceOf(MagentoException.NotUnderstood.class);
    }

    @Test
    void aProductRowThatCannotBeReadDoesNotCostTheOtherSkusOfDigits() {
        recorded.answers(
                "catalog_product.list", RecordedShop.results(list(productRow("16", "1"), productRow("Array", "2"))));
        recorded.answersAll(
                List.of("cataloginventory_stock_item.list", "<string>16</string>"),
                RecordedShop.results(list(stockRow("16", "1", "4"))));

        List<Answer<StockItem>> answers = recorded.shop().stock().read(List.of("1", "2"));

        assertThat(answers.get(0).orThrow().quantity()).isEqualByComparingTo("4");
        assertThat(failure(answers.get(1)))
                .isInstanceOf(MagentoException.NotUnderstood.class)
                .hasMessageContaining("product_id: is missing or not a whole number");
    }

    private static String list(String... rows) {
        return "<value><array><data><value>" + String.join("</value><value>", rows) + "</value></data></array></value>";
    }

    private static String productRow(String number, String sku) {
        return "<struct>" + member("product_id", number) + member("sku", sku) + member("type", "simple") + "</struct>";
    }

    private static String stockRow(String number, String sku, String qty) {
        return "<struct>" + member("product_id", number) + member("sku", sku) + member("qty", qty)
                + member("is_in_stock", "1") + "</struct>";
    }

    private static String member(String name, String value) {
        return "<member><name>" + name + "</name><value><string>" + value + "</string></value></member>";
    }
}
