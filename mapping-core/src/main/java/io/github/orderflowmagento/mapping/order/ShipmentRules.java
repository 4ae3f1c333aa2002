package io.github.orderflowmagento.mapping.order;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.RuleTable;

/** The rules for the shipment block of an order. */
final class ShipmentRules {
    private ShipmentRules() {}

    /** Returns the rules of the OrderFlow extension for Magento 1. */
    static RuleTable<OrderSource> standard() {
        return RuleTable.of(
                OrderFields.SOURCE,
                List.of(
                        Rule.<OrderSource>always(
                                        "externalReference",
                                        "increment_id",
                                        from -> from.order().incrementId())
                                .readingOnly(),
                        HeaderRules.text("deliverySuggestionCode", "shipping_method", Order::shippingMethod),
                        HeaderRules.text("deliverySuggestionName", "shipping_description", Order::shippingDescription),
                        HeaderRules.text("deliveryInstruction", "customer_note", Order::customerNote),
                        Rule.constant("orderItem", "entity:order")));
    }

    static List<Rule<OrderSource>> weight(String units) {
        return List.of(
                Rule.<OrderSource>optional(
                                "weight",
                                "weight x units of all lines",
                                from -> weight(from.lines()).map(Amounts::text))
                        .readingOnly(),
                Rule.constant("weightUnits", units));
    }

    /** Returns the weight of all lines; empty if that of one is unknown. */
    private static Optional<BigDecimal> weight(List<OrderLine> lines) {
        BigDecimal sum = BigDecimal.ZERO;
        for (OrderLine line : lines) {
            Optional<BigDecimal> unit =
                    line.item().weight().or(() -> line.item().fields().decimal("weight"));
            if (unit.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.add(unit.get().multiply(line.quantity()));
        }
        return Optional.of(sum);
    }
}
