package io.github.orderflowmagento.mapping.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderAddress;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.MappingWarning;
import io.github.orderflowmagento.mapping.RuleTable;
import io.github.orderflowmagento.mapping.TargetSchema;
import io.github.orderflowmagento.mapping.Violation;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportOperation;
import io.github.orderflowmagento.orderflow.imports.ImportType;
import io.github.orderflowmagento.orderflow.imports.InvalidPropertyException;

/** Assembles the properties of an order import: header, addresses, lines and shipment, each with its prefix. */
final class OrderDocument {
    private final String entity;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final List<Violation> violations = new ArrayList<>();
    private final List<MappingWarning> warnings = new ArrayList<>();

    private OrderDocument(String entity) {
        this.entity = entity;
    }

    /** @param warned receives each kind of changed or omitted value once */
    static ImportItem of(OrderMapping mapping, OrderSource source, Consumer<MappingWarning> warned) {
        OrderDocument document = new OrderDocument("order " + source.order().incrementId());
        document.part("", mapping, OrderPart.HEADER, source);
        document.address("delivery", mapping.rules(OrderPart.DELIVERY_ADDRESS), Addresses.delivery(source.order()));
        document.address("invoice", mapping.rules(OrderPart.INVOICE_ADDRESS), Addresses.invoice(source.order()));
        document.lines(mapping.rules(OrderPart.LINE), source);
        document.part("shipment.", mapping, OrderPart.SHIPMENT, source);
        ImportItem item = document.item(mapping.references(), source.order());
        document.warnings.stream().distinct().forEach(warned);
        return item;
    }

    private void part(String prefix, OrderMapping mapping, OrderPart<OrderSource> part, OrderSource source) {
        mapping.rules(part)
                .apply(entity, source, part.schema(), violations, warnings)
                .forEach((name, value) -> properties.put(prefix + name, value));
    }

    private void address(String prefix, RuleTable<OrderAddress> rules, Optional<OrderAddress> address) {
        address.ifPresent(known -> {
            rules.apply(entity, known, TargetSchema.ADDRESS, violations, warnings)
                    .forEach((name, value) -> properties.put(
                            prefix + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), value));
            ContactName.missing(rules, known).forEach(warnings::add);
        });
    }

    private void lines(RuleTable<OrderLine> rules, OrderSource source) {
        int number = 0;
        for (OrderLine line : source.lines()) {
            number++;
            String prefix = "orderLine." + number + ".";
            rules.apply(entity + " line " + number, line, TargetSchema.ORDER_LINE, violations, warnings)
                    .forEach((name, value) -> properties.put(prefix + name, value));
        }
    }

    private ImportItem item(OrderReferences references, Order order) {
        if (!violations.isEmpty()) {
            throw new MappingException(entity, violations);
        }
        references.require(entity, order, properties);
        try {
            return ImportItem.builder()
                    .type(ImportType.ORDER)
                    .operation(ImportOperation.INSERT)
                    .externalReference(references.reference(entity, order))
                    .properties(properties)
                    .build();
        } catch (InvalidPropertyException e) {
            throw new MappingException(entity, String.valueOf(e.getMessage()), e);
        }
    }
}
