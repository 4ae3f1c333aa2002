package io.github.orderflowmagento.magento.model;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.immutables.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Fields that a shop did not send are unknown: no value is invented. */
class MissingFieldsTest {
    /**
     * The fields whose types cannot be empty. An entity without one cannot be identified or used, so it is rejected by the name of the
     * field: each of these is in {@link #required} again.
     */
    private static final List<String> REJECTED_WHEN_MISSING = List.of(
            "Invoice.orderId",
            "InvoiceItem.orderItemId",
            "OrderItem.itemId",
            "Product.productId",
            "Shipment.orderId",
            "ShipmentItem.orderItemId",
            "StockItem.isInStock",
            "StoreView.storeId");

    /** Accessors that say whether a text can be parsed, with or without one. */
    private static final String WORKED_OUT = "OrderItem.hasReadableOptions";

    /** All the values that a shop sends. */
    private static final List<JavaClass> ENTITIES = new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(Entity.class.getPackageName())
                    .stream()
                    .filter(type -> type.isInterface() && type.isAssignableTo(Entity.class))
                    .toList();

    @Test
    void onlyMandatoryFieldsHaveTypesWithoutAnEmptyValue() {
        List<String> cannotBeEmpty = new ArrayList<>(REJECTED_WHEN_MISSING);
        cannotBeEmpty.add(WORKED_OUT);

        assertThat(ENTITIES.stream()
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getMethods())
                                .filter(method -> isAccessor(method) && cannotBeEmpty(method.getReturnType()))
                                .map(method -> type.getSimpleName() + "." + method.getName())))
                .containsExactlyInAnyOrderElementsOf(cannotBeEmpty);
    }

    private static boolean isAccessor(Method method) {
        return method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers());
    }

    private static boolean cannotBeEmpty(Class<?> type) {
        return type.isPrimitive() && type != void.class;
    }

    /** The units of a row, and the source of stock, may be left out by who builds one; a shop may not. */
    @Test
    void noFieldHasADefaultForAShopThatLeavesItOut() {
        assertThat(ENTITIES.stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Value.Default.class))
                        .map(MissingFieldsTest::name))
                .containsExactlyInAnyOrder(
                        "Entity.fields",
                        // what the options' text holds, and whether it can be read, are worked out from it
                        "OrderItem.hasReadableOptions",
                        "OrderItem.options",
                        "OrderItem.qtyCanceled",
                        "OrderItem.qtyRefunded",
                        "OrderItem.qtyShipped",
                        // blank in a row of the list that is to be reported by its other number
                        "OrderSummary.incrementId",
                        "StockItem.source");
    }

    private static String name(JavaMethod method) {
        return method.getOwner().getSimpleName() + "." + method.getName();
    }

    static Stream<Arguments> required() {
        Map<String, Object> summary = Map.of("increment_id", "100000001");
        Map<String, Object> invoice = Map.of("increment_id", "1", "order_id", 1);
        Map<String, Object> shipment = Map.of(
                "increment_id", "1", "order_id", 1, "items", List.of(), "tracks", List.of(), "comments", List.of());
        Map<String, Object> row =
                Map.of("item_id", 1, "qty_ordered", 1, "qty_shipped", 0, "qty_refunded", 0, "qty_canceled", 0);
        return Stream.of(
                        required("Order", Order::of, Map.of("order_id", 1, "increment_id", "1", "items", List.of())),
                        required("OrderItem", OrderItem::of, row),
                        required("Invoice", Invoice::of, invoice),
                        required("InvoiceSummary", InvoiceSummary::of, summary),
                        required("InvoiceItem", fields -> Invoice.of(with(invoice, fields)), item()),
                        required("Product", Product::of, Map.of("product_id", 1, "sku", "A", "type", "simple")),
                        required("ProductAttribute", ProductAttribute::of, Map.of("code", "color")),
                        required("ProductImage", ProductImage::of, Map.of("url", "https://shop.example/a.jpg")),
                        required("Shipment", Shipment::of, shipment),
                        required("ShipmentSummary", ShipmentSummary::of, summary),
                        required("ShipmentItem", fields -> Shipment.of(with(shipment, fields)), item()),
                        required(
                                "StockItem",
                                StockItem::of,
                                Map.of("source_code", "default", "sku", "A", "qty", "5", "is_in_stock", "1")),
                        required("StoreView", StoreView::of, Map.of("store_id", 1, "code", "de")))
                .flatMap(Function.identity());
    }

    private static Map<String, Object> item() {
        return Map.of("order_item_id", 1, "qty", "2");
    }

    private static Fields with(Map<String, Object> whole, Fields item) {
        Map<String, Object> fields = new HashMap<>(whole);
        fields.put("items", List.of(item.asMap()));
        return Fields.of(fields);
    }

    private static Stream<Arguments> required(
            String type, Function<Fields, Object> reading, Map<String, Object> fields) {
        assertThat(reading.apply(Fields.of(fields))).isNotNull();
        return fields.keySet().stream().map(field -> arguments(type, field, reading, fields));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("required")
    void missingRequiredFieldsAreRejectedByName(
            String type, String field, Function<Fields, Object> reading, Map<String, Object> fields) {
        Map<String, Object> without = new HashMap<>(fields);
        without.remove(field);

        assertThatExceptionOfType(InvalidFieldException.class)
                .isThrownBy(() -> reading.apply(Fields.of(without)))
                .satisfies(failure -> assertThat(failure.field()).isIn(field, "items[0]." + field))
                .withMessageEndingWith("is missing");
    }

    @Test
    void allThatCannotBeEmptyIsAmongWhatIsRequired() {
        assertThat(required()
                        .map(required -> required.get()[0] + "." + required.get()[1])
                        .map(MissingFieldsTest::accessor)
                        .collect(Collectors.toSet()))
                .containsAll(REJECTED_WHEN_MISSING);
    }

    private static String accessor(String field) {
        return Pattern.compile("_(.)")
                .matcher(field)
                .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }

    static Stream<Arguments> numbersAndFlags() {
        return required().filter(required -> {
            String field = String.valueOf(required.get()[1]);
            return field.endsWith("_id") || field.startsWith("is_");
        });
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("numbersAndFlags")
    void aBlankNumberOrFlagIsMissing(
            String type, String field, Function<Fields, Object> reading, Map<String, Object> fields) {
        Map<String, Object> blank = new HashMap<>(fields);
        blank.put(field, " ");

        assertThatExceptionOfType(InvalidFieldException.class)
                .isThrownBy(() -> reading.apply(Fields.of(blank)))
                .satisfies(failure -> assertThat(failure.field()).isIn(field, "items[0]." + field))
                .withMessageEndingWith("is missing");
    }

    @Test
    void aFlagOfStockThatIsNoneIsNotOutOfStock() {
        Map<String, Object> item = Map.of("product_id", 1, "sku", "A", "qty", "5", "is_in_stock", "perhaps");

        assertThatExceptionOfType(InvalidFieldException.class)
                .isThrownBy(() -> StockItem.of(Fields.of(item)))
                .withMessage("field is_in_stock: 'perhaps' is not a flag");
    }
}
