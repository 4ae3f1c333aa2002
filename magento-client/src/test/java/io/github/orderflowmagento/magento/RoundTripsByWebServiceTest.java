package io.github.orderflowmagento.magento;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static io.github.orderflowmagento.magento.RestShop.json;
import static org.assertj.core.api.Assertions.assertThat;

/** How many requests it takes to read a thousand of something whole, their keys known, over each web service. */
class RoundTripsByWebServiceTest {
    private static final int THOUSAND = 1000;
    private static final List<String> SKUS =
            IntStream.range(0, THOUSAND).mapToObj(number -> "SKU-" + number).toList();
    private static final List<String> NUMBERS = IntStream.range(0, THOUSAND)
            .mapToObj(number -> "" + (100_000_000 + number))
            .toList();

    private static final Map<String, Object> ORDER =
            Map.of("order_id", "1", "increment_id", "100000000", "items", List.of());
    private static final Map<String, Object> PRODUCT = Map.of("product_id", "1", "sku", "SKU-0", "type", "simple");

    private static int requests(RecordedShop shop) {
        return shop.server().findAll(anyRequestedFor(anyUrl())).size();
    }

    /** Returns the result of a batch of a hundred calls, or of a single call. */
    private static void answers(RecordedShop shop, Wire wire, String call, Object... inTurn) {
        List<Object> values = new ArrayList<>();
        Collections.nCopies(100 / inTurn.length, inTurn).forEach(some -> values.addAll(List.of(some)));
        shop.answers(call, wire.hasMultiCall() ? wire.answer(values) : wire.answer(inTurn[0]));
    }

    /** SOAP v2 asks for each order by itself, and for the rows of a hundred in one list. */
    private static void eachOrderHasItsRow(RecordedShop shop, Wire wire) {
        for (int number = 0; number < THOUSAND; number++) {
            shop.answersAll(
                    List.of("sales_order.info", NUMBERS.get(number)),
                    wire.answer(
                            Map.of("order_id", "" + number, "increment_id", NUMBERS.get(number), "items", List.of())));
        }
        shop.answers(
                "sales_order.list",
                wire.answer(IntStream.range(0, THOUSAND)
                        .mapToObj(number -> Map.of("order_id", "" + number, "increment_id", NUMBERS.get(number)))
                        .toList()));
    }

    @ParameterizedTest
    @CsvSource({
        "XML_RPC, 11", // a login, ten times a hundred
        "SOAP_V1, 11",
        "SOAP_V2, 1012", // a login, once the version, each order, ten times a hundred rows of the list
        "SOAP_V2_WSI, 1012"
    })
    void aThousandOrders(Wire wire, int expected) {
        RecordedShop shop = new RecordedShop(wire);
        shop.start();
        try (Magento client = shop.connect().build()) {
            answers(shop, wire, "sales_order.info", ORDER);
            if (!wire.hasMultiCall()) {
                eachOrderHasItsRow(shop, wire);
            }

            assertThat(client.orders().details(NUMBERS))
                    .hasSameSizeAs(NUMBERS)
                    .allMatch(answer -> answer.value().isPresent());
            assertThat(requests(shop)).isEqualTo(expected);
        } finally {
            shop.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "XML_RPC, 22", // a login, twenty times fifty products with their images, once the stock of all
        "SOAP_V1, 22",
        "SOAP_V2, 2013", // a login, two for the attributes, for each the product and its images, ten for the stock
        "SOAP_V2_WSI, 2013"
    })
    void aThousandProducts(Wire wire, int expected) {
        RecordedShop shop = new RecordedShop(wire);
        shop.start();
        try (Magento client = shop.connect().build()) {
            shop.answers(
                    "cataloginventory_stock_item.list",
                    wire.hasMultiCall() ? wire.answer(Collections.nCopies(10, List.of())) : wire.answer(List.of()));
            shop.answers("catalog_product_attribute_media.list", wire.answer(List.of()));
            answers(shop, wire, "catalog_product.info", PRODUCT, List.of());

            assertThat(client.products().details(SKUS)).hasSize(THOUSAND);
            assertThat(requests(shop)).isEqualTo(expected);
        } finally {
            shop.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "XML_RPC, 12", // a login, ten times a hundred products, once the stock of all
        "SOAP_V1, 12",
        "SOAP_V2, 1013", // a login, two for the attributes, each product, ten for the stock
        "SOAP_V2_WSI, 1013"
    })
    void aThousandProductsWithoutTheirImages(Wire wire, int expected) {
        RecordedShop shop = new RecordedShop(wire);
        shop.start();
        try (Magento client = shop.connect().withoutProductImages().build()) {
            shop.answers(
                    "cataloginventory_stock_item.list",
                    wire.hasMultiCall() ? wire.answer(Collections.nCopies(10, List.of())) : wire.answer(List.of()));
            answers(shop, wire, "catalog_product.info", PRODUCT);

            assertThat(client.products().details(SKUS))
                    .hasSize(THOUSAND)
                    .first()
                    .satisfies(answer -> assertThat(answer.orThrow().images()).isEmpty());
            assertThat(requests(shop)).isEqualTo(expected);
        } finally {
            shop.stop();
        }
    }

    @Test
    void overRestTwentyFiveProductsTakeFourRequestsEachPlusThree() {
        RestShop shop = new RestShop();
        shop.server().start();
        try (Magento client = shop.connect().build()) {
            List<String> skus = SKUS.subList(0, 25);
            StringBuilder rows = new StringBuilder();
            for (int number = 1; number <= 25; number++) {
                String product = "{\"entity_id\":" + number + ",\"sku\":\"" + skus.get(number - 1)
                        + "\",\"type_id\":\"simple\"}";
                rows.append(number == 1 ? "" : ",")
                        .append('"')
                        .append(number)
                        .append("\":")
                        .append(product);
                shop.answers("products/" + number, json(product));
                for (String part : List.of("websites", "categories", "images")) {
                    shop.answers("products/" + number + "/" + part, json("[]"));
                }
            }
            shop.answers("products", json("{" + rows + "}"));
            shop.answers("stockitems", json("[]"));

            assertThat(client.products().details(skus))
                    .hasSameSizeAs(skus)
                    .allMatch(answer -> answer.value().isPresent());
            assertThat(shop.requests()).hasSize(4 * 25 + 3);
        } finally {
            shop.server().stop();
        }
    }
}
