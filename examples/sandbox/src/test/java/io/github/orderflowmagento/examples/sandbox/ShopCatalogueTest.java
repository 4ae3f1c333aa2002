package io.github.orderflowmagento.examples.sandbox;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ShopCatalogueTest {

    private final SandboxShop shop =
            SandboxShop.start(Clock.fixed(Instant.parse("2026-12-01T10:00:00Z"), ZoneOffset.UTC));
    private final ShopCaller caller = new ShopCaller(shop);

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aNumberIsAnIdUnlessSaidToBeASku() throws IOException, InterruptedException {
        assertThat(caller.struct("product.info", "1").text("sku")).isEqualTo("MUG-001");
        assertThat(caller.struct("product.info", "1", null, null, "sku").text("sku"))
                .isEqualTo("1");
        assertThat(caller.struct("product.info", "+1").text("sku")).isEqualTo("MUG-001");
    }

    @Test
    void digitsThatDoNotLookLikeAnIdFallBackToIt() throws IOException, InterruptedException {
        assertThat(caller.struct("product.info", "0002").text("sku")).isEqualTo("MUG-002");
    }

    @Test
    void skusAreComparedWithoutCaseAndTrailingBlanks() throws IOException, InterruptedException {
        assertThat(caller.struct("product.info", "mug-001  ").text("sku")).isEqualTo("MUG-001");
        assertThat(caller.fault("product.info", " MUG-001")).isEqualTo("101 Product not exists.");
    }

    @Test
    void inStockCallsASkuWinsOverTheSameId() throws IOException, InterruptedException {
        assertThat(caller.rows("product_stock.list", ShopCaller.list("1", "2")))
                .extracting(row -> row.text("sku"))
                .containsExactly("MUG-002", "1");
        caller.call("product_stock.update", "1", new Struct().put("qty", "11"));
        assertThat(shop.stockOf("1")).isEqualByComparingTo("11");
        assertThat(shop.stockOf("MUG-001")).isEqualByComparingTo("926");
    }

    @Test
    void sellingOutTakesAProductOffSaleAndNewStockDoesNotPutItBack() throws IOException, InterruptedException {
        update("MUG-001", 0);
        assertThat(shop.isInStock("MUG-001")).isFalse();
        update("MUG-001", 5);
        assertThat(shop.isInStock("MUG-001")).isFalse();
        caller.call(
                "product_stock.update", "MUG-001", new Struct().put("qty", "5").put("is_in_stock", 1));
        assertThat(shop.isInStock("MUG-001")).isTrue();
    }

    @Test
    void anyQuantityIsTakenForANumber() throws IOException, InterruptedException {
        assertThat(update("MUG-001", "1,5")).isEqualTo("1.5000");
        assertThat(update("MUG-001", "1e2")).isEqualTo("100.0000");
        assertThat(update("MUG-001", "abc")).isEqualTo("0.0000");
        assertThat(update("MUG-001", 1.23456)).isEqualTo("1.2346");
    }

    @Test
    void aStockUpdateMovesTheProductsDate() throws IOException, InterruptedException {
        Struct sinceNow = new Struct().put("updated_at", new Struct().put("from", "2026-12-01 00:00:00"));
        assertThat(caller.rows("product.list", sinceNow)).isEmpty();
        update("MUG-002", 3);
        assertThat(caller.rows("product.list", sinceNow))
                .extracting(row -> row.text("sku"))
                .containsExactly("MUG-002");
    }

    @Test
    void aStoreViewShowsTheProductsOfItsWebsite() throws IOException, InterruptedException {
        assertThat(caller.rows("product.list", List.of(), "de"))
                .extracting(row -> row.text("sku"))
                .containsExactly("BOTH-WEB-1", "TSHIRT-BLU-M", "TSHIRT");
        assertThat(caller.rows("product.list", List.of(), "3")).hasSize(3);
        assertThat(caller.rows("product.list")).hasSize(23);
    }

    @Test
    void theStockOfAnUnknownProductIsAFault() {
        assertThatIllegalArgumentException().isThrownBy(() -> shop.stockOf("NOPE"));
    }

    private String update(String sku, @Nullable Object quantity) throws IOException, InterruptedException {
        caller.call("cataloginventory_stock_item.update", sku, new Struct().put("qty", quantity));
        return caller.rows("cataloginventory_stock_item.list", sku).get(0).text("qty");
    }
}
