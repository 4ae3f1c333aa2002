package io.github.orderflowmagento.magento;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.model.Product;

import static org.assertj.core.api.Assertions.assertThat;

/** Magento before 1.7 answers of every SKU that there is no such product, and finds products by number. */
class ProductsByNumberTest {
    private static final String SKU = "MUG-001";
    private static final Map<String, Object> PRODUCT =
            Map.of("product_id", "7", "sku", SKU, "type", "simple", "set", "4");
    private static final Map<String, Object> NO_SUCH_PRODUCT =
            Map.of("isFault", true, "faultCode", "101", "faultMessage", "Product not exists.");

    private RecordedShop recorded = new RecordedShop();

    private void start(Wire wire) {
        recorded = new RecordedShop(wire);
        recorded.start();
        recorded.answers("cataloginventory_stock_item.list", wire.results(List.of()));
        recorded.answers("catalog_product_attribute_media.list", wire.answer(List.of()));
        recorded.answers("catalog_product.list", wire.answer(List.of(PRODUCT)));
    }

    @AfterEach
    void stop() {
        recorded.stop();
    }

    private void findsNothingBySku(Wire wire) {
        recorded.answersAll(
                List.of("catalog_product.info", "sku"),
                wire.hasMultiCall()
                        ? wire.results(NO_SUCH_PRODUCT, NO_SUCH_PRODUCT)
                        : wire.fault(101, "Product not exists."));
        recorded.answersAll(
                List.of("catalog_product.info", "7", "id"),
                wire.hasMultiCall() ? wire.results(PRODUCT, List.of()) : wire.answer(PRODUCT));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SOAP_V2_WSI") // which is of no use before 1.7
    void areReadOverEachWebService(Wire wire) {
        start(wire);
        findsNothingBySku(wire);
        try (Magento shop = recorded.connect().build()) {
            Product product = shop.products().details(List.of(SKU)).get(0).orThrow();

            assertThat(product.sku()).isEqualTo(SKU);
            assertThat(product.productId()).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SOAP_V2_WSI")
    void areRequestedByNumberFromThenOn(Wire wire) {
        start(wire);
        findsNothingBySku(wire);
        try (Magento shop = recorded.connect().build()) {
            shop.products().details(List.of(SKU));
            recorded.answersAll(List.of("catalog_product.info", SKU), wire.fault(1, "asked by SKU again"));

            assertThat(shop.products().details(List.of(SKU)).get(0).orThrow().productId())
                    .isEqualTo(7);
        }
    }

    @Test
    void aProductThatTheListDoesNotHaveEitherIsNotThere() {
        start(Wire.XML_RPC);
        findsNothingBySku(Wire.XML_RPC);
        recorded.answers("catalog_product.list", Wire.XML_RPC.answer(List.of()));
        try (Magento shop = recorded.connect().build()) {
            assertThat(shop.products().details(List.of(SKU)).get(0).failure())
                    .get()
                    .isInstanceOf(MagentoException.NotFound.class);
        }
    }

    @Test
    void aProductFoundBySkuIsNotLookedUpById() {
        start(Wire.XML_RPC);
        recorded.answers(
                "catalog_product.info", Wire.XML_RPC.results(PRODUCT, List.of(), NO_SUCH_PRODUCT, NO_SUCH_PRODUCT));
        try (Magento shop = recorded.connect().build()) {
            List<Answer<Product>> answers = shop.products().details(List.of(SKU, "NO-SUCH"));

            assertThat(answers.get(0).value()).isPresent();
            assertThat(answers.get(1).failure()).get().isInstanceOf(MagentoException.NotFound.class);
        }
        assertThat(recorded.requestsHolding("catalog_product.list")).isZero();
    }
}
