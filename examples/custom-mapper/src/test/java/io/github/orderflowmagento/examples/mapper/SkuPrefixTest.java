package io.github.orderflowmagento.examples.mapper;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderNumber;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

import static org.assertj.core.api.Assertions.assertThat;

/** References are sent with the prefix and received without it. */
class SkuPrefixTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest
    @EnumSource
    void aProductAndAnOrderGoOutWithThePrefixAndComeBackWithoutIt(Generation generation) {
        try (Generation.Shop shop = generation.open()) {
            Product mug =
                    shop.magento().products().details(List.of("MUG-001")).get(0).orThrow();
            Order order =
                    shop.magento().orders().details(List.of("100000009")).get(0).orThrow();

            ImportItem product = SkuPrefix.products().map(mug, NOON);
            ImportItem sent = SkuPrefix.orders().map(order, NOON);
            InventoryLine line = InventoryLine.builder()
                    .externalReference(product.externalReference())
                    .putAttributes("quantity", "5")
                    .build();

            assertThat(product.externalReference()).isEqualTo("AB-MUG-001");
            assertThat(sent.externalReference()).isEqualTo("AB-100000009");
            assertThat(sent.properties()).containsEntry("orderLine.1.product.externalReference", "AB-MUG-001");
            assertThat(SkuPrefix.inventory().map(line).sku()).isEqualTo("MUG-001");
            assertThat(SkuPrefix.orders().orderNumber(sent.externalReference())).contains(OrderNumber.of("100000009"));
        }
    }
}
