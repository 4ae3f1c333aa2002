package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.util.List;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.InventoryMessage;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockUpdate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Unexpected behaviour of a real shop with SKUs and stock. Each is in the recordings. */
class StockSurprisesTest {
    @RegisterExtension
    final RecordedShop recorded = new RecordedShop();

    @Test
    void aNumericSkuIsNotTakenForAProductId() {
        recorded.answersAll(
                List.of("multiCall", "catalog_product.info"),
                RecordedShop.xml("<array><data>" + RecordedShop.resultOf("product-info-ambiguous-sku-1-as-sku")
                        + "<value><array><data/></array></value></data></array>"));
        recorded.answersAll(List.of("multiCall", "cataloginventory_stock_item.list"), RecordedShop.emptyResults(1));
        recorded.answers("catalog_product.list", RecordedShop.emptyResults(1));

        Product product =
                recorded.shop().products().details(List.of("1")).get(0).orThrow();

        assertThat(product.sku()).isEqualTo("1");
        assertThat(product.productId()).isEqualTo(16); // product number 1 is another product, MUG-001
        assertThat(recorded.lastRequestHolding("catalog_product.info"))
                .contains(
                        "<string>1</string></value><value><nil/></value><value><nil/></value><value><string>sku</string>");
    }

    @Test
    void theStockOfASkuOfDigitsIsWrittenByProductNumber() {
        recorded.answers(
                "catalog_product.list",
                RecordedShop.results("<value><array><data>" + productRow(16, "1") + "</data></array></value>"));
        recorded.answersAll(
                List.of("cataloginventory_stock_item.list", "16"),
                RecordedShop.xml("<array><data><value><array><data>" + stockRow(16, "1", "4.0000")
                        + "</data></array></value></data></array>"));
        recorded.answers(
                "cataloginventory_stock_item.update",
                RecordedShop.xml("<array><data><value><boolean>1</boolean></value></data></array>"));

        List<Answer<StockUpdate>> answers = recorded.shop().stock().update(List.of(update("1", "11")));

        assertThat(answers.get(0).value()).isPresent();
        assertThat(recorded.lastRequestHolding("cataloginventory_stock_item.update"))
                .contains("<string>16</string>")
                .doesNotContain("<string>1</string>");
    }

    @Test
    void aSkuInOtherLetterCaseIsWrittenAsInTheShop() {
        recorded.answers("cataloginventory_stock_item.list", rows(stockRow(7, "Mug-Red ", "4.0000")));
        recorded.answers(
                "cataloginventory_stock_item.update",
                RecordedShop.xml("<array><data><value><boolean>1</boolean></value></data></array>"));

        List<Answer<StockUpdate>> answers = recorded.shop().stock().update(List.of(update("MUG-RED", "11")));

        assertThat(answers.get(0).value()).isPresent();
        assertThat(recorded.lastRequestHolding("cataloginventory_stock_item.update"))
                .contains("<string>Mug-Red </string>");
    }

    @Test
    void aSkuWithBlanksIsRequestedWithoutThemToo() {
        recorded.answersAll(
                List.of("cataloginventory_stock_item.list", "<string> TEA</string>", "<string>TEA</string>"),
                rows(stockRow(7, "TEA", "4.0000")));

        assertThat(recorded.shop()
                        .stock()
                        .read(List.of(" TEA"))
                        .get(0)
                        .orThrow()
                        .productId())
                .hasValue(7L);
    }

    @Test
    void aSkuThatMayBeEitherOfTwoProductsIsRejected() {
        recorded.answers(
                "cataloginventory_stock_item.list", rows(stockRow(7, "Mug", "4.0000") + stockRow(8, "MUG", "5.0000")));

        MagentoException failure =
                recorded.shop().stock().read(List.of("mug")).get(0).failure().orElseThrow();

        assertThat(failure)
                .isInstanceOf(MagentoException.Rejected.class)
                .hasMessageContaining("no stock record of exactly this SKU, but 'MUG' and 'Mug'");
    }

    @Test
    void theProductOfExactlyThisSkuComesFirst() {
        recorded.answers(
                "cataloginventory_stock_item.list", rows(stockRow(7, "Mug", "4.0000") + stockRow(8, "MUG", "5.0000")));

        assertThat(recorded.shop().stock().read(List.of("MUG")).get(0).orThrow().productId())
                .hasValue(8L);
    }

    @Test
    void anUnreadableRowIsNotTheStockOfASimilarSku() {
        recorded.answers(
                "cataloginventory_stock_item.list", rows(stockRow(7, "Mug", "4.0000") + stockRow(8, "MUG", "many")));

        List<Answer<StockItem>> answers = recorded.shop().stock().read(List.of("MUG", "Mug"));

        assertThat(answers.get(0).failure().orElseThrow()).isInstanceOf(MagentoException.NotUnderstood.class);
        assertThat(answers.get(1).orThrow().productId()).hasValue(7L);
    }

    private static ResponseDefinitionBuilder rows(String rows) {
        return RecordedShop.results("<value><array><data>" + rows + "</data></array></value>");
    }

