package io.github.orderflowmagento.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.InvalidFieldException;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.mapping.order.OrderSource;
import io.github.orderflowmagento.mapping.product.ProductMapping;
import io.github.orderflowmagento.mapping.product.ProductSource;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;
import io.github.orderflowmagento.mapping.shipment.ShipmentPlan;
import io.github.orderflowmagento.orderflow.imports.ImportDocument;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A value that does not fit costs itself, and not what it belongs to, unless that would mean something else without it. */
class InvalidValuesTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final List<MappingWarning> warnings = new ArrayList<>();

    private static Product product(String field, String value) {
        Map<String, Object> fields = new HashMap<>(
                Map.of("product_id", "1", "sku", "MUG-001", "type", "simple", "name", "Mug", "weight", "2"));
        fields.put(field, value);
        return Product.of(Fields.of(fields));
    }

    private Map<String, String> sent(Product product) {
        return sent(ProductMapping.standard(), product);
    }

    private Map<String, String> sent(ProductMapping mapping, Product product) {
        ImportItem item = mapping.map(product, NOON, warnings::add);
        assertThat(ImportDocument.write(List.of(item))).isNotEmpty();
        return item.properties();
    }

    private Map<String, String> sent(Rule<ProductSource> rule) {
        return sent(ProductMapping.standard().with(rule), product("name", "Mug"));
    }

    @Test
    void aTextThatIsTooLongIsCutWithAWarning() {
        assertThat(sent(product("name", "x".repeat(143)))).containsEntry("description", "x".repeat(120));

        assertThat(warnings)
                .singleElement()
                .asString()
                .isEqualTo(
                        "description cut to 120 characters: has 143" + " characters, OrderFlow takes 120 (from name)");
    }

    @Test
    void aTextThatJustFitsIsNotCut() {
        String name = "\uD83D\uDE00".repeat(120);

        assertThat(sent(product("name", name))).containsEntry("description", name);
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "both halves of an emoji, \uD83D\uDE00\uD83D\uDE00",
        "a letter with its accent, e\u0301x",
        "a family of several emoji, \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67"
    })
    void aTextIsNotCutWithinACharacter(String what, String end) {
        String whole = "x".repeat(119);
        boolean fits = what.startsWith("both");

        assertThat(sent(product("name", whole + end)))
                .containsEntry("description", fits ? whole + "\uD83D\uDE00" : whole);
    }

    @Test
    void oneLetterWithMoreAccentsThanFitIsCutAllTheSame() {
        assertThat(sent(product("name", "e" + "\u0301".repeat(200))))
                .containsEntry("description", "e" + "\u0301".repeat(119));
    }

    @Test
    void aTooLongKeyRejectsTheProductByName() {
        assertThatThrownBy(() -> sent(product("sku", "S".repeat(121))))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("externalReference has 121 characters, OrderFlow takes 120");
    }

    @Test
    void aTooLongSkuOfALineRejectsTheOrderByName() {
        OrderMapping mapping =
                OrderMapping.standard().withSkus(ReferenceMapping.prefixed("S".repeat(121 - "MUG-001".length())));

        assertThatThrownBy(() -> mapping.map(Recorded.order("order-info-pending-plain-guest"), NOON))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("product.externalReference has 121 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"barcode", "thirdPartyReference", "harmonisedSystemCode"})
    void aTooLongOptionalKeyIsLeftOut(String property) {
        assertThat(sent(Rule.constant(property, "5".repeat(256)))).doesNotContainKey(property);
        assertThat(warnings).extracting(MappingWarning::summary).containsExactly(property + " left out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,5", "12 cm", "10-12", "1e999999999"})
    void anInvalidOptionalNumberIsLeftOutWithAWarning(String text) {
        assertThat(sent(product("length", text))).doesNotContainKey("length").containsEntry("weight", "2");

        assertThat(warnings)
                .singleElement()
                .asString()
                .isEqualTo("length left out: field length: '" + text + "' is not a number (from length)");
    }

    @ParameterizedTest
    @CsvSource({"price, '10,50'", "special_price, 5 EUR"})
    void anInvalidSpecialPriceIsNotReplacedByThePrice(String field, String text) {
        Map<String, Object> fields = new HashMap<>(
                Map.of("product_id", "1", "sku", "MUG-001", "type", "simple", "price", "10", "special_price", "8"));
        fields.put(field, text);

        assertThat(sent(Product.of(Fields.of(fields)))).doesNotContainKeys("priceNet", "priceGross");
        assertThat(warnings)
                .extracting(MappingWarning::summary)
                .containsExactly("priceNet left out", "priceGross left out");
    }

    private static Product withSpecialPriceTo(String day) {
        return Product.of(Fields.of(Map.of(
                "product_id", "1",
                "sku", "MUG-001",
                "type", "simple",
                "price", "10",
                "special_price", "8",
                "special_to_date", day)));
    }

    @Test
    void aSpecialPriceWithAnInvalidEndIsOver() {
        assertThat(sent(withSpecialPriceTo("31/12/2014"))).containsEntry("priceNet", "10");
    }

    @Test
    void aDateOfZerosIsIgnored() {
        assertThat(sent(withSpecialPriceTo("0000-00-00 00:00:00"))).containsEntry("priceNet", "8");
        assertThat(warnings).isEmpty();
    }

    @Test
    void anInvalidAmountIsLeftOutAndTheOrderSent() {
        Map<String, Object> fields =
                new HashMap<>(Recorded.fields("order-info-pending-plain-guest").asMap());
        fields.put("grand_total", "27,48");
        Order order = Order.of(Fields.of(fields));

        ImportItem item = OrderMapping.standard().map(order, NOON, warnings::add);

        assertThat(item.properties()).doesNotContainKey("totalPriceGross").containsKey("orderLine.1.quantity");
        assertThat(warnings).extracting(MappingWarning::summary).contains("totalPriceGross left out");
        assertThat(OrderMapping.standard().reconcile(order, item)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tea\u000bpot",
                "Tea\u0000pot",
                "Tea\uFFFEpot",
                "Tea\uD83Dpot",
                "Tea&#11;pot",
                "Tea&amp;#x0B;pot",
                "Tea\uFFFDpot"
            })
    void aCharacterThatXmlForbidsIsReplacedWithAWarning(String name) {
        assertThat(sent(product("name", name))).containsEntry("description", "Tea\uFFFDpot");

        assertThat(warnings)
                .extracting(MappingWarning::summary)
                .containsExactly("description sent with U+FFFD in place of a character");
    }

    @Test
    void aForbiddenCharacterInACustomPropertyIsReplaced() {
        assertThat(sent(Rule.constant("colour", "blue\u0001"))).containsEntry("colour", "blue\uFFFD");
        assertThat(warnings).hasSize(1);
    }

    @Test
    void theWarningDoesNotShowACustomersText() {
        Order order = Order.builder()
                .from(Recorded.order("order-info-pending-plain-guest"))
                .customerNote("Flat 2&#11;Tower")
                .build();

        ImportItem item = OrderMapping.standard().map(order, NOON, warnings::add);

        assertThat(item.properties()).containsEntry("customerComment", "Flat 2\uFFFDTower");
        assertThat(warnings)
                .isNotEmpty()
                .allSatisfy(warning -> assertThat(warning.toString()).doesNotContain("Tower"));
    }

    @Test
    void aSkuWithAForbiddenCharacterRejectsTheProduct() {
        assertThatThrownBy(() -> sent(product("sku", "MUG\u000b001")))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("externalReference contains a character that XML forbids");
    }

    @Test
    void aTextWithAForbiddenCharacterIsCutToo() {
        assertThat(sent(product("name", "\u000b" + "x".repeat(120))))
                .containsEntry("description", "\uFFFD" + "x".repeat(119));
        assertThat(warnings).hasSize(2);
    }

    @Test
    void aStrictRuleRejectsAValueThatDoesNotFit() {
        ProductMapping strict = ProductMapping.standard()
                .change(rules -> rules.decorate("description", Rule::strict).decorate("length", Rule::strict));

        for (Product product :
                List.of(product("name", "x".repeat(121)), product("name", "a\u000bb"), product("length", "12 cm"))) {
            assertThatThrownBy(() -> sent(strict, product)).isInstanceOf(MappingException.class);
        }
        assertThat(sent(strict, product("name", "Mug"))).containsEntry("description", "Mug");
        assertThat(strict.describe().asText()).contains("rejected if it does not fit");
    }

    @Test
    void invalidWordsAndTimesRejectTheOrder() {
        OrderMapping standard = OrderMapping.standard();
        OrderMapping mapping =
                standard.with(OrderPart.SHIPMENT, Rule.<OrderSource>constant("earliestShipDate", "next week"));

        assertThatThrownBy(() -> mapping.map(Recorded.order("order-info-pending-plain-guest"), NOON))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("earliestShipDate is not a time");
    }

    @Test
    void aForbiddenCharacterDoesNotStopAShipment() {
        DespatchNotification.Builder despatch = DespatchNotification.builder();
        despatch.orderReference("100000009")
                .messageId(1)
                .comment("Thanks\u000b!")
                .trackingNumber("AB\u000112");

        ShipmentPlan plan = ShipmentMapping.standard().planWithoutItems(despatch.build(), warnings::add);

        assertThat(plan.comment()).contains("Thanks\uFFFD!");
        assertThat(plan.tracks())
                .singleElement()
                .satisfies(track -> assertThat(track.number()).contains("AB\uFFFD12"));
        assertThat(warnings).extracting(MappingWarning::property).containsExactly("comment", "track.number");
    }

    private static Order orderTo(String field, String value) {
        Fields order = Recorded.order("order-info-pending-plain-guest").fields();
        Map<String, Object> address =
                new HashMap<>(order.nested("shipping_address").asMap());
        address.put(field, value);
        Map<String, Object> changed = new HashMap<>(order.asMap());
        changed.put("shipping_address", address);
        return Order.of(Fields.of(changed));
    }

    @ParameterizedTest
    @CsvSource({
        "firstname, contactName",
        "lastname, contactName",
        "street, addressLine1",
        "city, addressLine",
        "region, addressLine",
        "postcode, postCode",
        "country_id, countryCode",
        "company, companyName"
    })
    void undecodableBytesInAnAddressRejectTheOrderByName(String field, String property) {
        assertThatThrownBy(() -> OrderMapping.standard().map(orderTo(field, "M\uFDD0ller"), NOON))
                .isInstanceOf(MappingException.class)
                .hasMessageStartingWith("order 100000")
                .hasMessageContaining(property)
                .hasMessageContaining("contains bytes that are invalid in the charset of the shop's answer")
                .hasMessageContaining(field)
                .hasMessageNotContaining("ller");
    }

    @Test
    void undecodableBytesLeaveOutAnOptionalPropertyWithAWarning() {
        Order order = Order.builder()
                .from(orderTo("telephone", "\uFDD0 1"))
                .customerNote("Gr\uFDD0\uFDD0e")
                .build();

        ImportItem item = OrderMapping.standard().map(order, NOON, warnings::add);

        assertThat(item.properties())
                .doesNotContainKeys("customerComment", "shipment.deliveryInstruction", "deliveryDayPhoneNumber")
                .containsKey("deliveryContactName");
        assertThat(warnings)
                .extracting(MappingWarning::summary)
                .containsExactlyInAnyOrder(
                        "customerComment left out", "deliveryInstruction left out", "dayPhoneNumber left out");
        assertThat(warnings.toString()).contains("customer_note").doesNotContain("Gr");
    }

    @Test
    void undecodableBytesInDeliveryFieldsRejectTheOrder() {
        Order order = Order.builder()
                .from(Recorded.order("order-info-pending-plain-guest"))
                .shippingMethod("express_\uFDD0")
                .build();

        assertThatThrownBy(() -> OrderMapping.standard().map(order, NOON))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("deliverySuggestionCode contains bytes");
    }

    @Test
    void undecodableBytesCostADescriptionUnlessTheRuleIsStrict() {
        assertThat(sent(product("name", "M\uFDD0sli"))).doesNotContainKey("description");
        assertThat(warnings).extracting(MappingWarning::summary).containsExactly("description left out");

        ProductMapping strict = ProductMapping.standard().change(rules -> rules.decorate("description", Rule::strict));
        assertThatThrownBy(() -> sent(strict, product("name", "M\uFDD0sli")))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("description contains bytes");
    }

    @Test
    void aSkuOfUndecodableBytesRejectsTheProduct() {
        assertThatThrownBy(() -> product("sku", "M\uFDD0G"))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageContaining("field sku: 'M\uFFFDG' is not a text");
    }
}
