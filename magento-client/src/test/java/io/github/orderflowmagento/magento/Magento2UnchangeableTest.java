package io.github.orderflowmagento.magento;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.model.Fields;

import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.listOf;
import static io.github.orderflowmagento.magento.Magento2Shop.listOfRecorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recording;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Answers of a Magento 2 are used without copies, but the values read from them cannot be changed. */
class Magento2UnchangeableTest {
    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders/full-coupon-percent",
                "orders/full-custom-options-same-sku-twice",
                "orders/full-configurable",
                "orders/full-gift-message-item",
                "orders/full-virtual-only"
            })
    void noMapAndNoListInAnOrderCanBeChanged(String name) {
        recorded.answersForVariants();
        recorded.answers("products", listOfRecorded("products/full-custopt-1"));
        recorded.answers("orders", listOfRecorded(name));
        String number = recording(name).responseText().replaceFirst("(?s).*?\"increment_id\":\"(\\d+)\".*", "$1");

        Fields fields = recorded.shop()
                .orders()
                .details(List.of(number))
                .get(0)
                .orThrow()
                .fields();

        assertThat(containers(fields.asMap()))
                .hasSizeGreaterThan(5)
                .allSatisfy(Magento2UnchangeableTest::assertUnchangeable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"products/full-custopt-1", "products/full-bnd-dyn-sep"})
    void noMapAndNoListInAProductCanBeChanged(String name) {
        recorded.answers("inventory/source-items", listOf());
        recorded.answers("inventory/sources/default", json("{\"source_code\":\"default\"}"));
        recorded.answers("modules", recorded("store/modules"));
        recorded.answers("store/storeConfigs", recorded("store/storeConfigs"));
        recorded.answers("products", listOfRecorded(name));
        String sku = recording(name).responseText().replaceFirst("(?s).*?\"sku\":\"([^\"]+)\".*", "$1");

        Fields fields = recorded.shop()
                .products()
                .details(List.of(sku))
                .get(0)
                .orThrow()
                .fields();

        assertThat(containers(fields.asMap()))
                .hasSizeGreaterThan(5)
                .allSatisfy(Magento2UnchangeableTest::assertUnchangeable);
    }

    private static void assertUnchangeable(Object container) {
        assertThatThrownBy(() -> {
                    if (container instanceof Map<?, ?> map) {
                        map.clear();
                    } else {
                        ((List<?>) container).clear();
                    }
                })
                .isInstanceOf(UnsupportedOperationException.class);
    }

    /** The map or list, and those in it. */
    private static List<Object> containers(@Nullable Object value) {
        List<Object> found = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            found.add(map);
            map.values().forEach(element -> found.addAll(containers(element)));
        } else if (value instanceof List<?> list) {
            found.add(list);
            list.forEach(element -> found.addAll(containers(element)));
        }
        return found;
    }
}
