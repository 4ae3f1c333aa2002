package io.github.orderflowmagento.examples.contract;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.ProductSummary;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockUpdate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The contract of every shop for stock, products and their attributes. */
class StockAndProductsContractTest extends ShopContract {
    @ParameterizedTest
    @EnumSource
    void stockIsAnsweredOneByOneAndFoundInAnotherCase(Kind kind) {
        List<Answer<StockItem>> answers = shop(kind).stock().read(List.of("mug-002", "NONE", "MUG-001"));

        assertKeys(answers, "mug-002", "NONE", "MUG-001");
        assertThat(answers.get(0).orThrow().sku()).isEqualTo("MUG-002");
        assertThat(answers.get(1).failure()).containsInstanceOf(MagentoException.NotFound.class);
        assertThat(answers.get(2).orThrow().quantity()).isEqualByComparingTo("926");
    }

    @ParameterizedTest
    @EnumSource
    void stockIsWrittenOneByOne(Kind kind) {
        Magento shop = shop(kind);

        List<Answer<StockUpdate>> answers = shop.stock().update(List.of(update("NONE", "1"), update("MUG-001", "0")));

        assertKeys(answers, "NONE", "MUG-001");
        assertThat(answers.get(0).failure()).containsInstanceOf(MagentoException.NotFound.class);
        StockItem kept = shop.stock().read(List.of("MUG-001")).get(0).orThrow();
        assertThat(kept.quantity()).isEqualByComparingTo("0");
        assertThat(kept.isInStock()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aSourceThatTheShopDoesNotHaveIsRejected(Kind kind) {
        assertThat(shop(kind).stock().read(List.of("MUG-001"), "moon").get(0).failure())
                .containsInstanceOf(MagentoException.Rejected.class)
                .get()
                .extracting(MagentoException::concerns)
                .isEqualTo(MagentoException.Concern.EVERYTHING);
    }

    @ParameterizedTest
    @EnumSource
    void aSkuMayNotBeWrittenTwice(Kind kind) {
        Magento shop = shop(kind);

        assertThatThrownBy(() -> shop.stock().update(List.of(update("MUG-001", "1"), update("MUG-001", "2"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void productsAreMatchedExactlyAndBringTheirStock(Kind kind) {
        List<Answer<Product>> answers = shop(kind).products().details(List.of("mug-001", "MUG-001"));

        assertKeys(answers, "mug-001", "MUG-001");
        assertThat(answers.get(0).failure()).containsInstanceOf(MagentoException.NotFound.class);
        assertThat(answers.get(1).orThrow().stockItem())
                .map(StockItem::quantity)
                .get()
                .satisfies(units -> assertThat(units).isEqualByComparingTo("926"));
    }

    @ParameterizedTest
    @EnumSource
    void productsAreListedInAscendingOrder(Kind kind) {
        assertThat(shop(kind).products().list(ProductQuery.all()))
                .hasSize(23)
                .extracting(ProductSummary::productId)
                .map(Optional::orElseThrow)
                .isSorted();
    }

    @ParameterizedTest
    @EnumSource
    void anAttributeThatTheShopDoesNotHaveIsNotFound(Kind kind) {
        Magento shop = shop(kind);

        assertThatThrownBy(() -> shop.attributes().options("no_such_attribute"))
                .isInstanceOf(MagentoException.NotFound.class);
    }
}
