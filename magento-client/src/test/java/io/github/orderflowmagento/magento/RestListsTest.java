package io.github.orderflowmagento.magento;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.ProductType;

import static io.github.orderflowmagento.magento.RestShop.json;
import static io.github.orderflowmagento.magento.RestShop.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How lists are requested and walked over REST, which gives a hundred rows at most and repeats its last page for ever. */
class RestListsTest {
    @RegisterExtension
    final RestShop rest = new RestShop();

    private static String rows(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> "\"" + number + "\":{\"entity_id\":" + number + ",\"sku\":\"S-" + number
                        + "\",\"type_id\":\"simple\"}")
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void aListIsWalkedBehindTheLastNumberSeen() {
        rest.answers("products", json("[]"));
        rest.answersAbout("products", "filter[1][from]", "1", json(rows(1, 100)));
        rest.answersAbout("products", "filter[1][from]", "101", json(rows(101, 200)));
        rest.answersAbout("products", "filter[1][from]", "201", json(rows(201, 250)));

        try (Magento shop = rest.connect().pageSize(1000).build()) {
            assertThat(shop.products()
                            .list(ProductQuery.all())
                            .map(row -> row.productId().orElseThrow()))
                    .hasSize(250)
                    .doesNotHaveDuplicates();
        }
        assertThat(rest.requested().get(1))
                .contains("filter[1][from]=101&filter[1][to]=1000&order=entity_id&dir=asc&limit=100");
    }

    @Test
    void aWideRangeThatIsFullIsNarrowedInsteadOfWalkedToItsEnd() {
        rest.answers("products", json("[]"));
        for (int from = 1001; from < 4000; from += 100) {
            rest.answersAbout("products", "filter[1][from]", String.valueOf(from), json(rows(from, from + 99)));
        }

        try (Magento shop = rest.connect().pageSize(1000).build()) {
            assertThat(shop.products()
                            .list(ProductQuery.all())
                            .map(row -> row.productId().orElseThrow()))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1001, 4000).boxed().toList());
        }
        assertThat(rest.requested())
                .as("behind the gap the range is 32 times as wide, and after 20 pages it is known to be full")
                .anyMatch(request -> request.contains("[from]=2901&filter[1][to]=33000&"))
                .noneMatch(request -> request.contains("[from]=3001&filter[1][to]=33000&"))
                .anyMatch(request -> request.contains("[from]=1001&filter[1][to]=2000&"));
    }

    @Test
    void aPageIsNeverLargerThanWhatRestBringsAtOnce() {
        rest.answers("products", json("[]"));

        try (Magento shop = rest.connect().pageSize(5000).build()) {
            assertThat(shop.products().list(ProductQuery.all())).isEmpty();
        }
        assertThat(rest.requested().get(0)).contains("[from]=1&filter[1][to]=2000&");
    }

    @Test
    void aShopThatRepeatsRowsIsNotBelieved() {
        rest.answers("products", json(rows(1, 100)));

        assertThatThrownBy(() -> rest.shop().products().list(ProductQuery.all()).toList())
                .isInstanceOf(MagentoException.NotUnderstood.class)
                .hasMessageContaining("something in the shop changes filter or order");
    }

    @Test
    void anEmptyListIsAListAndNotAMap() {
        rest.answers("orders", recorded("order-list-empty"));

        assertThat(rest.shop().orders().list(OrderQuery.status("nosuch"))).isEmpty();
    }

    @Test
    void ordersAreFilteredAsTheShopUnderstandsIt() {
        rest.answers("orders", json("[]"));
        rest.answersAbout("orders", "filter[3][from]", "1", recorded("order-list-filter-updated-range"));
        OrderQuery query = OrderQuery.builder()
                .addStatuses("pending", "processing")
                .updatedSince(Instant.parse("2026-10-05T00:00:00Z"))
                .updatedUntil(Instant.parse("2026-10-06T00:00:00Z"))
                .build();

        assertThat(rest.shop().orders().list(query).map(OrderSummary::incrementId))
                .contains("100000003");

        assertThat(rest.requested().get(0))
                .startsWith(
                        "GET orders?filter[1][attribute]=status&filter[1][in][10]=pending&filter[1][in][11]=processing"
                                + "&filter[2][attribute]=updated_at&filter[2][from]=2026-10-05 00:00:00"
                                + "&filter[2][to]=2026-10-06 00:00:00&filter[3][attribute]=entity_id&filter[3][from]=1");
    }

    @Test
    void productsAreListedInAStoreViewAndByType() {
        rest.answers("products/store/fr", json("[]"));
        rest.answersAbout("products/store/fr", "filter[2][from]", "1", recorded("product-list-store-fr"));
        ProductQuery query = ProductQuery.builder().addTypes(ProductType.SIMPLE).build();

        assertThat(rest.shop()
                        .inStoreView("fr")
                        .products()
                        .list(query)
                        .map(row -> row.name().orElse("")))
                .containsExactly("Tasse blanche");
        assertThat(rest.requested().get(0)).contains("filter[1][attribute]=type_id&filter[1][in][10]=simple");
    }

    @Test
    void skusOfAnyCharactersAreRequestedAsTheyAre() {
        rest.answers("products", recorded("product-list-filter-sku-in"));
        ProductQuery query = ProductQuery.builder()
                .addSkus("MUG-001", "ÄÖÜ-ß-01", "SKU&AMP<LT>\"Q\"", "A+B 100%")
                .build();

        assertThat(rest.shop().products().list(query).map(row -> row.sku().orElseThrow()))
                .containsExactlyInAnyOrder("MUG-001", "ÄÖÜ-ß-01", "SKU&AMP<LT>\"Q\"");
        assertThat(rest.requests().get(0).getUrl()).contains("A%2BB%20100%25");
    }

    @Test
    void queryNamesSortTheSameByBytesAndByNumbers() {
        rest.answers("orders", json("[]"));
        OrderQuery query = OrderQuery.builder()
                .addAllIncrementIds(IntStream.rangeClosed(100000001, 100000050)
                        .mapToObj(String::valueOf)
                        .toList())
                .addStatuses("pending", "processing")
                .createdSince(Instant.parse("2026-10-01T00:00:00Z"))
                .updatedSince(Instant.parse("2026-10-05T00:00:00Z"))
                .build();

        assertThat(rest.shop().orders().list(query)).isEmpty();

        Set<String> names = rest.requests().get(0).getQueryParams().keySet();
        assertThat(names).hasSizeGreaterThan(50);
        assertThat(names.stream().sorted())
                .containsExactlyElementsOf(names.stream()
                        .sorted(Comparator.comparing(RestListsTest::inNaturalOrder))
                        .toList());
    }

    /** The shop sorts names as they travel, and numbers in them by their value. */
    private static String inNaturalOrder(String name) {
        return Pattern.compile("\\d+")
                .matcher(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .replaceAll(number -> "%010d".formatted(Long.parseLong(number.group())));
    }

    @Test
    void aThousandOrdersAreReadInTwentyRequests() {
        rest.answers("orders", json("[]"));
        List<String> numbers =
                IntStream.rangeClosed(1, 1000).mapToObj(String::valueOf).toList();

        rest.shop().orders().details(numbers);

        assertThat(rest.requests()).hasSize(20);
    }
}
