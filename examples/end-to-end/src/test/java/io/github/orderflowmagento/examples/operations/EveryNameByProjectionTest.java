package io.github.orderflowmagento.examples.operations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.Projection;
import io.github.orderflowmagento.mapping.FieldPath;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.mapping.product.ProductMapping;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static io.github.orderflowmagento.examples.operations.RecordedMagento2.body;
import static io.github.orderflowmagento.examples.operations.RecordedMagento2.listOf;
import static org.assertj.core.api.Assertions.assertThat;

/** Each name in a mapping has the same value, whether the shop sends the whole entity or only what the mapping reads. */
class EveryNameByProjectionTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final OrderMapping STANDARD = OrderMapping.standard();

    @RegisterExtension
    final RecordedMagento2 recorded = new RecordedMagento2();

    private final List<String> numbers = new ArrayList<>();
    private final List<String> skus = new ArrayList<>();

    private Magento shop;

    @SuppressWarnings("NullAway.Init") // connected before each test
    EveryNameByProjectionTest() {}

    @BeforeEach
    void aShopWithModules() {
        List<ObjectNode> products = new ArrayList<>();
        RecordedMagento2.products().forEach(product -> products.add(json(product)));
        products.sort(Comparator.comparing(product -> product.get("id").asLong()));
        products.forEach(product -> {
            skus.add(product.get("sku").asText());
            addedByAModule(product, "wms_zone", "A7");
        });
        recorded.answers("products", listOf(products));
        orders(Stream.of(
                        "full-two-lines",
                        "full-configurable",
                        "full-bundle-dyn-sep",
                        "full-custom-options-differ",
                        "full-customer",
                        "full-de-coupon-fixed",
                        "full-downloadable",
                        "full-gift-message-item",
                        "full-gift-message-order",
                        "full-st-partial-refund",
                        "full-st-cancelled",
                        "full-fr-3-street-lines-coupon",
                        "full-virtual-only")
                .map(name -> withModules(json(body("orders/" + name))))
                .sorted(Comparator.comparing(order -> order.get("entity_id").asLong()))
                .toList());
        shop = recorded.connect().build();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void orders(List<ObjectNode> orders) {
        numbers.clear();
        orders.forEach(order -> numbers.add(order.get("increment_id").asText()));
        recorded.answers("orders", listOf(orders));
    }

    private static ObjectNode json(String body) {
        try {
            return (ObjectNode) JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fields added by modules, and columns that are empty in every recorded order. */
    private static ObjectNode withModules(ObjectNode order) {
        addedByAModule(order, "wms_priority", "urgent");
        order.put("forced_shipment_with_invoice", 1);
        order.put("payment_auth_expiration", 3);
        order.get("items").forEach(row -> {
            addedByAModule((ObjectNode) row, "lot", "L9");
            ((ObjectNode) row).put("base_weee_tax_applied_row_amnt", 1.25).put("weee_tax_applied_row_amount", 1.5);
        });
        addedByAModule((ObjectNode) order.get("billing_address"), "eori", "GB1");
        addedByAModule((ObjectNode) order.get("payment"), "terms", "net 30");
        JsonNode shipping = order.at("/extension_attributes/shipping_assignments/0/shipping/address");
        if (shipping instanceof ObjectNode address) {
            addedByAModule(address, "gate_code", "4711");
        }
        return order;
    }

    private static void addedByAModule(ObjectNode entity, String name, String value) {
        if (!(entity.get("extension_attributes") instanceof ObjectNode)) {
            entity.set("extension_attributes", JSON.createObjectNode());
        }
        ((ObjectNode) entity.get("extension_attributes")).put(name, value);
    }

    private List<Order> orders(Projection projection) {
        return shop.orders().details(numbers, projection).stream()
                .map(answer -> answer.orThrow())
                .toList();
    }

    private List<Product> products(Projection projection) {
        return shop.products().details(skus, projection).stream()
                .map(answer -> answer.orThrow())
                .toList();
    }

    /** Returns the value of a name, or why there is none, and whether the shop sends it. */
    private static String reading(Fields fields, String name) {
        String text;
        try {
            text = FieldPath.text(fields, name).orElse("");
        } catch (RuntimeException e) {
            text = String.valueOf(e.getMessage());
        }
        return text + (FieldPath.isSent(fields, name) ? " (sent)" : " (not sent)");
    }

    /**
     * @param whole what is read whole
     * @param parts of an entity, those of which a name is
     * @param read what is read for a name
     */
    private static <T> void assertSame(List<T> whole, Function<T, List<Fields>> parts, Function<String, List<T>> read) {
        BiFunction<List<T>, String, List<String>> readings = (entities, name) -> entities.stream()
                .flatMap(entity -> parts.apply(entity).stream())
                .map(fields -> reading(fields, name))
                .toList();
        Set<String> names = new LinkedHashSet<>();
        whole.forEach(entity -> parts.apply(entity).forEach(fields -> names.addAll(FieldPath.names(fields))));
        Map<String, String> different = new TreeMap<>();
        for (String name : names) {
            List<String> expected = readings.apply(whole, name);
            List<String> actual = readings.apply(read.apply(name), name);
            if (!expected.equals(actual)) {
                different.put(name, expected + " but " + actual);
            }
        }

        assertThat(names).hasSizeGreaterThan(20);
        assertThat(different).isEmpty();
    }

    private record Part(OrderPart<?> part, Function<Order, List<Fields>> fields) {
        @Override
        public String toString() {
            return part.toString();
        }
    }

    static List<Part> parts() {
        return List.of(
                new Part(OrderPart.HEADER, order -> List.of(order.fields())),
                new Part(
                        OrderPart.LINE,
                        order -> order.items().stream().map(OrderItem::fields).toList()),
                new Part(
                        OrderPart.DELIVERY_ADDRESS,
                        order -> order.shippingAddress().stream()
                                .map(address -> address.fields())
                                .toList()),
                new Part(
                        OrderPart.INVOICE_ADDRESS,
                        order -> order.billingAddress().stream()
                                .map(address -> address.fields())
                                .toList()));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void ofAnOrder(Part part) {
        assertSame(
                orders(Projection.whole()),
                part.fields(),
                name -> orders(STANDARD.withField(part.part(), "x", name).projection()));
    }

    @Test
    void ofAProduct() {
        assertSame(
                products(Projection.whole()),
                product -> List.of(product.fields()),
                name -> products(ProductMapping.standard().withField("x", name).projection()));
    }

    @Test
    void ofTheProductsOfRows() {
        List<Order> whole = orders(Projection.whole());
        for (OrderMapping mapping : List.of(
                STANDARD,
                STANDARD.withProductSkus(),
                STANDARD.withSkus(ReferenceMapping.prefixed("AB-")).withProductSkus())) {
            assertThat(orders(mapping.projectionOfReferences()))
                    .hasSameSizeAs(numbers)
                    .extracting(mapping::productReferences)
                    .anyMatch(references -> !references.isEmpty())
                    .isEqualTo(whole.stream().map(mapping::productReferences).toList());
        }
    }

    private static ObjectNode orderWhoseModuleNamesACompany() {
        ObjectNode order = json(body("orders/full-two-lines"));
        addedByAModule((ObjectNode) order.get("billing_address"), "company", "Module Ltd");
        return order;
    }

    /** Magento leaves the field out where it has nothing. */
    @Test
    void ofAModuleThatNamesItsFieldAsMagentoDoes() {
        ObjectNode order = orderWhoseModuleNamesACompany();
        addedByAModule(order, "customer_note", "from a module");
        orders(List.of(order));

        Order whole = orders(Projection.whole()).get(0);
        Order read = orders(STANDARD.projection()).get(0);

        assertThat(read.billingAddress().orElseThrow().company())
                .isEqualTo(whole.billingAddress().orElseThrow().company());
        assertThat(read.customerNote()).isEqualTo(whole.customerNote());
    }

    @Test
    void anotherProjectionDoesNotMakeAnOrderLookChanged() {
        ObjectNode order = orderWhoseModuleNamesACompany();
        orders(List.of(order));
        InMemoryOrderFlow warehouse = new InMemoryOrderFlow();
        Run before;
        try (Magento whole = recorded.connect().allFields().build()) {
            before = exported(whole, warehouse, RunState.initial());
        }
        orders(List.of(order.put("updated_at", "2026-11-29 10:00:00")));

        Run run = exported(shop, warehouse, before.next());

        assertThat(before.items()).extracting(ItemOutcome::outcome).containsExactly(Outcome.DONE);
        assertThat(run.items())
                .as(run.items().toString())
                .extracting(ItemOutcome::outcome)
                .containsExactly(Outcome.ALREADY_THERE);
    }

    private static Run exported(Magento shop, InMemoryOrderFlow warehouse, RunState state) {
        return OrderExport.between(shop, warehouse).statuses("pending").build().run(state);
    }

    /** Without a value in any of those that were requested, the extension attributes that are sent are empty, as if there were none. */
    @Test
    void aMissingExtensionAttributeIsNotSent() {
        String name = "extension_attributes.gift_message";
        List<Order> whole = orders(Projection.whole());
        List<Order> read = orders(STANDARD.withField(OrderPart.LINE, "x", name).projection());

        for (List<Order> some : List.of(whole, read)) {
            Optional<Order> plain = some.stream()
                    .filter(order -> order.incrementId().equals("000000002"))
                    .findFirst();
            assertThat(plain.orElseThrow().items()).hasSize(2).noneMatch(row -> FieldPath.isSent(row.fields(), name));
        }
    }
}
