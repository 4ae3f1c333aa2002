package io.github.orderflowmagento.mapping.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.AttributeOptions;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.product.ProductMapping;
import io.github.orderflowmagento.testing.InMemoryMagento;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Conditions in mapping files. */
class MappingFileConditionsTest extends MappingFiles {
    @Test
    void aConditionSkipsWhatDoesNotMeetIt() {
        OrderMapping retail = MappingFile.properties(
                        "shop.properties", "order.onlyIf.retail = customer_group_id is not '2' | '3'")
                .applyTo(OrderMapping.standard());

        assertThat(retail.reasonToSkip(order("customer_group_id", "1"))).isEmpty();
        assertThat(retail.reasonToSkip(order("customer_group_id", "3")))
                .contains("it does not meet: retail (customer_group_id is not '2' | '3')");
        assertThat(retail.conditions().all())
                .singleElement()
                .satisfies(condition -> assertThat(condition.origin()).hasToString("file shop.properties:1"));
    }

    @Test
    void nothingInAFieldIsAnEmptyText() {
        OrderMapping gifts = MappingFile.properties(
                        "shop.properties", "order.onlyIf.gifts = gift_message.message is not ''")
                .applyTo(OrderMapping.standard());

        assertThat(gifts.reasonToSkip(order("gift_message", Map.of("message", "Hello"))))
                .isEmpty();
        assertThat(gifts.reasonToSkip(order("gift_message", ""))).isPresent();
    }

    @Test
    void aNumberOfMagentosIsTheSameWithoutItsDecimals() {
        MappingFile file = MappingFile.properties(
                "shop.properties", "order.onlyIf.free = grand_total is '0'\nproduct.onlyIf.old = model is '1.1'");

        assertThat(file.applyTo(OrderMapping.standard()).reasonToSkip(order("grand_total", "0.0000")))
                .isEmpty();
        assertThat(file.applyTo(OrderMapping.standard()).reasonToSkip(order("grand_total", "0.0100")))
                .isPresent();
        assertThat(file.applyTo(ProductMapping.standard()).reasonToSkip(product("model", "1.10"), NOON, Map.of()))
                .isPresent();
    }

    @Test
    void anEntityWithoutAConditionsFieldIsRejectedByName() {
        OrderMapping orders = MappingFile.properties(
                        "shop.properties", "order.onlyIf.retail = customer_group_id is not '2'")
                .applyTo(OrderMapping.standard());
        InventoryMapping inventory = MappingFile.properties(
                        "shop.properties", "inventory.onlyIf.uk = site is 'UK1' | 'UK2'")
                .applyTo(InventoryMapping.standard());
        Order incomplete = order("coupon_code", "TENOFF");

        assertThatThrownBy(() -> orders.reasonToSkip(incomplete))
                .isInstanceOfSatisfying(
                        MappingException.class,
                        refused -> assertThat(refused.isMissingField()).isTrue())
                .hasMessage("order 100000001: the shop did not send customer_group_id, which the condition 'retail'"
                        + " requires");
        assertThat(orders.isComplete(incomplete)).isFalse();
        assertThat(orders.isComplete(order("customer_group_id", "2"))).isTrue();
        assertThatThrownBy(() -> inventory.reasonToSkip(line("quantity", "7")))
                .hasMessage("inventory of MUG-001: the warehouse did not send site, which the condition 'uk' requires");
        assertThat(inventory.reasonToSkip(line("site", "UK2"))).isEmpty();
        assertThat(inventory.reasonToSkip(line("site", "DE1"))).isPresent();
    }

    @Test
    void conditionsReadTheFieldsOfAShopInMemory() {
        MappingFile file = MappingFile.properties(
                "shop.properties",
                "order.onlyIf.retail = customer_group_id is not '2'\nproduct.onlyIf.sold = range is 'Core'");
        OrderMapping orders = file.applyTo(OrderMapping.standard());
        ProductMapping products = file.applyTo(ProductMapping.standard());
        InMemoryMagento shop = new InMemoryMagento();
        Order retail =
                shop.addOrder("100000001").field("customer_group_id", "1").value();
        Order wholesale =
                shop.addOrder("100000002").field("customer_group_id", "2").value();
        Product core = shop.addProduct("MUG-001").attribute("range", "Core").value();

        assertThat(orders.reasonToSkip(retail)).isEmpty();
        assertThat(orders.reasonToSkip(wholesale)).isPresent();
        assertThat(products.reasonToSkip(core, NOON, Map.of())).isEmpty();
    }

    @Test
    void aChoiceIsRequestedByItsLabel() {
        ProductMapping blue = MappingFile.properties("shop.properties", "product.onlyIf.blue = color is 'Blue'")
                .applyTo(ProductMapping.standard());
        Map<String, AttributeOptions> options = Map.of(
                "color",
                AttributeOptions.builder()
                        .attributeCode("color")
                        .putOptions("11", "Blue")
                        .putOptions("12", "Red")
                        .build());

        assertThat(blue.choices(product("color", "11"), NOON)).contains("color");
        assertThat(blue.reasonToSkip(product("color", "11"), NOON, options)).isEmpty();
        assertThat(blue.reasonToSkip(product("color", "12"), NOON, options)).isPresent();
    }

    @Test
    void theNumberOfAnOptionIsNoAnswerToACondition() {
        ProductMapping core = MappingFile.properties("shop.properties", "product.onlyIf.range = range is 'Core'")
                .applyTo(ProductMapping.standard());
        ProductMapping notCore = ProductMapping.standard()
                .onlyIf("not core", from -> !from.attribute("range").equals(Optional.of("Core")));

        for (ProductMapping mapping : List.of(core, notCore)) {
            assertThat(mapping.conditionChoices(product("range", "11"), NOON)).containsExactly("range");
            assertThatThrownBy(() -> mapping.reasonToSkip(product("range", "11"), NOON, Map.of()))
                    .isInstanceOfSatisfying(
                            MappingException.class,
                            refused -> assertThat(refused.isMissingField()).isTrue())
                    .hasMessage("product MUG-001: a condition requires the options of [range], which are unknown");
        }
        assertThat(core.reasonToSkip(product("range", "Core"), NOON, Map.of())).isEmpty();
    }

    @Test
    void theSkuIsNoChoiceThoughItMayBeANumber() {
        ProductMapping mapping = MappingFile.properties("shop.properties", "product.onlyIf.mine = sku is '1001'")
                .applyTo(ProductMapping.standard());

        assertThat(mapping.reasonToSkip(
                        Product.of(Fields.of(Map.of("product_id", "1", "sku", "1001", "type", "simple"))),
                        NOON,
                        Map.of()))
                .isEmpty();
    }

    @Test
    void aConditionIsTakenOut() {
        OrderMapping mapping = OrderMapping.standard().onlyIf("retail", order -> false);

        assertThat(MappingFile.properties("shop.properties", "order.onlyIf.retail =")
                        .applyTo(mapping)
                        .conditions()
                        .all())
                .isEmpty();
        assertThatThrownBy(() -> MappingFile.properties("shop.properties", "order.onlyIf.retial =")
                        .applyTo(mapping))
                .isInstanceOf(InvalidMappingFileException.class)
                .hasMessage(
                        "shop.properties:1: order.onlyIf.retial: there is no condition retial; did you mean retail?");
    }
}
