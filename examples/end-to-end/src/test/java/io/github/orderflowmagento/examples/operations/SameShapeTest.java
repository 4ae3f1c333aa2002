package io.github.orderflowmagento.examples.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import io.github.orderflowmagento.examples.operations.SameShapes.Difference;
import io.github.orderflowmagento.examples.operations.SameShapes.Pair;
import io.github.orderflowmagento.magento.WebService;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.product.ProductMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The standard mapping makes of orders and of products of the same shape the same document, whether a Magento 1 or a Magento 2 was recorded:
 * the same properties in the same formats, with the same value where it does not depend on who ordered what. The tables of
 * {@link SameShapes} are the page {@code mapping-core/both-generations.md}, which is rewritten with {@code -Dshapes.write=true}: look at
 * the difference before it is committed.
 */
class SameShapeTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private static final Path PAGE = Path.of("../../mapping-core/both-generations.md");

    static final List<Pair> ORDERS = SameShapes.ORDERS;
    static final List<Pair> PRODUCTS = SameShapes.PRODUCTS;

    /** Values without personal data. */
    private static final Set<String> ALIKE = Set.of(
            "currency",
            "exported",
            "paymentGatewayIdentifier",
            "status",
            "shipment.deliverySuggestionCode",
            "shipment.deliverySuggestionName",
            "shipment.orderItem",
            "orderLine.*.shipment",
            "magentoType",
            "sellable",
            "not sent");

    private static final String DECIMAL = "(0|[1-9]\\d*)(\\.\\d{0,3}[1-9])?";
    private static final String TEXT = "(?s)\\S(.*\\S)?";

    /** Formats of values, by pattern of the property: the first match counts. */
    private static final Map<String, String> FORMATS = new LinkedHashMap<>();

    static {
        FORMATS.put(
                "(.*\\.)?\\w+(Price(Net|Gross)|Tax)|price(Net|Gross)|orderLine\\.\\*\\.quantity|weight|height|length|width",
                DECIMAL);
        FORMATS.put("orderLine\\.\\*\\.product\\.externalReference", TEXT);
        FORMATS.put("currency", "[A-Z]{3}");
        FORMATS.put("\\w+CountryCode", "[A-Z]{2}");
        FORMATS.put("exported", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
        FORMATS.put("status|paymentGatewayIdentifier|shipment\\.deliverySuggestionCode|magentoType", "[a-z_]+");
        FORMATS.put("\\w+EmailAddress", "\\S+@\\S+");
        FORMATS.put("orderLine\\.\\*\\.shipment", "entity:shipment");
        FORMATS.put("shipment\\.orderItem", "entity:order");
        FORMATS.put("sellable", "[01]");
        FORMATS.put("imageReference", "http://.*\\.png");
        FORMATS.put(".*", TEXT);
    }

    @RegisterExtension
    final RecordedMagento1 magento1 = new RecordedMagento1();

    @RegisterExtension
    final RecordedMagento2 magento2 = new RecordedMagento2();

    /** Values by property, with {@code *} for the number of a line, each of which has to have the same properties. */
    private static Map<String, Set<String>> byProperty(Map<String, String> document) {
        Map<String, Set<String>> values = new TreeMap<>();
        Map<String, Set<String>> lines = new TreeMap<>();
        document.forEach((name, value) -> {
            String property = name.replaceFirst("^orderLine\\.\\d+\\.", "orderLine.*.")
                    .replaceFirst("AddressLine\\d$", "AddressLine*");
            values.computeIfAbsent(property, p -> new TreeSet<>()).add(value);
            if (property.startsWith("orderLine.")) {
                lines.computeIfAbsent(name.substring(0, name.indexOf('.', "orderLine.".length())), n -> new TreeSet<>())
                        .add(property);
            }
        });
        assertThat(Set.copyOf(lines.values())).as("properties of the lines").hasSizeLessThan(2);
        return values;
    }

    private static Map<String, Set<String>> document(Order order) {
        try {
            return byProperty(OrderMapping.standard().map(order, NOW).properties());
        } catch (MappingException e) {
            return Map.of("not sent", Set.of(e.getMessage().replace(order.incrementId(), "…")));
        }
    }

    private static Map<String, Set<String>> document(Product product) {
        return byProperty(ProductMapping.standard().map(product, NOW).properties());
    }

    private Order magento2Order(Pair pair) {
        JsonNode order = RecordedMagento2.tree(pair.magento2());
        magento2.answers("orders", RecordedMagento2.listOf(order.toString()));
        if (!pair.bundle().isEmpty()) {
            magento2.answers("products", RecordedMagento2.listOf(RecordedMagento2.body(pair.bundle())));
        }
        return magento2.shop()
                .orders()
                .details(List.of(order.get("increment_id").asText()))
                .get(0)
                .orThrow();
    }

    /** Of which there are five in stock, if it is no product of other products, which have none. */
    private Product magento2Product(Pair pair) {
        JsonNode product = RecordedMagento2.tree(pair.magento2());
        String sku = product.get("sku").asText();
        magento2.answers("products", RecordedMagento2.listOf(product.toString()));
        if (product.get("type_id").asText().matches("simple|virtual|downloadable")) {
            magento2.answers(
                    "inventory/source-items",
                    RecordedMagento2.listOf(
                            "{\"sku\":\"" + sku + "\",\"source_code\":\"default\",\"quantity\":5,\"status\":1}"));
        }
        return magento2.shop().products().details(List.of(sku)).get(0).orThrow();
    }

    @ParameterizedTest
    @FieldSource("ORDERS")
    void theDocumentsOfOrdersAreTheSame(Pair pair) {
        compare(
                pair,
                document(magento1.order(pair.webService(), pair.recording())),
                document(magento2Order(pair)),
                SameShapes.DIFFERENCES_OF_ORDERS);
    }

    @ParameterizedTest
    @FieldSource("PRODUCTS")
    void theDocumentsOfProductsAreTheSame(Pair pair) {
        compare(
                pair,
                document(magento1.product(pair.recording())),
                document(magento2Product(pair)),
                SameShapes.DIFFERENCES_OF_PRODUCTS);
    }

    private static void compare(
            Pair pair, Map<String, Set<String>> one, Map<String, Set<String>> two, List<Difference> known) {
        Map<String, String> expected = new TreeMap<>();
        known.stream()
                .filter(difference -> difference.pairs().test(pair))
                .forEach(difference -> difference
                        .properties()
                        .forEach(name -> expected.put(name, difference.magento1() + " | " + difference.magento2())));
        Map<String, String> found = new TreeMap<>();
        Set<String> names = new TreeSet<>(one.keySet());
        names.addAll(two.keySet());
        for (String name : names) {
            if (one.containsKey(name) != two.containsKey(name)
                    || (ALIKE.contains(name) && !one.get(name).equals(two.get(name)))) {
                String asExpected = expected.getOrDefault(name, "");
                found.put(
                        name,
                        said(one.get(name), asExpected.startsWith("sent")) + " | "
                                + said(two.get(name), asExpected.endsWith("sent")));
            }
        }

        assertThat(found).isEqualTo(expected);
        for (Map<String, Set<String>> document : List.of(one, two)) {
            document.forEach((name, values) -> assertThat(values)
                    .as(name)
                    .isNotEmpty()
                    .allMatch(value -> value.matches(format(name)), format(name)));
        }
    }

    private static String said(@Nullable Set<String> values, boolean isAnyValue) {
        return values == null ? "–" : isAnyValue ? "sent" : String.join(", ", values);
    }

    private static String format(String property) {
        return FORMATS.entrySet().stream()
                .filter(format -> property.matches(format.getKey()))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    @Test
    void everyDifferenceIsMetBySomePair() {
        assertThat(SameShapes.DIFFERENCES_OF_ORDERS)
                .isNotEmpty()
                .allMatch(difference -> ORDERS.stream().anyMatch(difference.pairs()));
        assertThat(SameShapes.DIFFERENCES_OF_PRODUCTS)
                .isNotEmpty()
                .allMatch(difference -> PRODUCTS.stream().anyMatch(difference.pairs()));
    }

    @Test
    void everyRecordedOrderIsComparedOrItIsSaidWhyNot() {
        Set<String> recorded = new TreeSet<>(RecordedMagento2.whole("orders"));
        recorded.addAll(RecordedMagento1.orders(WebService.XML_RPC));
        recorded.addAll(RecordedMagento1.orders(WebService.SOAP_V2));
        Set<String> named = new TreeSet<>(SameShapes.ORDERS_ALONE.keySet());
        for (Pair pair : ORDERS) {
            named.addAll(List.of(pair.recording(), pair.magento2()));
        }

        assertThat(named).isEqualTo(recorded);
    }

    @Test
    void thePageHoldsTheTables() throws IOException {
        String page = SameShapesPage.text();
        if (Boolean.getBoolean("shapes.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }
}
