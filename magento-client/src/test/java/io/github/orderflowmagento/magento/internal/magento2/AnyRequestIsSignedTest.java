package io.github.orderflowmagento.magento.internal.magento2;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import retrofit2.Call;

import io.github.orderflowmagento.magento.Magento2Shop;
import io.github.orderflowmagento.magento.internal.http.JsonService;
import io.github.orderflowmagento.magento.internal.http.ShopHttp;

import static org.assertj.core.api.Assertions.assertThat;

/** A shop that checks signatures accepts every request at once, sent over a real socket. */
class AnyRequestIsSignedTest {
    private static final Connection NORMALISING = new Connection(CheckingShop.normalising());
    private static final Connection TAKING_PATHS_AS_SENT = new Connection(CheckingShop.takingPathsAsSent());

    /** A shop, and a client that knows how it sees addresses. */
    private static final class Connection {
        private final CheckingShop shop;
        private final ShopHttp http;
        private final JsonService<RestApi> service;

        private Connection(CheckingShop shop) {
            this.shop = shop;
            this.http = shop.http(Magento2Shop.CREDENTIALS);
            this.service = shop.service(http);
            service.ask(api -> api.stockItem("A/B"), "learn");
        }

        private List<Integer> statusesOf(Function<RestApi, Call<Object>> resource) {
            int before = shop.received().size();
            service.ask(resource, "ask");
            return shop.statuses().subList(before, shop.statuses().size());
        }

        private void close() {
            http.close();
            shop.close();
        }
    }

    @AfterContainer
    static void close() {
        NORMALISING.close();
        TAKING_PATHS_AS_SENT.close();
    }

    @Provide
    Arbitrary<String> skus() {
        Arbitrary<String> odd = Arbitraries.strings()
                .withChars("/%+.,:;@&=$!*'()[]<>\"\\?#{}|^`~-_ 25fFaA")
                .ofMinLength(1)
                .ofMaxLength(12);
        Arbitrary<String> any = Arbitraries.strings().all().ofMinLength(1).ofMaxLength(64);
        return Arbitraries.oneOf(odd, any).filter(sku -> !sku.equals(".") && !sku.equals(".."));
    }

    @Property(tries = 500)
    void withAnySkuInThePath(@ForAll("skus") String sku) {
        assertThat(NORMALISING.statusesOf(api -> api.stockItem(sku))).containsExactly(200);
        assertThat(TAKING_PATHS_AS_SENT.statusesOf(api -> api.stockItem(sku))).containsExactly(200);
    }

    @Property(tries = 200)
    void withAnyNumberOfFilters(
            @ForAll @IntRange(min = 1, max = 30) int filters, @ForAll @Size(min = 1, max = 3) List<String> values) {
        SearchCriteria criteria = new SearchCriteria();
        for (int i = 0; i < filters; i++) {
            criteria.is("field_" + i, values.get(i % values.size()));
        }
        Map<String, String> query = criteria.lowest("entity_id", 100);

        assertThat(NORMALISING.statusesOf(api -> api.orders(query))).containsExactly(200);
        assertThat(TAKING_PATHS_AS_SENT.statusesOf(api -> api.orders(query))).containsExactly(200);
    }
}
