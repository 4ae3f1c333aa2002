package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockKeeping;
import io.github.orderflowmagento.magento.model.StockUpdate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Stock is per SKU and source; a Magento 1 shop has one source. */
class StockSourcesTest {
    private static final String LIST = "cataloginventory_stock_item.list";
    private static final String UPDATE = "cataloginventory_stock_item.update";
    private static final Map<String, Object> MUG =
            Map.of("product_id", "7", "sku", "MUG", "qty", "4.0000", "is_in_stock", "1");

    @RegisterExtension
    final RecordedShop recorded = new RecordedShop();

    private static StockUpdate update(String sku, String source) {
        return StockUpdate.builder()
                .sku(sku)
                .source(source)
                .quantity(BigDecimal.TEN)
                .build();
    }

    @Test
    void withoutASourceTheDefaultIsRead() {
        recorded.answers(LIST, Wire.XML_RPC.results(List.of(MUG)));

        StockItem item = recorded.shop().stock().read(List.of("MUG")).get(0).orThrow();

        assertThat(item.source()).isEqualTo("default");
        assertThat(item.quantity()).isEqualByComparingTo("4");
    }

    @Test
    void theDefaultMayBeNamed() {
        recorded.answers(LIST, Wire.XML_RPC.results(List.of(MUG)));

        assertThat(recorded.shop()
                        .stock()
                        .read(List.of("MUG"), StockItem.DEFAULT_SOURCE)
                        .get(0)
                        .value())
                .isPresent();
    }

    @Test
    void anUnknownSourceIsRejectedByNameWithoutARequest() {
        List<Answer<StockItem>> answers = recorded.shop().stock().read(List.of("MUG", "CUP"), "berlin");

        assertThat(answers).extracting(Answer::key).containsExactly("MUG", "CUP");
        assertThat(answers)
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.failure())
                        .get()
                        .isInstanceOf(MagentoException.Rejected.class)
                        .extracting(Throwable::getMessage)
                        .asString()
                        .contains("no source 'berlin'", "'default'"));
        assertThat(recorded.requestsHolding("")).isZero();
    }

    @Test
    void anUpdateOfASourceThatTheShopDoesNotHaveCostsNoOther() {
        recorded.answers(LIST, Wire.XML_RPC.results(List.of(MUG)));
        recorded.answers(UPDATE, Wire.XML_RPC.results(true));

        List<Answer<StockUpdate>> answers =
                recorded.shop().stock().update(List.of(update("MUG", "berlin"), update("MUG", "default")));

        assertThat(answers.get(0).failure())
                .get()
                .isInstanceOf(MagentoException.Rejected.class)
                .extracting(Throwable::getMessage)
                .asString()
                .contains("MUG", "no source 'berlin'");
        assertThat(answers.get(1).value()).contains(update("MUG", "default"));
        assertThat(recorded.requestsHolding(UPDATE)).isEqualTo(1);
    }

    @Test
    void aSkuNamedTwiceForOneSourceIsRejected() {
        assertThatThrownBy(() ->
                        recorded.shop().stock().update(List.of(update("MUG", "default"), update("MUG", "default"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stock update: SKU 'MUG' is named twice for source 'default'");
    }

    @Test
    void anUpdateIsForTheDefaultSourceByDefault() {
        assertThat(StockUpdate.builder()
                        .sku("MUG")
                        .quantity(BigDecimal.ONE)
                        .build()
                        .source())
                .isEqualTo("default");
    }

    @Test
    void aSourceNeedsNoNumberOfTheProduct() {
        StockItem item = StockItem.builder()
                .sku("MUG")
                .source("berlin")
                .quantity(BigDecimal.ONE)
                .isInStock(true)
                .build();

        assertThat(item.productId()).isEmpty();
        assertThat(item.source()).isEqualTo("berlin");
    }

    /** The ids distinguish products from those whose SKU is the same number. */
    @Test
    void aMagento1StockRowWithoutProductIsNotUnderstood() {
        recorded.answers(LIST, Wire.XML_RPC.results(List.of(Map.of("sku", "MUG", "qty", "4", "is_in_stock", "1"))));

        assertThat(recorded.shop().stock().read(List.of("MUG")).get(0).failure())
                .get()
                .isInstanceOf(MagentoException.NotUnderstood.class)
                .extracting(Throwable::getMessage)
                .asString()
                .contains("product_id");
    }

    @Test
    void aMagento1ShopSubtractsOrdersFromTheOneFigureThatIsWritten() {
        assertThat(recorded.shop().stock().keeping()).isEqualTo(StockKeeping.SUBTRACTS);
        assertThat(recorded.requestsHolding("")).isZero();
    }
}
