package io.github.orderflowmagento.mapping;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.mapping.order.OrderSource;
import io.github.orderflowmagento.mapping.product.ProductMapping;
import io.github.orderflowmagento.mapping.product.ProductSource;
import io.github.orderflowmagento.orderflow.imports.ImportItem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A mapping can be looked at: its rules, what they did with one entity, and what would change. */
class DisplayableTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Product MUG = Recorded.product("product-info-simple");
    private static final Order ORDER = Recorded.order("order-info-pending-plain-guest");

    private static Explanation.Step step(Explanation explanation, String part, String property) {
        return explanation.parts().stream()
                .filter(each -> each.title().equals(part))
                .flatMap(each -> each.rules().stream())
                .filter(each -> each.rule().target().equals(property))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDescriptionSaysWhereEachRuleCameFromAndWhatItDoes() {
        ProductMapping mapping = ProductMapping.standard()
                .change(rules -> rules.decorate(
                        "description",
                        rule -> rule.map("in capitals", text -> text.toUpperCase(Locale.ROOT))
                                .orElse("UNNAMED")));

        assertThat(mapping.describe().asMarkdown())
                .contains("| externalReference | sku |  | standard |")
                .contains("| description | name | in capitals, else 'UNNAMED' | code |");
    }

    @Test
    void aDescriptionIsPlainTextForATerminal() {
        RuleTable<String> table = RuleTable.of(
                Texts.FIELDS,
                List.of(Rule.constant("weightUnits", "kg"), Rule.<String>optional("weight", "weight", Optional::of)));

        assertThat(table.describe().asText()).isEqualTo("""
                        property     from       origin
                        weightUnits  always kg  code
                        weight       weight     code
                        """);
    }

    @Test
    void aDescriptionIsJsonForPrograms() throws Exception {
        JsonNode json =
                new ObjectMapper().readTree(OrderMapping.standard().describe().asJson());

        assertThat(json.get("header").get(0).get("property").asText()).isEqualTo("externalReference");
        assertThat(json.get("header").get(0).get("from").asText()).isEqualTo("increment_id");
        assertThat(json.get("header").get(0).get("origin").asText()).isEqualTo("standard");
        assertThat(json.fieldNames()).toIterable().hasSize(5);
    }

    @Test
    void anExplanationShowsWhatWentInAndWhatCameOut() {
        Explanation.Step total = step(OrderMapping.standard().explain(ORDER, NOON), "header", "totalPriceNet");

        assertThat(total.inputs()).containsEntry("grand_total", "27.4800").containsEntry("tax_amount", "4.5800");
        assertThat(total.output()).contains("22.9");
        assertThat(total.reason()).isEmpty();
    }

    @Test
    void anExplanationSaysWhyAPropertyIsNotSent() {
        Explanation.Step coupon = step(OrderMapping.standard().explain(ORDER, NOON), "header", "promotionCode");

        assertThat(coupon.output()).isEmpty();
        assertThat(coupon.reason()).contains("not sent: nothing in coupon_code");
    }

    @Test
    void anExplanationReachesIntoPaymentAddressesAndLines() {
        Explanation explanation = OrderMapping.standard().explain(ORDER, NOON);

        assertThat(step(explanation, "header", "paymentGatewayIdentifier").inputs())
                .containsEntry("payment.method", "checkmo");
        assertThat(step(explanation, "delivery address", "postCode").inputs()).containsEntry("postcode", "LS1 1AA");
        assertThat(step(explanation, "line 1", "totalPriceNet").inputs()).containsEntry("priced.row_total", "13.0000");
    }

    @Test
    void fieldsReadByNameAreShownByName() {
        ProductMapping mapping = ProductMapping.standard()
                .with(Rule.optional(
                        "customsDescription",
                        "customs_text",
                        from -> from.product().fields().nonBlank("customs_text")));

        Explanation explanation = mapping.explain(MUG, NOON);

        assertThat(step(explanation, "", "barcode").inputs()).containsEntry("barcode", "5000000001019");
        assertThat(step(explanation, "", "customsDescription").reason()).contains("not sent: nothing in customs_text");
    }

    @Test
    void aRuleThatFailsIsExplainedAndTheOthersAreToo() {
        ProductMapping mapping = ProductMapping.standard()
                .with(Rule.always(
                        "category",
                        "name",
                        from -> from.product().name().orElse("").substring(99)));

        Explanation explanation = mapping.explain(MUG, NOON);

        assertThat(step(explanation, "", "category").reason().orElseThrow()).startsWith("failed: ");
        assertThat(step(explanation, "", "description").output()).contains("Plain White Mug");
    }

    @Test
    void anExplanationIsRenderedWithInputsInEveryForm() throws Exception {
        Explanation explanation = ProductMapping.standard().explain(MUG, NOON);

        assertThat(explanation.asText()).startsWith("product MUG-001\n").contains("barcode = 5000000001019");
        assertThat(explanation.asMarkdown()).contains("| barcode | 5000000001019 |");
        assertThat(new ObjectMapper()
                        .readTree(explanation.asJson())
                        .get("product MUG-001")
                        .get(0)
                        .get("value")
                        .asText())
                .isEqualTo("MUG-001");
    }

    @Test
    void noTextFormOfAnExplanationOrADifferenceShowsCustomers() {
        Explanation explanation = OrderMapping.standard().explain(ORDER, NOON);
        ImportItem item = OrderMapping.standard().map(ORDER, NOON);
        Difference difference = Difference.between(
                item, ImportItem.builder().from(item).properties(Map.of()).build());

        assertThat(explanation.toString()
                        + explanation.parts()
                        + explanation.parts().get(1).rules())
                .doesNotContain("LS1 1AA", "guest1@example.com");
        assertThat(difference.toString()).contains("deliveryPostCode removed").doesNotContain("LS1 1AA");
    }

    @Test
    void aDifferenceListsWhatIsAddedRemovedAndChanged() {
        ProductMapping mine = ProductMapping.standard()
                .with(Rule.constant("weightUnits", "kg"))
                .without("magentoType")
                .with(Rule.constant("description", "A mug"));

        Difference difference = Difference.between(ProductMapping.standard().map(MUG, NOON), mine.map(MUG, NOON));

        assertThat(difference.asText())
                .contains("description")
                .contains("Plain White Mug  A mug")
                .contains("removed")
                .doesNotContain("barcode");
        assertThat(difference.isEmpty()).isFalse();
        assertThat(Difference.between(mine.map(MUG, NOON), mine.map(MUG, NOON)).isEmpty())
                .isTrue();
    }

    @Test
    void aCustomMapperIsAFewLines() {
        OrderMapping gifts = OrderMapping.standard()
                .with(
                        OrderPart.HEADER,
                        Rule.<OrderSource>constant("source", "gift")
                                .when(
                                        "total above 20",
                                        from -> from.order()
                                                .grandTotal()
                                                .filter(total -> total.compareTo(new BigDecimal("20")) > 0)
                                                .isPresent()));

        assertThat(gifts.map(ORDER, NOON).properties()).containsEntry("source", "gift");
    }

    @Test
    void allViolationsAreNamedAtOnce() {
        Product heavy = Product.of(Fields.of(
                Map.of("product_id", "1", "sku", "M".repeat(130), "type", "simple", "name", "Mug", "barcode", "501")));
        ProductMapping mapping = ProductMapping.standard()
                .with(Rule.constant("quantityType", "pieces"))
                .with(Rule.<ProductSource>constant("weight", "2,5 kg").strict());

        assertThatThrownBy(() -> mapping.map(heavy, NOON))
                .isInstanceOf(MappingException.class)
                .hasMessage("product " + "M".repeat(130)
                        + ": externalReference has 130 characters, OrderFlow takes 120: '" + "M".repeat(30)
                        + "…' (from sku, standard); weight is not a number (up to 18 digits on"
                        + " either side of a point): '2,5 kg' (from always 2,5 kg, code);"
                        + " quantityType is not one of [unit, weight, volume]: 'pieces' (from always pieces, code)");
    }

    @Test
    void violationsAreValuesToo() {
        ProductMapping mapping = ProductMapping.standard().with(Rule.constant("quantityType", "heavy"));

        assertThatThrownBy(() -> mapping.map(MUG, NOON))
                .isInstanceOfSatisfying(
                        MappingException.class,
                        refused -> assertThat(refused.violations())
                                .containsExactly(new Violation(
                                        "quantityType",
                                        "is not one of [unit, weight, volume]",
                                        "heavy",
                                        "always heavy, code")));
    }

    @Test
    void requiredPropertiesMustHaveAValue() {
        OrderMapping without = OrderMapping.standard().without(OrderPart.LINE, "quantity");

        assertThatThrownBy(() -> without.map(ORDER, NOON))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("quantity is missing; no rule gives it");
    }
}