    @Test
    void aShopThatTakesDigitsForTheSkuFirstIsNoticedByTheRowItReturns() {
        // here "16" is another product's SKU, and this shop prefers SKUs: asking for number 16 brings the wrong row
        recorded.answers(
                "catalog_product.list",
                RecordedShop.results("<value><array><data>" + productRow(16, "1") + "</data></array></value>"));
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

        assertThat(recorded.shop()
                        .stock()
                        .update(List.of(update("1", "11")))
                        .get(0)
                        .value())
                .isPresent();

        assertThat(recorded.lastRequestHolding("cataloginventory_stock_item.update"))
                .contains("<string>1</string>")
                .doesNotContain("<string>16</string>");
    }

    @Test
    void aSkuThatDiffersInTrailingBlanksIsNotFound() {
        recorded.answersAll(
                List.of("multiCall", "catalog_product.info"),
                RecordedShop.xml("<array><data>" + RecordedShop.resultOf("product-info-sku-with-space-suffix")
                        + "<value><array><data/></array></value></data></array>"));
        recorded.answersAll(List.of("multiCall", "cataloginventory_stock_item.list"), RecordedShop.emptyResults(1));

        Answer<Product> answer =
                recorded.shop().products().details(List.of("MUG-001 ")).get(0);

        assertThat(answer.failure()).get().isInstanceOf(MagentoException.NotFound.class);
        assertThat(answer.failure().orElseThrow()).hasMessageContaining("only 'MUG-001'");
    }

    @Test
    void aQuantityIsNeverSentWithoutSayingWhetherTheProductIsInStock() {
        recorded.answersAll(
                List.of("cataloginventory_stock_item.list"),
                RecordedShop.results(RecordedShop.resultOf("stock-list-one")));
        recorded.answers(
                "cataloginventory_stock_item.update",
                RecordedShop.xml("<array><data><value><boolean>1</boolean></value></data></array>"));

        recorded.shop().stock().update(List.of(update("MUG-001", "5")));

        assertThat(recorded.lastRequestHolding("cataloginventory_stock_item.update"))
                .contains("<name>qty</name><value><string>5</string></value>")
                .contains("<name>is_in_stock</name><value><int>1</int></value>");
    }

    @Test
    void aQuantityThatTheShopCannotHoldIsRejectedByName() {
        assertThat(update("A", "-99999999.9999").quantity()).isEqualByComparingTo("-99999999.9999");
        assertThatThrownBy(() -> update("A", "99999999.99991"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("stock update of SKU 'A': quantity 99999999.99991 is out of the shop's range,"
                        + " from -99999999.9999 to 99999999.9999");
        assertThatThrownBy(() -> InventoryMessage.Line.builder()
                        .sku("A")
                        .quantity(100_000_000)
                        .sequenceId(1)
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("inventory message, SKU 'A': quantity 100000000 is out");
    }

    @Test
    void quantityZeroIsOutOfStockByDefault() {
        assertThat(update("A", "0").isInStock()).isFalse();
        assertThat(update("A", "-3").isInStock()).isFalse();
        assertThat(update("A", "0.5").isInStock()).isTrue();
        assertThat(StockUpdate.builder()
                        .sku("A")
                        .quantity(BigDecimal.ZERO)
                        .isInStock(true)
                        .build()
                        .isInStock())
                .isTrue();
    }

    @Test
    void aSkuMissingFromTheStockListIsAnAnswerAndNotASilence() {
        recorded.answersAll(
                List.of("cataloginventory_stock_item.list"),
                RecordedShop.results(RecordedShop.resultOf("stock-list-unknown-sku-omitted")));

        List<Answer<StockItem>> answers = recorded.shop().stock().read(List.of("MUG-001", "NOPE"));

        assertThat(answers.get(0).value()).flatMap(StockItem::productId).contains(1L);
        assertThat(answers.get(1).failure()).get().isInstanceOf(MagentoException.NotFound.class);
    }

    @Test
    void anUnknownSkuIsNeverWritten() {
        recorded.answersAll(
                List.of("cataloginventory_stock_item.list"),
                RecordedShop.results(RecordedShop.resultOf("stock-list-only-unknown")));

        List<Answer<StockUpdate>> answers = recorded.shop().stock().update(List.of(update("NOPE", "5")));

        assertThat(answers.get(0).failure()).get().isInstanceOf(MagentoException.NotFound.class);
        assertThat(recorded.requestsHolding("cataloginventory_stock_item.update"))
                .isZero();
    }

    @Test
    void twoWritesThatDeadlockInTheShopAreWorthARepeat() {
        recorded.answersAll(
                List.of("cataloginventory_stock_item.list"),
                RecordedShop.results(RecordedShop.resultOf("stock-list-one")));
        recorded.answers(
                "cataloginventory_stock_item.update", RecordedShop.recorded("stock-update-fault-concurrent-deadlock"));

        MagentoException failure = recorded.shop()
                .stock()
                .update(List.of(update("MUG-001", "5")))
                .get(0)
                .failure()
                .orElseThrow();

        assertThat(failure).isInstanceOf(MagentoException.Busy.class);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.outcomeUnknown()).isTrue();
    }

    private static StockUpdate update(String sku, String qty) {
        return StockUpdate.builder().sku(sku).quantity(new BigDecimal(qty)).build();
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
}
