package io.github.orderflowmagento.mapping;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.mapping.product.ProductMapping;
import io.github.orderflowmagento.mapping.product.ProductSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every property that OrderFlow documents can be fed by a rule. */
class CoverageTest {
    private static final Instant NOW = Instant.parse("2026-11-23T04:50:09Z");

    private static final Order ORDER = Recorded.order("order-info-pending-plain-guest");

    private static final OrderMapping STANDARD = OrderMapping.standard();

    @Test
    void theSchemaHasTheSameProperties() {
        assertThat(TargetSchema.PRODUCT.properties())
                .containsExactlyInAnyOrderElementsOf(Coverage.PRODUCT.documented());
        assertThat(TargetSchema.ORDER.properties()).containsExactlyInAnyOrderElementsOf(Coverage.HEADER.documented());
        assertThat(TargetSchema.ADDRESS.properties())
                .containsExactlyInAnyOrderElementsOf(Coverage.ADDRESS.documented());
        assertThat(TargetSchema.ORDER_LINE.properties())
                .containsExactlyInAnyOrderElementsOf(Coverage.LINE.documented());
        assertThat(TargetSchema.SHIPMENT.properties())
                .containsExactlyInAnyOrderElementsOf(Coverage.SHIPMENT.documented());
    }

    @Test
    void everyPropertyOfAProduct() {
        // OrderFlow imports the product under its reference: no rule changes it
        RuleTable<ProductSource> standard = ProductMapping.standard().rules();
        ProductMapping mapping = ProductMapping.standard()
                .change(rules -> fed(rules, Coverage.PRODUCT).with(standard.rule("externalReference")));
        Map<String, String> expected = new HashMap<>(expected(Coverage.PRODUCT, name -> name));
        expected.put(
                "externalReference", Recorded.product("product-info-simple").sku());

        assertThat(mapping.map(Recorded.product("product-info-simple"), NOW).properties())
                .containsAllEntriesOf(expected);
    }

    @Test
    void everyPropertyOfAnOrdersHeader() {
        // the reference is what OrderFlow knows the order by: no rule gives it another
        OrderMapping mapping = STANDARD.change(
                OrderPart.HEADER, rules -> fed(rules, Coverage.HEADER).with(rules.rule("externalReference")));
        Map<String, String> expected = new HashMap<>(expected(Coverage.HEADER, name -> name));
        expected.put("externalReference", ORDER.incrementId());

        assertThat(properties(mapping)).containsAllEntriesOf(expected);
    }

    @Test
    void everyPropertyOfBothAddresses() {
        OrderMapping mapping = STANDARD.change(OrderPart.DELIVERY_ADDRESS, rules -> fed(rules, Coverage.ADDRESS))
                .change(OrderPart.INVOICE_ADDRESS, rules -> fed(rules, Coverage.ADDRESS));

        assertThat(properties(mapping))
                .containsAllEntriesOf(expected(Coverage.ADDRESS, name -> "delivery" + capitalised(name)))
                .containsAllEntriesOf(expected(Coverage.ADDRESS, name -> "invoice" + capitalised(name)));
    }

    @Test
    void everyPropertyOfALine() {
        // the reference is what OrderFlow knows the product by: no rule changes the SKU without a way back
        OrderMapping mapping = STANDARD.change(
                OrderPart.LINE, rules -> fed(rules, Coverage.LINE).with(rules.rule("product.externalReference")));
        Map<String, String> expected = new HashMap<>(expected(Coverage.LINE, name -> "orderLine.1." + name));
        expected.put(
                "orderLine.1.product.externalReference",
                ORDER.items().get(0).sku().orElseThrow());

        assertThat(properties(mapping)).containsAllEntriesOf(expected);
    }

    @Test
    void everyPropertyOfTheShipment() {
        OrderMapping mapping = STANDARD.change(
                OrderPart.SHIPMENT, rules -> fed(rules, Coverage.SHIPMENT).with(rules.rule("externalReference")));
        Map<String, String> expected = new HashMap<>(expected(Coverage.SHIPMENT, name -> "shipment." + name));
        expected.put("shipment.externalReference", ORDER.incrementId());

        assertThat(properties(mapping)).containsAllEntriesOf(expected);
    }

    @Test
    void theStandardMappingAndItsOptionsAddTheseCustomPropertiesOnly() {
        assertThat(Coverage.PRODUCT.custom()).containsExactly("magentoType");
        assertThat(Coverage.HEADER.custom()).containsExactly("status", "exported", "giftMessage");
        assertThat(Coverage.ADDRESS.custom()).isEmpty();
        assertThat(Coverage.LINE.custom()).containsExactly("giftMessage");
        assertThat(Coverage.SHIPMENT.custom()).isEmpty();
    }

    /** The table with a rule for each documented property. */
    private static <S> RuleTable<S> fed(RuleTable<S> table, Coverage part) {
        RuleTable<S> fed = table;
        for (String property : part.documented()) {
            fed = fed.with(Rule.constant(property, value(property)));
        }
        return fed;
    }

    /** A value that OrderFlow takes: a number is a text, too. */
    private static String value(String property) {
        return switch (property) {
            case "sellable" -> "1";
            case "quantityType" -> "weight";
            case "earliestShipDate" -> "2026-11-24T08:00:00";
            case "shipment" -> "entity:shipment";
            case "orderItem" -> "entity:order";
            default -> String.valueOf(property.length());
        };
    }

    private static Map<String, String> expected(Coverage part, Function<String, String> written) {
        Map<String, String> expected = new LinkedHashMap<>();
        part.documented().forEach(property -> expected.put(written.apply(property), value(property)));
        return expected;
    }

    private static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static Map<String, String> properties(OrderMapping mapping) {
        return mapping.map(ORDER, NOW).properties();
    }
}
