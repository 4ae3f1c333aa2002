package io.github.orderflowmagento.mapping.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.RuleTable;

/**
 * What OrderFlow knows orders and the products of their lines by. It tells of them by that, so a rule that says otherwise by itself is
 * refused: as far as an order of nothing but a number and a SKU can tell when the rule is given, else when an order is mapped.
 *
 * @param orderNumbers of the shop to references, and back
 * @param skus of the shop to references, and back
 * @param withoutOptions whether a line names its product by the SKU without what custom options have added to it
 */
record OrderReferences(OrderNumbers orderNumbers, ReferenceMapping skus, boolean withoutOptions) {
    static final String REFERENCE = "externalReference";
    static final String PRODUCT_REFERENCE = "product.externalReference";

    private static final Order ORDER = Order.of(Fields.of(Map.of(
            "order_id",
            1L,
            "increment_id",
            "100000001",
            "items",
            List.of(Map.of(
                    "item_id",
                    1L,
                    "sku",
                    "Mug1",
                    "product_type",
                    "simple",
                    "qty_ordered",
                    "1",
                    "qty_shipped",
                    "0",
                    "qty_refunded",
                    "0",
                    "qty_canceled",
                    "0")))));

    static OrderReferences standard() {
        return new OrderReferences(OrderNumbers.of(ReferenceMapping.identity()), ReferenceMapping.identity(), false);
    }

    OrderReferences withOrderNumbers(OrderNumbers changed) {
        return new OrderReferences(changed, skus, withoutOptions);
    }

    OrderReferences withSkus(ReferenceMapping changed) {
        return new OrderReferences(orderNumbers, changed, withoutOptions);
    }

    OrderReferences leavingOutOptions() {
        return new OrderReferences(orderNumbers, skus, true);
    }

    /** For the header and for the shipment block. */
    Rule<OrderSource> orderRule() {
        return orderNumbers.rule(REFERENCE);
    }

    Rule<OrderLine> lineRule() {
        return skus.appliedTo(withoutOptions ? LineRules.productSku() : LineRules.sku());
    }

    /**
     * Refuses a header, or a shipment block, that gives an order another reference than OrderFlow will know it by.
     *
     * @throws IllegalArgumentException naming both references
     */
    void requireIn(RuleTable<OrderSource> headerOrShipment) {
        samples()
                .flatMap(order -> contradiction(
                        headerOrShipment,
                        REFERENCE,
                        new OrderSource(order, List.of(), Instant.EPOCH),
                        () -> orderNumbers.reference(order))
                        .stream())
                .findFirst()
                .ifPresent(found -> {
                    throw new IllegalArgumentException(
                            "order " + ORDER.incrementId() + ": " + otherReference(found.given(), found.known()));
                });
    }

    /** An order of each store that has references of its own, and one of another. */
    private Stream<Order> samples() {
        Set<Long> stores = orderNumbers.byStore().keySet();
        return stores.isEmpty()
                ? Stream.of(ORDER)
                : Stream.concat(stores.stream(), Stream.of(Collections.max(stores) + 1))
                        .map(id -> Order.builder().from(ORDER).storeId(id).build());
    }

    /**
     * Refuses lines that name the products otherwise than OrderFlow will know them by. A line may name another product of the shop's than
     * its row does, one without the SKU of a chosen option for example.
     *
     * @throws IllegalArgumentException naming SKU and reference
     */
    void requireInLines(RuleTable<OrderLine> lines) {
        OrderItem row = ORDER.items().get(0);
        String sku = row.sku().orElseThrow();
        OrderLine line = OrderLine.builder()
                .order(ORDER)
                .item(row)
                .priced(row)
                .quantity(BigDecimal.ONE)
                .build();
        contradiction(lines, PRODUCT_REFERENCE, line, () -> skus.toWarehouse(sku))
                .ifPresent(found -> {
                    throw new IllegalArgumentException("order lines: the rule for " + PRODUCT_REFERENCE + " gives '"
                            + found.given() + "' for a row of SKU '" + sku + "', where OrderFlow knows the product by '"
                            + found.known() + "', and names no way back for its stock: leave the rule as it is, and"
                            + " say OrderMapping.withSkus, and the same of ProductMapping and InventoryMapping");
                });
    }

    /** Two references for one thing. */
    private record Contradiction(String given, String known) {}

    private static <S> Optional<Contradiction> contradiction(
            RuleTable<S> rules, String target, S source, Supplier<String> reference) {
        if (!rules.targets().contains(target)) {
            return Optional.empty();
        }
        try {
            String known = reference.get();
            return rules.rule(target)
                    .value()
                    .apply(source)
                    .filter(given -> !given.equals(known))
                    .map(given -> new Contradiction(given, known));
        } catch (RuntimeException e) {
            return Optional.empty(); // it needs more of an order, or a table has no such name
        }
    }

    /**
     * Refuses properties in which the order goes by another reference, or a line by one of no SKU of this shop.
     *
     * @throws MappingException naming both
     */
    void require(String entity, Order order, Map<String, String> properties) {
        String known = reference(entity, order);
        List.of(REFERENCE, "shipment." + REFERENCE).forEach(name -> {
            String given = properties.getOrDefault(name, known);
            if (!given.equals(known)) {
                throw new MappingException(entity, otherReference(given, known), null);
            }
        });
        properties.forEach((name, given) -> {
            if (name.startsWith("orderLine.") && name.endsWith("." + PRODUCT_REFERENCE)) {
                requireOfThisShop(entity, name, given);
            }
        });
    }

    private void requireOfThisShop(String entity, String name, String given) {
        boolean isOfThisShop;
        try {
            isOfThisShop = skus.toShop(given).isPresent();
        } catch (IllegalArgumentException e) {
            throw new MappingException(entity, name + ": " + e.getMessage(), e);
        }
        if (!isOfThisShop) {
            throw new MappingException(
                    entity,
                    name + ": '" + given + "' is the reference of no SKU of this shop (" + skus
                            + "): OrderFlow would not know the product. Mend the rule, or say OrderMapping.withSkus",
                    null);
        }
    }

    /**
     * What OrderFlow knows the order by.
     *
     * @throws MappingException if its number does not come back
     */
    String reference(String entity, Order order) {
        try {
            return orderNumbers.reference(order);
        } catch (IllegalArgumentException e) {
            throw new MappingException(entity, String.valueOf(e.getMessage()), e);
        }
    }

    private static String otherReference(String given, String known) {
        return "the rule for " + REFERENCE + " gives '" + given + "', but OrderFlow knows the order by '" + known
                + "', and tells of it by that: leave the rule as it is, and say OrderMapping.withOrderNumbers";
    }
}
