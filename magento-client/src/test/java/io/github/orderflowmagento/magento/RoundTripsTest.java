package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.Projection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many requests a thousand of something cost, to find and to read whole; written to {@code target/round-trips.txt}.
 */
class RoundTripsTest {
    private static final int THOUSAND = 1000;
    private static final StringBuilder FIGURES = new StringBuilder();

    @AfterAll
    static void writeTheFigures() throws IOException {
        Files.writeString(Path.of("target", "round-trips.txt"), FIGURES);
    }

    private static void figure(String what, GeneratedShop generated) {
        FIGURES.append(String.format(
                "XML-RPC: 1,000 %s cost %d requests%n",
                what, generated.received().size()));
    }

    @Test
    void aThousandOrdersCostEighteenRequests() {
        try (GeneratedShop generated = GeneratedShop.of(THOUSAND);
                Magento shop = generated.connect().build()) {
            List<String> numbers = shop.orders()
                    .list(OrderQuery.status("processing"))
                    .map(OrderSummary::incrementId)
                    .toList();
            assertThat(shop.orders().details(numbers))
                    .hasSize(THOUSAND)
                    .allMatch(answer -> answer.value().isPresent());

            figure("orders", generated);
            // a login; seven list calls, which also find the end of the table; ten for the details
            assertThat(generated.received()).hasSize(18);
        }
    }

    @Test
    void aThousandProductsCostTwentyNineRequests() {
        try (GeneratedShop generated = GeneratedShop.of(THOUSAND);
                Magento shop = generated.connect().build()) {
            List<String> skus = shop.products()
                    .list(ProductQuery.all())
                    .map(row -> row.sku().orElseThrow())
                    .toList();
            assertThat(shop.products().details(skus))
                    .hasSize(THOUSAND)
                    .allMatch(answer -> answer.orThrow().stockItem().isPresent());

            figure("products", generated);
            // a login; seven list calls; twenty for details and images; one for the stock of all
            assertThat(generated.received()).hasSize(29);
        }
    }

    private static void figure(String what, GeneratedMagento2 generated) {
        FIGURES.append(String.format(
                "Magento 2: 1,000 %s cost %d requests, %,d bytes%n",
                what, generated.requested().size(), generated.bytes()));
    }

    @Test
    void aThousandOrdersOfAMagento2CostTenRequests() {
        try (GeneratedMagento2 generated = GeneratedMagento2.of(THOUSAND);
                Magento shop = generated.connect().build()) {
            assertThat(orders(shop))
                    .hasSize(THOUSAND)
                    .allMatch(order -> order.shippingAddress().isPresent());

            figure("orders", generated);
            // four pages of the list; six for the details, of a hundred and then two hundred each
            assertThat(generated.requested()).hasSize(10);
        }
    }

    private static List<Order> orders(Magento shop) {
        List<String> numbers = shop.orders()
                .list(OrderQuery.status("processing"))
                .map(OrderSummary::incrementId)
                .toList();
        return shop.orders().details(numbers, Projection.typed()).stream()
                .map(Answer::orThrow)
                .toList();
    }

    @Test
    void aThousandMagento2OrdersOfBundlesTakeAtMostFifteenRequests() {
        try (GeneratedMagento2 generated = GeneratedMagento2.ofBundles(THOUSAND, 700);
                Magento shop = generated.connect().build()) {
            assertThat(orders(shop))
                    .hasSize(THOUSAND)
                    .allMatch(order -> order.items().get(0).shipsSeparately().equals(Optional.of(true)));

            figure("orders of seven hundred bundles", generated);
            // as above; four for the products, of a hundred and then two hundred each
            assertThat(generated.requested()).hasSize(14);
        }
    }

    @Test
    void aThousandMagento2OrdersWithOptionsTakeTwentyThreeRequests() {
        try (GeneratedMagento2 generated = GeneratedMagento2.ofChoices(THOUSAND);
                Magento shop = generated.connect().build()) {
            List<String> numbers = shop.orders()
                    .list(OrderQuery.status("processing"))
                    .map(OrderSummary::incrementId)
                    .toList();
            assertThat(shop.orders().details(numbers))
                    .hasSize(THOUSAND)
                    .allMatch(answer -> answer.orThrow().items().stream()
                                    .flatMap(row -> row.selectedOptions().stream())
                                    .count()
                            == 6);

            figure("orders with options", generated);
            // as above; one for the products of each hundred; one for attributes, and one for the labels of each of two
            assertThat(generated.requested()).hasSize(10 + 10 + 3);
        }
    }

    @Test
    void aKnownBundleIsNotRequestedAgain() {
        try (GeneratedMagento2 generated = GeneratedMagento2.ofBundles(THOUSAND, 10);
                Magento shop = generated.connect().build()) {
            for (int first = 1; first < THOUSAND; first += 100) {
                List<String> numbers = IntStream.range(first, first + 100)
                        .mapToObj(number -> String.format("%09d", number))
                        .toList();
                assertThat(shop.orders().details(numbers))
                        .hasSize(100)
                        .allMatch(answer -> answer.orThrow()
                                .items()
                                .get(0)
                                .shipsSeparately()
                                .equals(Optional.of(true)));
            }

            assertThat(generated.requested())
                    .hasSize(11)
                    .filteredOn(request -> request.contains("/products?"))
                    .hasSize(1);
        }
    }

    @Test
    void aThousandProductsOfAMagento2CostEighteenRequests() {
        try (GeneratedMagento2 generated = GeneratedMagento2.of(THOUSAND);
                Magento shop = generated.connect().build()) {
            List<String> skus = shop.products()
                    .list(ProductQuery.all())
                    .map(row -> row.sku().orElseThrow())
                    .toList();
            assertThat(shop.products().details(skus))
                    .hasSize(THOUSAND)
                    .allMatch(answer -> answer.orThrow().stockItem().isPresent())
                    .allMatch(answer -> !answer.orThrow().images().isEmpty());

            figure("products", generated);
            // four pages of the list; six for the details, of a hundred and then two hundred each; as many for their
            // stock; which
            // modules there are, and where images are
            assertThat(generated.requested()).hasSize(18);
        }
    }
}
