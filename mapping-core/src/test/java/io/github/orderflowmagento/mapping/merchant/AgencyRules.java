package io.github.orderflowmagento.mapping.merchant;

import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.mapping.order.OrderSelection;

/** An agency's package, found on the class path. */
public final class AgencyRules implements PackagedMapping {
    @Override
    public String name() {
        return "agency-rules";
    }

    @Override
    public Mappings change(Mappings mappings) {
        return mappings.with(mappings.product().with(Rule.constant("displayUnits", "pieces")))
                .with(mappings.order()
                        .with(OrderPart.HEADER, Rule.constant("source", "webshop"))
                        .onlyIf("no wholesale", order -> order.customerGroupId().orElse(0L) != 2))
                .with(mappings.inventory().withField("quantity", "available"))
                .with(mappings.shipment()
                        .withCarriers(mappings.shipment().carriers().with("Royal Mail", "royalmail")))
                .with(OrderSelection.builder()
                        .from(mappings.selection())
                        .addStatuses("picking")
                        .build());
    }
}
