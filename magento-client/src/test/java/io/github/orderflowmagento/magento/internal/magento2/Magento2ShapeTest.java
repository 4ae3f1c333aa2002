package io.github.orderflowmagento.magento.internal.magento2;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Invoice;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductSummary;

import static org.assertj.core.api.Assertions.assertThat;

/** Conversions of Magento 2's fields to the shared names that no recorded answer covers. */
class Magento2ShapeTest {
    private static Map<String, Object> order() {
        return new HashMap<>(Map.of("entity_id", 1L, "increment_id", "000000001", "items", List.of()));
    }

    @Test
    void linesOfAnAddressThatAreBlankAreNoLines() {
        List<Object> street = new ArrayList<>(List.of("1 Test Street", " ", "Back door "));
        street.add(null);
        Map<String, Object> order = order();
        order.put("billing_address", Map.of("entity_id", 5L, "street", street));

        Order read = Order.of(Magento2Shape.order(order));

        assertThat(read.billingAddress().orElseThrow().street()).containsExactly("1 Test Street", "Back door");
    }

    @Test
    void anOrderOfWhichItWasNeverSaidIsNotAGuests() {
        assertThat(Order.of(Magento2Shape.order(order())).customerIsGuest()).contains(false);
    }

    @Test
    void anInvoiceOfWhichNoEmailIsNotedWasNotMailed() {
        Map<String, Object> invoice = Map.of("entity_id", 4L, "increment_id", "000000004", "order_id", 53L);

        assertThat(Invoice.of(Magento2Shape.invoice(invoice)).emailSent()).contains(false);
    }

    @Test
    void theWebsiteOfATierPriceStandsBesideIt() {
        Map<String, Object> product = Map.of(
                "id",
                1L,
                "sku",
                "A",
                "type_id",
                "simple",
                "tier_prices",
                List.of(Map.of("qty", 5, "value", 34, "extension_attributes", Map.of("website_id", 2L))));

        assertThat(Product.of(Magento2Shape.product(product))
                        .tierPrices()
                        .get(0)
                        .websiteId())
                .contains(2L);
    }

    @Test
    void theWeightOfAPartiallyReadProductIsUnknown() {
        Map<String, Object> product = Map.of("id", 1L, "sku", "A", "type_id", "simple");

        assertThat(Product.of(Magento2Shape.product(product)).fields().isNull("weight"))
                .isTrue();
        assertThat(ProductSummary.of(Magento2Shape.productSummary(product))
                        .fields()
                        .has("weight"))
                .isFalse();
    }
}
