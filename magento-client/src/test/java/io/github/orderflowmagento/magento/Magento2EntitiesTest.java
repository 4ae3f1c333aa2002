package io.github.orderflowmagento.magento;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.ProductQuery;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * Every recorded answer for which the client has a call comes out of that call whole: each entity a value, each field under its own name.
 * What is expected is read from the recorded bytes by Jackson. Those without a call are counted by name.
 *
 * <p>Another shop's recordings are checked with {@code -Drecordings.magento2=DIR}.
 */
class Magento2EntitiesTest {
    /** Resources that no call asks for. */
    private static final Map<String, String> NO_CALL = new LinkedHashMap<>();

    static {
        NO_CALL.put(
                "GET (store/storeConfigs|modules|inventory/sources(/.*)?)", "read for what they say of other entities");
        NO_CALL.put(
                "(POST|PUT) (inventory/source-items.*|products/[^/]+/stockItems/.*)",
                "written, as Magento2StockWritesTest shows");
        NO_CALL.put("POST (order/[^/]+/ship|shipment.*)|DELETE shipment/.*", "written, as Magento2ShipmentsTest shows");
        NO_CALL.put("\\w+ (async/.*|bulk.*)", "nothing is sent for later");
        NO_CALL.put("GET products/.*|GET (bundle|configurable)-products/.*|GET categories", "in the product itself");
        NO_CALL.put("GET orders/(items|.*/comments|.*/statuses|[^/]+)|GET transactions", "in the order itself");
        NO_CALL.put("GET shipment/.*", "in the shipment itself");
        NO_CALL.put(
                "(GET|POST) (inventory/.*|stockStatuses/.*)",
                "what can be sold, and of which source, is not asked for");
        NO_CALL.put(
                "(GET|POST|PUT) (store/.*|directory/.*|.*/schema|creditmemos|orderflow/.*|tfa/.*|integration/.*|guest-carts/.*)",
                "not used");
        NO_CALL.put("POST order/\\d+/(invoice|refund)|POST orders/\\d+/emails", "the merchant's, not the warehouse's");
        NO_CALL.put(
                "(POST|PUT|DELETE) (orders(/create|/\\d+)?|products(/[^/]+)?)",
                "orders and products are made in the shop");
        NO_CALL.put("(HEAD|PATCH|OPTIONS) .*|GET nothing/here", "recorded for the refusal");
    }

    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    private static List<Recording> recordings() {
        return Recording.all(Magento2Shop.folder()).stream()
                .filter(recording -> recording.requestLine().contains("/rest/"))
                .toList();
    }

    @Test
    void everyOtherExchangeIsOfAKindThatHasNoCall() {
        Map<String, Integer> counted = new TreeMap<>();
        List<String> unknown = new ArrayList<>();
        List<Recording> others = recordings().stream()
                .filter(recording -> Magento2Readings.reading(recording).isEmpty())
                .toList();
        for (Recording recording : others) {
            NO_CALL.entrySet().stream()
                    .filter(kind -> Magento2Readings.resource(recording).matches(kind.getKey()))
                    .findFirst()
                    .ifPresentOrElse(
                            kind -> counted.merge(kind.getValue(), 1, Integer::sum),
                            () -> unknown.add(recording + ": " + Magento2Readings.resource(recording)));
        }
        System.out.println("Recorded exchanges with Magento 2 without a call: " + counted);

        assertThat(unknown).isEmpty();
        assertThat(counted.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(others.size());
    }

    @TestFactory
    Stream<DynamicTest> everyRecordedEntityComesWhole() {
        List<Recording> read = recordings().stream()
                .filter(recording -> Magento2Readings.reading(recording).isPresent())
                .filter(recording -> recording.status() == 200)
                .filter(recording -> !recording.responseHead().contains("Content-Encoding: gzip"))
                .filter(recording -> recording.contentType().contains("json"))
                .toList();
        assertThat(read).as("exchanges below %s", Magento2Shop.folder()).isNotEmpty();
        return read.stream()
                .map(recording -> dynamicTest(recording.name(), () -> Magento2Readings.read(recorded, recording)));
    }

    /** Calls that the shop rejects: for any call, the rejection reaches the caller. */
    private static final Map<String, Consumer<Magento>> CALLS = Map.of(
            "GET orders|GET orders/\\d+",
            shop -> assertThat(shop.orders().list(OrderQuery.builder().build())).isEmpty(),
            "GET products|GET products/[^/]+",
            shop -> assertThat(shop.products().list(ProductQuery.builder().build()))
                    .isEmpty(),
            "GET shipments|GET shipment/\\d+",
            shop -> shop.shipments().ofOrder(Magento2Readings.ORDER),
            "GET invoices|GET invoices/\\d+",
            shop -> shop.invoices().ofOrder(Magento2Readings.ORDER),
            "GET inventory/source-items",
            shop -> Magento2Readings.values(shop.stock().read(List.of("MUG-001"))),
            "GET products/attributes/[^/]+/options",
            shop -> shop.attributes().options("of_colour"),
            "POST orders/\\d+/comments",
            shop -> shop.orders().addComment(Magento2Readings.ORDER, "picked", "processing"),
            "POST orders/\\d+/hold",
            shop -> shop.orders().hold(Magento2Readings.ORDER),
            "POST orders/\\d+/unhold",
            shop -> shop.orders().unhold(Magento2Readings.ORDER),
            "POST orders/\\d+/cancel",
            shop -> shop.orders().cancel(Magento2Readings.ORDER));

    @TestFactory
    Stream<DynamicTest> everyRecordedRefusalReachesTheCaller() {
        List<Recording> refused = recordings().stream()
                .filter(recording -> recording.status() >= 400)
                .filter(recording -> call(recording).isPresent())
                .toList();
        assertThat(refused).as("refusals below %s", Magento2Shop.folder()).isNotEmpty();
        return refused.stream()
                .map(recording -> dynamicTest(recording.name(), () -> {
                    recorded.server().resetAll();
                    recorded.server().stubFor(any(anyUrl()).willReturn(RecordedShop.replay(recording)));
                    try (Magento shop = recorded.connect().allFields().build()) {
                        assertThatThrownBy(() -> call(recording).orElseThrow().accept(shop))
                                .isInstanceOf(MagentoException.class);
                    }
                }));
    }

    private static Optional<Consumer<Magento>> call(Recording recording) {
        return CALLS.entrySet().stream()
                .filter(call -> Magento2Readings.resource(recording).matches(call.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
