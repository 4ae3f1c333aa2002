package io.github.orderflowmagento.magento;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.ProductQuery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A store view is a view on the shop, which goes together with the others. */
class StoreViewTest {
    private static final String LIST = "catalog_product.list";
    private static final String INFO = "catalog_product.info";
    private static final String OPTIONS = "catalog_product_attribute.options";
    private static final String GERMAN = "<string>de</string>";
    private static final Map<String, Object> MUG =
            Map.of("product_id", "7", "sku", "MUG-001", "type", "simple", "set", "4");
    private static final Map<String, Object> NO_SUCH_PRODUCT =
            Map.of("isFault", true, "faultCode", "101", "faultMessage", "Product not exists.");

    @RegisterExtension
    final RecordedShop recorded = new RecordedShop();

    @Test
    void aLimitHoldsInAStoreView() {
        Magento limited = recorded.shop().within(Duration.ZERO).inStoreView("de");

        assertThatThrownBy(() -> limited.products().list(ProductQuery.all()).toList())
                .isInstanceOf(MagentoException.NotReached.class);
    }

    @Test
    void aStoreViewHoldsWithinALimit() {
        recorded.answers(LIST, Wire.XML_RPC.answer(List.of(MUG)));

        Magento limited = recorded.shop().inStoreView("de").within(Duration.ofHours(1));

        assertThat(limited.products().list(mug()).map(row -> row.sku().orElseThrow()))
                .containsExactly("MUG-001");
        assertThat(recorded.lastRequestHolding(LIST)).contains(GERMAN);
    }

    @Test
    void aStoreViewHoldsBehindACheckOfWrites() {
        recorded.answers(LIST, Wire.XML_RPC.answer(List.of(MUG)));
        AtomicInteger checks = new AtomicInteger();

        Magento checked = recorded.shop().inStoreView("de").beforeWrites(checks::incrementAndGet);

        assertThat(checked.products().list(mug()).map(row -> row.sku().orElseThrow()))
                .containsExactly("MUG-001");
        assertThat(recorded.lastRequestHolding(LIST)).contains(GERMAN);
        assertThat(checks).hasValue(0);
    }

    @Test
    void anotherStoreViewTakesThePlaceOfTheFirst() {
        recorded.answers(LIST, Wire.XML_RPC.answer(List.of(MUG)));

        Magento french = recorded.shop().inStoreView("de").inStoreView("fr");

        assertThat(french.products().list(mug()).map(row -> row.sku().orElseThrow()))
                .containsExactly("MUG-001");
        assertThat(recorded.lastRequestHolding(LIST))
                .contains("<string>fr</string>")
                .doesNotContain(GERMAN);
    }

    @Test
    void theShopItselfStaysTheAdministrations() {
        recorded.answers(LIST, Wire.XML_RPC.answer(List.of(MUG)));

        recorded.shop().inStoreView("de");

        assertThat(recorded.shop().products().list(mug()).map(row -> row.sku().orElseThrow()))
                .containsExactly("MUG-001");
        assertThat(recorded.lastRequestHolding(LIST)).doesNotContain(GERMAN);
    }

    @Test
    void closingAStoreViewClosesNothing() {
        recorded.answers(LIST, Wire.XML_RPC.answer(List.of(MUG)));

        recorded.shop().inStoreView("de").close();

        assertThat(recorded.shop().products().list(mug()).map(row -> row.sku().orElseThrow()))
                .containsExactly("MUG-001");
        assertThat(recorded.requestsHolding("endSession")).isZero();
    }

    @Test
    void aStoreViewWithoutACodeIsRejected() {
        assertThatThrownBy(() -> recorded.shop().inStoreView(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("code of a store view");
    }

    @Test
    void keptOptionsAreKeptForAllViews() {
        recorded.answers(OPTIONS, Wire.XML_RPC.answer(List.of(Map.of("value", "11", "label", "Blau"))));
        Magento german = recorded.shop().inStoreView("de");

        german.attributes().options("color");
        german.within(Duration.ofHours(1)).attributes().options("color");
        recorded.shop().beforeWrites(() -> {}).inStoreView("de").attributes().options("color");

        assertThat(recorded.requestsHolding(OPTIONS)).isEqualTo(1);
    }

    /** Magento before 1.7. */
    @Test
    void productLookupsAreSharedByAllStoreViews() {
        recorded.answers("cataloginventory_stock_item.list", Wire.XML_RPC.results(List.of()));
        recorded.answers(LIST, Wire.XML_RPC.answer(List.of(MUG)));
        recorded.answersAll(List.of(INFO, "sku"), Wire.XML_RPC.results(NO_SUCH_PRODUCT, NO_SUCH_PRODUCT));
        recorded.answersAll(List.of(INFO, "<string>id</string>"), Wire.XML_RPC.results(MUG, List.of()));
        details(recorded.shop());
        int bySku = recorded.requestsHolding("<string>sku</string></value></data>");
        assertThat(bySku).isPositive();

        details(recorded.shop().inStoreView("de"));

        assertThat(recorded.lastRequestHolding(INFO)).contains(GERMAN);
        assertThat(recorded.requestsHolding("<string>sku</string></value></data>"))
                .isEqualTo(bySku);
    }

    /** Most versions omit from a store view's list what is not sold there, but still return its details. */
    @Test
    void theNumbersOfProductsAreLookedUpInNoStoreView() {
        recorded.answers("cataloginventory_stock_item.list", Wire.XML_RPC.results(List.of()));
        recorded.answers(LIST, Wire.XML_RPC.answer(List.of(MUG)));
        recorded.answersAll(List.of(INFO, "sku"), Wire.XML_RPC.results(NO_SUCH_PRODUCT, NO_SUCH_PRODUCT));
        recorded.answersAll(List.of(INFO, "<string>id</string>"), Wire.XML_RPC.results(MUG, List.of()));

        details(recorded.shop().inStoreView("de"));

        assertThat(recorded.lastRequestHolding(INFO)).contains(GERMAN);
        assertThat(recorded.lastRequestHolding(LIST)).doesNotContain(GERMAN);
    }

    private static void details(Magento shop) {
        assertThat(shop.products().details(List.of("MUG-001")).get(0).value()).isPresent();
    }

    private static ProductQuery mug() {
        return ProductQuery.builder().addSkus("MUG-001").build();
    }
}
