package io.github.orderflowmagento.magento;

import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.Product;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A product is read in parts. One that lacks a part for the moment is not there yet: it would be exported without, and not looked at
 * again until it changes.
 */
class ProductPartsTest {
    private static final String STOCK = "cataloginventory_stock_item.list";

    @RegisterExtension
    final RecordedShop recorded = new RecordedShop();

    @BeforeEach
    void theProductAndItsImagesAreThere() {
        answersProduct(List.of());
        recorded.answers(STOCK, RecordedShop.emptyResults(1));
    }

    private void answersProduct(Object images) {
        Map<String, Object> product = Map.of("product_id", "1", "sku", "MUG-001", "type", "simple");
        recorded.answers("catalog_product.info", Wire.XML_RPC.answer(List.of(product, images)));
    }

    private Answer<Product> read() {
        return recorded.shop().products().details(List.of("MUG-001")).get(0);
    }

    private void stockFails(ResponseDefinitionBuilder answer) {
        recorded.answers(STOCK, answer);
    }

    private static Map<String, Object> fault(int code, String text) {
        return Map.of("isFault", true, "faultCode", code, "faultMessage", text);
    }

    @Test
    void aProductWithoutAStockRecordIsRead() {
        assertThat(read().orThrow().stockItem()).isEmpty();
    }

    @Test
    void aProductWhoseStockCannotBeReadForTheMomentIsNotThereYet() {
        stockFails(aResponse().withStatus(503));

        assertThat(read().failure()).get().isInstanceOf(MagentoException.Busy.class);
    }

    @Test
    void aProductIsNotThereYetIfTheShopFailsOverItsStock() {
        stockFails(Wire.XML_RPC.answer(List.of(fault(1, "Internal error"))));

        assertThat(read().failure()).get().isInstanceOf(MagentoException.ServerFault.class);
    }

    @Test
    void withoutTheRightToStockTheProductFails() {
        stockFails(Wire.XML_RPC.answer(List.of(fault(2, "Access denied."))));

        assertThat(read().failure()).get().isInstanceOf(MagentoException.NotPermitted.class);
    }

    @Test
    void aProductGoesWithoutImagesThatTheShopCannotGive() {
        answersProduct(fault(1, "Internal error"));

        assertThat(read().orThrow().images()).isEmpty();
    }
}
