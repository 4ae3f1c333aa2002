package io.github.orderflowmagento.mapping.channel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.StoreView;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.Recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which channel an order is for, and which channels sell a product. */
class ChannelRoutingTest {
    /** Placed in store view 1. */
    private static final Order IN_DEFAULT = Recorded.order("order-info-pending-plain-guest");

    /** Placed in store view 3. */
    private static final Order IN_GERMAN = Recorded.order("order-info-processing-eur-de-store-vat-19");

    private static final List<StoreView> VIEWS =
            List.of(view(1, "default", 1), view(2, "trade", 2), view(3, "de", 3), view(4, "at", 3));

    private static StoreView view(long number, String code, long website) {
        return StoreView.builder().storeId(number).code(code).websiteId(website).build();
    }

    private static Product soldOn(Long... websites) {
        return Product.of(
                Fields.of(Map.of("product_id", 1L, "sku", "MUG-001", "type", "simple", "websites", List.of(websites))));
    }

    @Test
    void anOrderGoesToTheChannelOfItsStoreView() {
        ChannelRouting routing = ChannelRouting.byStore(Map.of("default", "acme-uk", "de", "acme-de"), VIEWS);

        assertThat(routing.channel(IN_DEFAULT)).isEqualTo("acme-uk");
        assertThat(routing.channel(IN_GERMAN)).isEqualTo("acme-de");
    }

    @Test
    void aRowOfTheListIsEnoughToRouteByStoreView() {
        ChannelRouting routing = ChannelRouting.byStore(Map.of("de", "acme-de"), VIEWS);
        OrderSummary row =
                OrderSummary.of(Fields.of(Map.of("order_id", 5L, "increment_id", "300000001", "store_id", 3L)));

        assertThat(routing.channel(row)).hasValue("acme-de");
    }

    @Test
    void aProductGoesToEachChannelWhoseWebsiteSellsIt() {
        ChannelRouting routing = ChannelRouting.byStore(Map.of("default", "acme-uk", "de", "acme-de"), VIEWS);

        assertThat(routing.channels(soldOn(1L, 3L))).containsExactly("acme-de", "acme-uk");
        assertThat(routing.channels(soldOn(3L))).containsExactly("acme-de");
        assertThat(routing.channels(soldOn(2L))).isEmpty();
    }

    @Test
    void byWebsiteAllItsStoreViewsGoToOneChannel() {
        ChannelRouting routing = ChannelRouting.byWebsite(Map.of(1L, "acme-uk", 3L, "acme-eu"), VIEWS);

        assertThat(routing.channel(IN_GERMAN)).isEqualTo("acme-eu");
        assertThat(routing.channels(soldOn(1L, 3L))).containsExactly("acme-eu", "acme-uk");
    }

    @Test
    void anOrderOfAStoreViewWithoutAChannelIsRejectedByName() {
        ChannelRouting routing = ChannelRouting.byStore(Map.of("de", "acme-de"), VIEWS);

        assertThatThrownBy(() -> routing.channel(IN_DEFAULT))
                .isInstanceOf(MappingException.class)
                .hasMessageContainingAll(
                        "order " + IN_DEFAULT.incrementId(), "store view number 1 has no channel", "otherwise");
    }

    @Test
    void ordersWithoutAChannelTakeTheDefault() {
        ChannelRouting routing =
                ChannelRouting.byStore(Map.of("de", "acme-de"), VIEWS).otherwise("acme-uk");

        assertThat(routing.channel(IN_DEFAULT)).isEqualTo("acme-uk");
        assertThat(routing.channels(soldOn(2L))).containsExactly("acme-uk");
        assertThat(routing.channels()).containsExactlyInAnyOrder("acme-de", "acme-uk");
    }

    @Test
    void aProductWithoutWebsitesFieldIsRejectedByName() {
        ChannelRouting routing = ChannelRouting.byStore(Map.of("de", "acme-de"), VIEWS);
        Product incomplete = Product.of(Fields.of(Map.of("product_id", 1L, "sku", "MUG-001", "type", "simple")));

        assertThatThrownBy(() -> routing.channels(incomplete))
                .isInstanceOf(MappingException.class)
                .hasMessageContainingAll("product MUG-001", "did not send the websites");
    }

    @Test
    void customRulesRouteByAnythingInTheOrder() {
        ChannelRouting routing = ChannelRouting.of(
                "by currency",
                Set.of("acme-eur", "acme-gbp"),
                order -> order.orderCurrencyCode().map(code -> "acme-" + code.toLowerCase(java.util.Locale.ROOT)),
                product -> Set.of("acme-eur", "acme-gbp"));

        assertThat(routing.channel(IN_GERMAN)).isEqualTo("acme-eur");
        assertThat(routing.channels(soldOn())).containsExactly("acme-eur", "acme-gbp");
        assertThat(routing.channel(OrderSummary.of(
                        Fields.of(Map.of("order_id", 5L, "increment_id", "300000001", "store_id", 3L)))))
                .isEqualTo(Optional.empty());
    }

    @Test
    void aRuleWithAnUnknownChannelIsRejected() {
        ChannelRouting routing =
                ChannelRouting.of("by whim", Set.of("acme-uk"), order -> Optional.of("acme-fr"), product -> Set.of());

        assertThatThrownBy(() -> routing.channel(IN_GERMAN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the routing by whim names the channel 'acme-fr', which is not one of [acme-uk]");
    }

    @Test
    void aStoreViewThatTheShopDoesNotHaveIsNamedWithTheNearest() {
        assertThatThrownBy(() -> ChannelRouting.byStore(Map.of("defualt", "acme-uk"), VIEWS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("no store view with the code defualt", "default");
    }

    @Test
    void aProductAlsoGoesToTheDefaultChannelOfItsWebsite() {
        ChannelRouting routing =
                ChannelRouting.byStore(Map.of("de", "acme-de"), VIEWS).otherwise("rest");

        assertThat(routing.channels(soldOn(3L))).containsExactly("acme-de", "rest");
    }

    @Test
    void anOrderWithoutStoreViewIsRejectedByName() {
        ChannelRouting routing =
                ChannelRouting.byStore(Map.of("de", "acme-de"), VIEWS).otherwise("rest");
        Order incomplete = Order.of(Fields.of(Map.of("order_id", 1L, "increment_id", "100000001", "items", List.of())));

        assertThatThrownBy(() -> routing.channel(incomplete))
                .isInstanceOf(MappingException.class)
                .hasMessageContainingAll("order 100000001", "did not send its store view");
        assertThat(routing.channel(OrderSummary.of(Fields.of(Map.of("order_id", 5L, "increment_id", "300000001")))))
                .isEmpty();
    }
}
