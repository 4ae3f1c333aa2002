package io.github.orderflowmagento.mapping;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.mapping.product.ProductMapping;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** A source that nobody has is found before it sends nothing for ever. */
class SampleCheckTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final List<Order> ORDERS = List.of(
            Recorded.order("order-info-pending-plain-guest"), Recorded.order("order-info-processing-coupon-percent"));
    private static final List<Product> PRODUCTS = List.of(Recorded.product("product-info-simple"));

    private static OrderMapping orders(String file) {
        return MappingFile.properties("shop.properties", file).applyTo(OrderMapping.standard());
    }

    @Test
    void theStandardMappingsHaveNoFindings() {
        assertThat(OrderMapping.standard().check(ORDERS, NOON).all()).isEmpty();
        assertThat(ProductMapping.standard().check(PRODUCTS, NOON).all()).isEmpty();
    }

    @Test
    void aFieldOfTheShopIsNoFinding() {
        OrderMapping mapping = orders("""
            shipment.deliveryInstruction = coupon_code
            orderLine.custom.row         = priced.row_total + ' of ' + order.increment_id
            deliveryAddress.addressLine2 = street1
            order.onlyIf.guests          = customer_is_guest is '1' | '0'
            """)
                .with(
                        OrderPart.HEADER,
                        Rule.optional(
                                "source", "store name", from -> from.order().storeName()));

        assertThat(mapping.check(ORDERS, NOON).all()).isEmpty();
    }

    @Test
    void aMisspelledFieldIsNamedWithTheNearest() {
        Findings findings =
                orders("shipment.deliveryInstruction = gift_mesage_id | 'none'").check(ORDERS, NOON);

        assertThat(findings.all()).singleElement().satisfies(finding -> {
            assertThat(finding.entity()).isEqualTo("order");
            assertThat(finding.part()).isEqualTo("shipment");
            assertThat(finding.property()).isEqualTo("deliveryInstruction");
            assertThat(finding.field()).isEqualTo("gift_mesage_id");
            assertThat(finding.problem()).isEqualTo("none of 2 samples has this field; did you mean gift_message_id?");
            assertThat(finding.advice()).contains("correct the name").contains("file shop.properties:1");
        });
        assertThat(findings.asText()).contains("gift_mesage_id").contains("what to do");
        assertThat(findings)
                .hasToString("order, shipment: deliveryInstruction from gift_mesage_id: none of 2 samples"
                        + " has this field; did you mean gift_message_id?: correct the name, or remove the rule"
                        + " (file shop.properties:1)");
    }

    @Test
    void aMisspelledFieldInJavaIsFoundToo() {
        ProductMapping byName = ProductMapping.standard().withField("customsDescription", "shortdescription");
        ProductMapping byRule = ProductMapping.standard()
                .with(Rule.optional(
                        "customsDescription",
                        "a text",
                        from -> from.product().fields().nonBlank("shortdescription")));

        assertThat(List.of(byName, byRule))
                .allSatisfy(mapping -> assertThat(mapping.check(PRODUCTS, NOON).all())
                        .singleElement()
                        .satisfies(finding -> {
                            assertThat(finding.field()).isEqualTo("shortdescription");
                            assertThat(finding.problem()).contains("did you mean short_description?");
                        }));
    }

    @Test
    void aMisspelledFieldOfALineIsFound() {
        assertThat(orders("orderLine.description = nam\norderLine.custom.total = priced.row_totl")
                        .check(ORDERS, NOON)
                        .all())
                .extracting(Finding::part, Finding::field)
                .containsExactly(tuple("line", "nam"), tuple("line", "priced.row_totl"));
    }

    @Test
    void aRuleThatGivesNobodyAValueIsFound() {
        OrderMapping mapping = OrderMapping.standard()
                .with(
                        OrderPart.HEADER,
                        Rule.optional(
                                "source",
                                "Swiss francs only",
                                from -> from.order().orderCurrencyCode().filter(code -> code.equals("CHF"))));

        assertThat(mapping.check(ORDERS, NOON).all())
                .extracting(Finding::property, Finding::problem)
                .containsExactly(tuple("source", "gives no value for any of 2 samples"));
    }

    @Test
    void aConditionThatNoSampleMeetsIsFound() {
        assertThat(orders("""
            order.onlyIf.retail = customer_grup_id is not '2'
            order.onlyIf.swiss  = order_currency_code is 'CHF'
            """).check(ORDERS, NOON).all())
                .extracting(Finding::part, Finding::property, Finding::problem)
                .containsExactly(
                        tuple("only if", "retail", "none of 2 samples has this field; did you mean customer_group_id?"),
                        tuple("only if", "swiss", "met by none of 2 samples"));
    }

    @Test
    void inventoryLinesAndDespatchesAreCheckedAlike() {
        InventoryLine line = InventoryLine.builder()
                .externalReference("MUG-001")
                .putAttributes("available", "5")
                .build();
        DespatchNotification despatch = DespatchNotification.builder()
                .orderReference("100000001")
                .messageId(1)
                .serviceName("Tracked 24")
                .build();

        assertThat(InventoryMapping.standard()
                        .withField("quantity", "availabel")
                        .onlyIf("site", each -> "UK".equals(each.attributes().get("sit")))
                        .check(List.of(line))
                        .all())
                .extracting(Finding::field)
                .contains("availabel", "sit");
        assertThat(InventoryMapping.standard()
                        .withField("quantity", "available")
                        .check(List.of(line))
                        .all())
                .isEmpty();
        assertThat(ShipmentMapping.standard()
                        .withField("comment", "servicName")
                        .check(List.of(despatch))
                        .all())
                .extracting(Finding::problem)
                .containsExactly("none of 1 sample has this field; did you mean serviceName?");
    }

    @Test
    void findingsShowNoValues() {
        Product secret = Product.of(Fields.of(Map.of(
                "product_id", "1", "sku", "MUG-001", "type", "simple", "name", "Mug", "customs_text", "swordfish")));

        assertThat(ProductMapping.standard()
                        .withField("customsDescription", "customs")
                        .check(List.of(secret), NOON)
                        .asText())
                .contains("customs")
                .doesNotContain("swordfish");
    }
}
