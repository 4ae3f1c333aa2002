package io.github.orderflowmagento.mapping;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.mapping.product.ProductMapping;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.orderflow.model.XmlElement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The four mappings have the same verbs, which do the same. */
class MappingMethodsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Product MUG = Recorded.product("product-info-simple");
    private static final Order ORDER = Recorded.order("order-info-pending-plain-guest");
    private static final InventoryLine LINE = InventoryLine.builder()
            .externalReference("MUG-001")
            .attributes(Map.of("quantity", "7", "available", "5", "site", "UK1", "nothing", "0"))
            .build();
    private static final DespatchNotification DESPATCH = DespatchNotification.builder()
            .orderReference("100000001")
            .messageId(5512)
            .courierName("Royal Mail")
            .document(XmlElement.builder()
                    .name("despatch")
                    .putAttributes("parcels", "3")
                    .addChildren(XmlElement.builder()
                            .name("depot")
                            .putAttributes("code", "LDS")
                            .addChildren(XmlElement.builder()
                                    .name("name")
                                    .text(" Leeds ")
                                    .build())
                            .build())
                    .build())
            .build();

    @Test
    void aFieldIsSentUnchanged() {
        assertThat(ProductMapping.standard()
                        .withField("customsDescription", "short_description")
                        .map(MUG, NOON)
                        .properties())
                .containsEntry(
                        "customsDescription",
                        MUG.fields().nonBlank("short_description").orElseThrow());
        assertThat(OrderMapping.standard()
                        .withField(OrderPart.SHIPMENT, "deliveryInstruction", "payment.method")
                        .withField(OrderPart.LINE, "description", "order.increment_id")
                        .withField(OrderPart.DELIVERY_ADDRESS, "addressLine2", "street1")
                        .map(ORDER, NOON)
                        .properties())
                .containsEntry("shipment.deliveryInstruction", "checkmo")
                .containsEntry("orderLine.1.description", ORDER.incrementId())
                .containsEntry(
                        "deliveryAddressLine2",
                        ORDER.shippingAddress().orElseThrow().street().get(0));
        assertThat(InventoryMapping.standard()
                        .withField("quantity", "available")
                        .map(LINE)
                        .quantity())
                .isEqualByComparingTo("5");
        assertThat(ShipmentMapping.standard()
                        .withField("comment", "courierName")
                        .withField("track.number", "parcels")
                        .withField("track.title", "depot.name")
                        .planWithoutItems(DESPATCH))
                .satisfies(plan -> {
                    assertThat(plan.comment()).contains("Royal Mail");
                    assertThat(plan.tracks())
                            .singleElement()
                            .satisfies(track -> assertThat(track.title()).contains("Leeds"));
                });
    }

    @Test
    void aProductIsInStockByTheQuantityThatIsWritten() {
        InventoryMapping mapping = InventoryMapping.standard().withField("quantity", "nothing");

        assertThat(mapping.map(LINE).isInStock()).isFalse();
        assertThat(mapping.with(Rule.constant("is_in_stock", "1")).map(LINE).isInStock())
                .isTrue();
        assertThat(InventoryMapping.standard().without("is_in_stock").map(LINE).isInStock())
                .isTrue();
    }

    @Test
    void aPropertyIsTakenOutAndOneThatIsNotThereIsNamed() {
        assertThat(ProductMapping.standard().without("magentoType").rules().targets())
                .isNotEmpty()
                .doesNotContain("magentoType");
        assertThat(OrderMapping.standard()
                        .without(OrderPart.HEADER, "status")
                        .rules(OrderPart.HEADER)
                        .targets())
                .isNotEmpty()
                .doesNotContain("status");
        assertThat(ShipmentMapping.standard().without("comment").rules().targets())
                .isNotEmpty()
                .doesNotContain("comment");
        assertThatThrownBy(() -> InventoryMapping.standard().without("quantiy"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no rule for quantiy; did you mean quantity?");
        assertThatThrownBy(() -> OrderMapping.standard().without(OrderPart.LINE, "descripton"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no rule for descripton; did you mean description?");
    }

    @Test
    void anEntityThatMeetsNoConditionIsSkipped() {
        Optional<String> reason = Optional.of("it does not meet: never");

        assertThat(ProductMapping.standard().onlyIf("never", from -> false).reasonToSkip(MUG, NOON, Map.of()))
                .isEqualTo(reason);
        assertThat(OrderMapping.standard().onlyIf("never", order -> false).reasonToSkip(ORDER))
                .isEqualTo(reason);
        assertThat(InventoryMapping.standard().onlyIf("never", line -> false).reasonToSkip(LINE))
                .isEqualTo(reason);
        assertThat(ShipmentMapping.standard()
                        .onlyIf("always", despatch -> true)
                        .onlyIf("never", despatch -> false)
                        .reasonToSkip(DESPATCH))
                .isEqualTo(reason);
        assertThat(OrderMapping.standard().onlyIf("always", order -> true).reasonToSkip(ORDER))
                .isEmpty();
    }

    @Test
    void aConditionOfTheSameNameReplacesTheOther() {
        OrderMapping never = OrderMapping.standard().onlyIf("mine", order -> false);

        assertThat(never.onlyIf("mine", order -> true).reasonToSkip(ORDER)).isEmpty();
        assertThat(never.changeConditions(all -> all.without("mine")).reasonToSkip(ORDER))
                .isEmpty();
        assertThatThrownBy(() -> never.changeConditions(all -> all.without("mini")))
                .hasMessage("there is no condition mini; did you mean mine?");
    }

    @Test
    void aConditionThatThrowsNamesItselfAndTheEntity() {
        OrderMapping failing = OrderMapping.standard().onlyIf("in the table", order -> {
            throw new IllegalStateException("the table is away");
        });

        assertThatThrownBy(() -> failing.reasonToSkip(ORDER))
                .isInstanceOf(MappingException.class)
                .hasMessage("order 100000001: condition 'in the table': the table is away");
    }

    @Test
    void conditionsAreDescribedAndExplainedBesideTheRules() {
        OrderMapping mapping = OrderMapping.standard()
                .onlyIf("no wholesale", order -> order.customerGroupId().orElse(0L) != 2);

        assertThat(mapping.describe().asText()).contains("only if\n").contains("no wholesale");
        assertThat(mapping.explain(ORDER, NOON).asText())
                .containsPattern("no wholesale +met +customer_group_id = 0 +code");
        assertThat(ProductMapping.standard()
                        .onlyIf("no mugs", from -> !from.product().sku().startsWith("MUG"))
                        .explain(MUG, NOON)
                        .asText())
                .containsPattern("no mugs +not met +sku = MUG-001 +code");
    }

    @Test
    void inventoryAndDespatchesAreExplainedWithWhatWasRead() {
        assertThat(InventoryMapping.standard()
                        .onlyIf(
                                "site UK1",
                                line -> "UK1".equals(line.attributes().get("site")))
                        .explain(LINE)
                        .asText())
                .startsWith("inventory of MUG-001")
                .containsPattern("quantity +7 +quantity = 7")
                .containsPattern("site UK1 +met +site = UK1");
        assertThat(ShipmentMapping.standard().explain(DESPATCH).asText())
                .startsWith("despatch 5512 of order 100000001")
                .containsPattern("track.title +Royal Mail +courierName = Royal Mail; serviceName = \\(nothing\\)")
                .containsPattern("track.number +not sent: nothing in trackingNumber");
    }

    @Test
    void eachTableOfAnOrderIsChangedAsAWhole() {
        OrderMapping loud = OrderMapping.standard()
                .change(
                        OrderPart.LINE,
                        rules -> rules.decorate("description", rule -> rule.map("in capitals", String::toUpperCase)));

        assertThat(loud.map(ORDER, NOON).properties()).containsEntry("orderLine.1.description", "PLAIN WHITE MUG");
        assertThat(OrderPart.all())
                .hasSize(5)
                .allSatisfy(
                        part -> assertThat(OrderMapping.standard().rules(part).targets())
                                .isNotEmpty());
    }

    @Test
    void aMappingIsNotChangedByMakingAnother() {
        OrderMapping standard = OrderMapping.standard();
        List<String> before = standard.rules(OrderPart.HEADER).targets();

        standard.withField(OrderPart.HEADER, "source", "store_name").onlyIf("never", order -> false);

        assertThat(standard.rules(OrderPart.HEADER).targets()).isEqualTo(before);
        assertThat(standard.reasonToSkip(ORDER)).isEmpty();
    }
}
