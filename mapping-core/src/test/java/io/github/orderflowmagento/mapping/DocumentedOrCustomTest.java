package io.github.orderflowmagento.mapping;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.product.ProductMapping;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportSchema;

import static org.assertj.core.api.Assertions.assertThat;

/** Properties of the standard mappings are documented, or are custom properties listed here. */
class DocumentedOrCustomTest {
    private static final Instant NOW = Instant.parse("2026-11-23T04:50:09Z");

    private static final OrderMapping ORDERS = OrderMapping.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order-info-pending-plain-guest",
                "order-info-processing-bundle-dynamic-simple",
                "order-info-processing-coupon-percent",
                "order-info-processing-gift-message"
            })
    void ofAnOrderTwoPropertiesAreCustomOnes(String recording) {
        assertThat(custom(ORDERS.map(Recorded.order(recording), NOW))).containsExactly("exported", "status");
    }

    @Test
    void withGiftMessagesTwoMoreAre() {
        ImportItem order = ORDERS.withGiftMessages().map(Recorded.order("order-info-processing-gift-message"), NOW);

        assertThat(custom(order))
                .contains("exported", "status")
                .isSubsetOf("exported", "status", "giftMessage", "orderLine.1.giftMessage");
        assertThat(custom(order)).hasSizeGreaterThan(2);
    }

    @Test
    void oneProductPropertyIsCustom() {
        assertThat(custom(ProductMapping.standard().map(Recorded.product("product-info-simple"), NOW)))
                .containsExactly("magentoType");
    }

    private static Set<String> custom(ImportItem item) {
        assertThat(item.properties()).isNotEmpty();
        Set<String> custom = new TreeSet<>(item.properties().keySet());
        custom.removeIf(name -> ImportSchema.documented(item.type(), name).isPresent());
        return custom;
    }
}
