package io.github.orderflowmagento.magento.internal.magento2;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.FieldsFilter;
import io.github.orderflowmagento.magento.Magento2Shop;
import io.github.orderflowmagento.magento.Recording;
import io.github.orderflowmagento.magento.model.Entity;
import io.github.orderflowmagento.magento.model.FieldNotRequestedException;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductSummary;
import io.github.orderflowmagento.magento.model.Projection;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentSummary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The requested fields of an entity are those with accessors, and the named ones. */
class RequestedFieldsTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final RequestedFields ORDERS = RequestedFields.ofOrders(Projection.typed());
    private static final RequestedFields PRODUCTS = RequestedFields.ofProducts(Projection.typed(), true);

    /** Values that are made by the model itself though they are no abstract method of it. */
    private static final Set<String> WITH_DEFAULTS =
            Set.of("incrementId", "qtyCanceled", "qtyRefunded", "qtyShipped", "options");

    static List<Arguments> models() {
        return List.of(
                Arguments.of(RequestedFields.ORDER_HEADS, OrderSummary.class),
                Arguments.of(RequestedFields.PRODUCT_SUMMARIES, ProductSummary.class),
                Arguments.of(ORDERS, Order.class),
                Arguments.of(PRODUCTS, Product.class),
                Arguments.of(RequestedFields.SHIPMENTS, Shipment.class),
                Arguments.of(RequestedFields.SHIPMENTS, ShipmentSummary.class));
    }

    @ParameterizedTest
    @MethodSource("models")
    void fieldsOfAllAccessorsAreRequested(RequestedFields requested, Class<?> model) {
        requireAsked(requested.of(Fields.none()), model);
    }

    private static void requireAsked(Fields fields, Class<?> model) {
        List<Method> accessors = Arrays.stream(model.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && method.getParameterCount() == 0)
                .filter(method -> !method.isDefault() || WITH_DEFAULTS.contains(method.getName()))
                .filter(method -> !method.getName().equals("fields") && !method.isAnnotationPresent(JsonIgnore.class))
                .toList();
        assertThat(accessors).hasSizeGreaterThan(3);
        for (Method accessor : accessors) {
            assertThat(fields.wasRequested(field(accessor)))
                    .as("%s.%s", model.getSimpleName(), field(accessor))
                    .isTrue();
            if (accessor.getGenericReturnType() instanceof ParameterizedType generic
                    && generic.getActualTypeArguments()[0] instanceof Class<?> part
                    && Entity.class.isAssignableFrom(part)) {
                requireAsked(fields.nested(field(accessor)), part);
            }
        }
    }

    private static String field(Method accessor) {
        JsonProperty named = accessor.getAnnotation(JsonProperty.class);
        return named == null ? new SnakeCaseStrategy().translate(accessor.getName()) : named.value();
    }

    private static Map<String, Object> sent(Recording recording) {
        try {
            return JSON.readValue(recording.responseText(), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(recording.name(), e);
        }
    }

    @SuppressWarnings("unchecked") // JSON
    private static Map<String, Object> map(Object tree) {
        return (Map<String, Object>) tree;
    }

    private static List<Recording> entities(String folder, String field) {
        return Recording.all(Magento2Shop.folder().resolve(folder)).stream()
                .filter(recording -> recording.status() == 200
                        && recording.requestLine().startsWith("GET ")
                        && !recording.requestLine().contains("fields=")
                        && recording.responseText().startsWith("{"))
                .filter(recording -> sent(recording).keySet().containsAll(Set.of(field)))
                .toList();
    }

    static Stream<Arguments> recordedOrders() {
        return Stream.of("orders", "faults", "orders-write", "shipments")
                .flatMap(folder -> entities(folder, "increment_id").stream())
                .filter(recording -> sent(recording).containsKey("base_grand_total"))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("recordedOrders")
    void anOrderThatIsReadByAProjectionIsTheOneReadWhole(Recording recording) {
        Map<String, Object> whole = sent(recording);
        Map<String, Object> cut = map(Objects.requireNonNull(FieldsFilter.of(whole, ORDERS.sent())));

        assertThat(cut.toString()).hasSizeLessThan(whole.toString().length() * 2 / 3);
        assertThat(OrderShape.hasForeignAddress(cut)).isEqualTo(OrderShape.hasForeignAddress(whole));
        assertThat(Magento2Shape.order(cut).has("shipping_address"))
                .isEqualTo(Magento2Shape.order(whole).has("shipping_address"));
        Order order = Order.of(ORDERS.of(Magento2Shape.order(cut)));
        assertThat(order).isEqualTo(Order.of(Magento2Shape.order(whole)));
        assertThat(order.rowWithUnknownParent())
                .isEqualTo(Order.of(Magento2Shape.order(whole)).rowWithUnknownParent());
        assertThat(order.items().stream().map(OrderItem::shipsSeparately))
                .containsExactlyElementsOf(Order.of(Magento2Shape.order(whole)).items().stream()
                        .map(OrderItem::shipsSeparately)
                        .toList());
    }

    static Stream<Arguments> recordedProducts() {
        return Stream.of("products", "faults")
                .flatMap(folder -> entities(folder, "custom_attributes").stream())
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("recordedProducts")
    void aProductThatIsReadByAProjectionIsTheOneReadWhole(Recording recording) {
        Map<String, Object> whole = sent(recording);
        Map<String, Object> cut = map(Objects.requireNonNull(FieldsFilter.of(whole, PRODUCTS.sent())));

        assertThat(Product.of(PRODUCTS.of(Magento2Shape.product(cut))))
                .isEqualTo(Product.of(Magento2Shape.product(whole)));
        assertThat(cut.get("media_gallery_entries")).isEqualTo(whole.get("media_gallery_entries"));
    }

    static Stream<Arguments> recordedShipments() {
        return entities("shipments", "tracks").stream().map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("recordedShipments")
    void aShipmentInTheListOfAnOrderIsTheOneReadWhole(Recording recording) {
        Map<String, Object> whole = sent(recording);
        Map<String, Object> cut = map(Objects.requireNonNull(FieldsFilter.of(whole, RequestedFields.SHIPMENTS.sent())));

        assertThat(Shipment.of(RequestedFields.SHIPMENTS.of(Magento2Shape.shipment(cut))))
                .isEqualTo(Shipment.of(Magento2Shape.shipment(whole)));
    }

    @Test
    void theLabelOfAShipmentIsNoPartOfAList() {
        Map<String, Object> sent = sent(Magento2Shop.recording("shipments/get-after-tracks"));
        sent.put("shipping_label", "JVBERi0xLjQ=".repeat(10_000));

        assertThat(map(Objects.requireNonNull(FieldsFilter.of(sent, RequestedFields.SHIPMENTS.sent()))))
                .containsKey("tracks")
                .doesNotContainKey("shipping_label");
    }

    private static Fields order(Projection projection, String name) {
        RequestedFields requested = RequestedFields.ofOrders(projection);
        Map<String, Object> whole = sent(Magento2Shop.recording(name));
        return requested.of(Magento2Shape.order(map(Objects.requireNonNull(FieldsFilter.of(whole, requested.sent())))));
    }

    @Test
    void anUnrequestedNestedFieldIsReportedAsSuch() {
        Order order = Order.of(order(Projection.typed(), "orders/full-two-lines"));

        assertThat(order.items()).isNotEmpty();
        for (ThrowingCallable reading : List.<ThrowingCallable>of(
                () -> order.fields().text("remote_ip"),
                () -> order.fields().nested("extension_attributes").list("applied_taxes"),
                () -> order.fields().list("items").get(0).text("original_price"),
                () -> order.items().get(0).fields().text("original_price"),
                () -> order.items().get(0).fields().nested("parent_item"),
                () -> order.items()
                        .get(0)
                        .fields()
                        .nested("extension_attributes")
                        .text("module"),
                () -> order.shippingAddress().orElseThrow().fields().text("evening_telephone"),
                () -> order.billingAddress().orElseThrow().fields().text("evening_telephone"),
                () -> order.payment().orElseThrow().fields().texts("additional_information"),
                () -> order.fields().nested("payment").text("cc_last4"))) {
            assertThatThrownBy(reading)
                    .isInstanceOf(FieldNotRequestedException.class)
                    .hasMessageContaining("was not requested; name it in the Projection")
                    .hasMessageContaining("Projection.whole()");
        }
        assertThat(order.items().get(0).fields().wasRequested("original_price")).isFalse();
        assertThat(order.items().get(0).fields().wasRequested("hidden_tax_amount"))
                .isTrue();
    }

    @Test
    void aFieldThatIsNamedIsThereAsInTheWholeOrder() {
        List<String> names = List.of(
                "remote_ip",
                "items.original_price",
                "payment.additional_information",
                "extension_attributes.applied_taxes",
                "shipping_hidden_tax_amount",
                "items.weee_tax_applied_row_amount",
                "payment.payment_id");
        Order order = Order.of(order(Projection.of(names), "orders/full-de-coupon-fixed"));
        Order whole = Order.of(Magento2Shape.order(sent(Magento2Shop.recording("orders/full-de-coupon-fixed"))));

        List<Function<Order, Object>> readings = List.of(
                from -> from.fields().text("remote_ip"),
                from -> from.items().get(0).fields().decimal("original_price"),
                from -> from.payment().orElseThrow().fields().texts("additional_information"),
                from -> from.fields().nested("extension_attributes").list("applied_taxes"),
                from -> from.fields().decimal("shipping_hidden_tax_amount"),
                from -> from.payment().orElseThrow().fields().text("payment_id"));
        for (Function<Order, Object> reading : readings) {
            assertThat(reading.apply(order)).isEqualTo(reading.apply(whole));
            assertThat(reading.apply(order).toString()).isNotIn("Optional.empty", "[]");
        }
        assertThat(order.items().get(0).fields().decimal("weee_tax_applied_row_amount"))
                .isEmpty();
    }

    @Test
    void aPartThatIsNamedIsReadWhole() {
        Order order = Order.of(order(Projection.of("payment", "shipping_address"), "orders/full-two-lines"));
        Order whole = Order.of(Magento2Shape.order(sent(Magento2Shop.recording("orders/full-two-lines"))));

        assertThat(order.payment().orElseThrow().fields())
                .isEqualTo(whole.payment().orElseThrow().fields());
        assertThat(order.shippingAddress().orElseThrow().fields())
                .isEqualTo(whole.shippingAddress().orElseThrow().fields());
        assertThat(order.payment().orElseThrow().fields().text("cc_last4")).isEmpty();
    }

    @Test
    void derivedFieldsOfRequestedOnesAreRequested() {
        Order order = Order.of(order(Projection.typed(), "orders/full-two-lines"));

        assertThat(order.items().get(0).fields().text("row_total_after_discount"))
                .isEmpty();
        assertThat(order.fields().text("gift_message_id")).isEmpty();
    }

    @Test
    void allAttributesOfAProductAreReadButNoOtherFields() {
        Map<String, Object> whole = sent(Magento2Shop.recording("products/full-custopt-1"));
        Product product = Product.of(PRODUCTS.of(
                Magento2Shape.product(map(Objects.requireNonNull(FieldsFilter.of(whole, PRODUCTS.sent()))))));

        assertThat(product.fields().text("url_key")).isPresent();
        assertThat(product.fields().text("no_such_attribute")).isEmpty();
        assertThat(product.fields().list("media_gallery_entries")).isEmpty();
        for (ThrowingCallable reading : List.<ThrowingCallable>of(
                () -> product.fields().list("options"),
                () -> product.fields().nested("extension_attributes").nested("stock_item"))) {
            assertThatThrownBy(reading)
                    .isInstanceOf(FieldNotRequestedException.class)
                    .hasMessageContaining("name it in the Projection");
        }
        RequestedFields withOptions = RequestedFields.ofProducts(Projection.of("options"), false);
        Fields fields = withOptions.of(
                Magento2Shape.product(map(Objects.requireNonNull(FieldsFilter.of(whole, withOptions.sent())))));
        assertThat(fields.list("options")).hasSize(2);
        assertThatThrownBy(() -> fields.list("media_gallery_entries")).isInstanceOf(FieldNotRequestedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "forced_do_shipment_with_invoice",
                "payment_authorization_expiration",
                "base_shipping_hidden_tax_amount",
                "items.base_weee_tax_applied_row_amount"
            })
    void aSharedNameIsRequestedByMagento2sName(String name) {
        Map<String, Object> whole = sent(Magento2Shop.recording("orders/full-two-lines"));
        whole.putAll(Map.of(
                "forced_shipment_with_invoice",
                1L,
                "payment_auth_expiration",
                3L,
                "base_shipping_discount_tax_compensation_amnt",
                4L));
        map(((List<?>) Objects.requireNonNull(whole.get("items"))).get(0)).put("base_weee_tax_applied_row_amnt", 5L);
        RequestedFields requested = RequestedFields.ofOrders(Projection.of(name));
        Function<Fields, Fields> part =
                order -> name.startsWith("items.") ? order.list("items").get(0) : order;
        String own = name.replace("items.", "");

        Fields cut = part.apply(requested.of(
                Magento2Shape.order(map(Objects.requireNonNull(FieldsFilter.of(whole, requested.sent()))))));
        Fields sent = part.apply(Magento2Shape.order(whole));

        assertThat(sent.text(own)).isPresent();
        assertThat(cut.text(own)).isEqualTo(sent.text(own));
    }

    @Test
    void aModulesProductFieldIsReadIfNamed() {
        Map<String, Object> whole = sent(Magento2Shop.recording("products/full-custopt-1"));
        map(Objects.requireNonNull(whole.get("extension_attributes"))).put("wms_zone", "A7");
        RequestedFields requested = RequestedFields.ofProducts(Projection.of("wms_zone"), false);

        Fields cut = requested.of(
                Magento2Shape.product(map(Objects.requireNonNull(FieldsFilter.of(whole, requested.sent())))));

        assertThat(Magento2Shape.product(whole).text("wms_zone")).contains("A7");
        assertThat(cut.text("wms_zone")).contains("A7");
    }

    @Test
    void aModulesFieldDoesNotReplaceMagentosOfThatName() {
        Map<String, Object> order = sent(Magento2Shop.recording("orders/full-two-lines"));
        Map<String, Object> address = map(Objects.requireNonNull(order.get("billing_address")));
        address.remove("company");
        address.put("extension_attributes", Map.of("company", "Module Ltd", "eori", "GB1"));
        Map<String, Object> product = sent(Magento2Shop.recording("products/full-custopt-1"));
        map(Objects.requireNonNull(product.get("extension_attributes")))
                .putAll(Map.of("url_key", "a-module", "special_price", 1L));

        Fields billing = Magento2Shape.order(order).nested("billing_address");

        assertThat(billing.isNull("company")).isTrue();
        assertThat(billing.text("eori")).contains("GB1");
        assertThat(Magento2Shape.product(product).isNull("special_price")).isTrue();
        assertThat(Magento2Shape.product(product).text("url_key")).isPresent().isNotEqualTo(Optional.of("a-module"));
    }

    @Test
    void aNameThatNoShopWouldUnderstandMakesTheOrderWhole() {
        assertThat(RequestedFields.ofOrders(Projection.of("a-b"))).isEqualTo(RequestedFields.WHOLE);
        assertThat(RequestedFields.ofOrders(Projection.of("items.größe"))).isEqualTo(RequestedFields.WHOLE);
        assertThat(RequestedFields.ofOrders(Projection.of(""))).isEqualTo(RequestedFields.WHOLE);
    }

    @Test
    void moreNamesThanAnAddressHoldsMakeTheOrderWhole() {
        List<String> names = Stream.iterate(1, i -> i + 1)
                .limit(100)
                .map(i -> "a_field_of_some_length_" + i)
                .toList();

        assertThat(RequestedFields.ofOrders(Projection.of(names.subList(0, 10))))
                .isNotEqualTo(RequestedFields.WHOLE);
        assertThat(RequestedFields.ofOrders(Projection.of(names))).isEqualTo(RequestedFields.WHOLE);
    }

    @Test
    void aWholeEntityIsRequestedWithoutProjection() {
        assertThat(RequestedFields.ofOrders(Projection.whole()).ofList()).isEmpty();
        assertThat(RequestedFields.ofProducts(Projection.whole(), true).ofOne()).isEmpty();
    }
}
