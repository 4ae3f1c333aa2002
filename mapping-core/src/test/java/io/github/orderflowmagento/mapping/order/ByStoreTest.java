package io.github.orderflowmagento.mapping.order;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.StoreView;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.Recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ByStoreTest {
    private static final String BRITISH = "acme-uk";
    private static final String GERMAN = "acme-de";

    /** Placed in store view 1. */
    private static final Order IN_DEFAULT = Recorded.order("order-info-pending-plain-guest");

    /** Placed in store view 3. */
    private static final Order IN_GERMAN = Recorded.order("order-info-processing-eur-de-store-vat-19");

    @Test
    void anOrderGoesWhereItsStoreViewSays() {
        ByStore<String> routes = ByStore.of(Map.of(1L, BRITISH, 3L, GERMAN));

        assertThat(routes.of(IN_DEFAULT)).isEqualTo(BRITISH);
        assertThat(routes.of(IN_GERMAN)).isEqualTo(GERMAN);
    }

    @Test
    void storeViewsMayBeNamedByCode() {
        ByStore<String> routes =
                ByStore.ofCodes(Map.of("default", BRITISH, "de", GERMAN), List.of(store(1, "default"), store(3, "de")));

        assertThat(routes.of(IN_GERMAN)).isEqualTo(GERMAN);
    }

    @Test
    void anUnknownCodeIsRejectedAtOnce() {
        assertThatThrownBy(() -> ByStore.ofCodes(Map.of("ch", GERMAN), List.of(store(3, "de"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no store view with the code ch; there are [de]");
    }

    @Test
    void aStoreViewThatIsNotInTheTableTakesTheDefault() {
        ByStore<String> routes = ByStore.of(Map.of(3L, GERMAN)).otherwise(BRITISH);

        assertThat(routes.of(IN_DEFAULT)).isEqualTo(BRITISH);
        assertThat(routes.of(IN_GERMAN)).isEqualTo(GERMAN);
    }

    @Test
    void withoutADefaultItIsRejectedByName() {
        ByStore<String> routes = ByStore.of(Map.of(1L, BRITISH, 2L, BRITISH));

        assertThatThrownBy(() -> routes.of(IN_GERMAN))
                .isInstanceOf(MappingException.class)
                .hasMessage("order 300000001: store view 3 (EU Website / EU Store / Deutsch) is not in the table,"
                        + " which has [1, 2] and no default");
    }

    @Test
    void aDeletedStoreViewTakesTheDefaultOrIsRejected() {
        Order order = Order.builder().from(IN_GERMAN).storeId(Optional.empty()).build();
        ByStore<String> routes = ByStore.of(Map.of(3L, GERMAN));

        assertThat(routes.otherwise(BRITISH).of(order)).isEqualTo(BRITISH);
        assertThatThrownBy(() -> routes.of(order)).hasMessageContaining("a deleted store view");
    }

    @Test
    void everyStoreViewMayHaveAMappingOfItsOwn() {
        ByStore<OrderMapping> mappings =
                ByStore.of(Map.of(3L, OrderMapping.standard().inBaseCurrency())).otherwise(OrderMapping.standard());

        assertThat(mappings.of(IN_GERMAN).rules(OrderPart.HEADER).describe().asMarkdown())
                .contains("base_grand_total");
        assertThat(mappings.of(IN_DEFAULT).rules(OrderPart.HEADER).describe().asMarkdown())
                .doesNotContain("base_grand_total");
    }

    private static StoreView store(long number, String code) {
        return StoreView.builder().storeId(number).code(code).build();
    }
}
