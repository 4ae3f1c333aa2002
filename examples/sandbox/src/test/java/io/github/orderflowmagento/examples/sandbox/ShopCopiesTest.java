package io.github.orderflowmagento.examples.sandbox;

import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.ProductQuery;

import static org.assertj.core.api.Assertions.assertThat;

/** A shop with more in it than was recorded. */
class ShopCopiesTest {
    @Test
    void everyCopyOfAProductAndOfAnOrderIsFoundByItsNumber() {
        try (SandboxShop sandbox = SandboxShop.start(Clock.systemUTC(), 12);
                Magento shop = MagentoClient.magento1()
                        .baseUrl(sandbox.url())
                        .credentials(sandbox.apiUser(), sandbox.apiKey())
                        .build()) {
            List<String> orders = shop.orders()
                    .list(OrderQuery.builder().build())
                    .map(order -> order.incrementId())
                    .toList();
            List<String> skus = shop.products()
                    .list(ProductQuery.builder().build())
                    .map(product -> product.sku().orElseThrow())
                    .toList();

            assertThat(orders).hasSize(13 * 14).doesNotHaveDuplicates().contains("100000009", "112000009");
            assertThat(skus).hasSize(13 * 23).doesNotHaveDuplicates().contains("MUG-001", "MUG-001-12");
        }
    }

    @Test
    void noTwoOrdersOfAnyCopiesShareANumber() {
        List<String> numbers = IntStream.rangeClosed(1, Seed.MOST_COPIES)
                .mapToObj(Seed::orders)
                .flatMap(List::stream)
                .map(order -> order.text("increment_id"))
                .toList();

        assertThat(numbers)
                .hasSize(199 * 14 + 500 * 13)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(Seed.orders().stream()
                        .map(order -> order.text("increment_id"))
                        .toList())
                .allMatch(number -> number.matches("[0-9]{9}"));
    }
}
