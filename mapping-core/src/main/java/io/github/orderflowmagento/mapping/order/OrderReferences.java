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
 * The references of orders and of the products on their lines. OrderFlow sends them back, so a rule that returns other references is
 * rejected: when the rule is added, if a sample order with a number and a SKU shows it; otherwise when an order is mapped.
 *
 * @param orderNumbers the mapping of the shop's order numbers
 * @param skus the mapping of the shop's SKUs
 * @param withoutOptions whether lines have the SKU without the suffix of custom options
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

    /** Returns the rule for the header and the shipment block. */
    Rule<OrderSource> orderRule() {
        return orderNumbers.rule(REFERENCE);
    }

    Rule<OrderLine> lineRule() {
        return skus.appliedTo(withoutOptions ? LineRules.productSku() : LineRules.sku());
    }

    /**
     * Rejects a table that returns another reference for an order.
     *
     * @throws IllegalArgumentException if they differ; names both references
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

    /** Returns a sample order for each store that has its own references, and one for another store. */
    private Stream<Order> samples() {
        Set<Long> stores = orderNumbers.byStore().keySet();
        return stores.isEmpty()
                ? Stream.of(ORDER)
                : Stream.concat(stores.stream(), Stream.of(Collections.max(stores) + 1))
                        .map(id -> Order.builder().from(ORDER).storeId(id).build());
    }

    /**
     * Rejects lines with other references of products. A line may have the reference of another product of the shop than its row's, for
     * example without the suffix of an option.
     *
     * @throws IllegalArgumentException if they differ; names SKU and reference
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
                            + found.given() + "' for a row of SKU '" + sku + "', but the product is exported as '"
                            + found.known() + "', and its stock could not be converted back: keep the rule, and"
                            + " call OrderMapping.withSkus, ProductMapping.withSkus and InventoryMapping.withSkus");
                });
    }

    /** Two references of one order or product. */
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
            return Optional.empty(); // the rule needs more than the sample has, or a lookup table has no such name
        }
    }

    /**
     * Rejects properties with another reference of the order, or with a reference of a line that is not that of a SKU of this shop.
     *
     * @throws MappingException if they differ; names both
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
                    name + ": '" + given + "' is not the reference of a SKU of this shop (" + skus
                            + "): OrderFlow would not know the product. Correct the rule, or call OrderMapping.withSkus",
                    null);
        }
    }

    /**
     * Returns OrderFlow's reference of the order.
     *
     * @throws MappingException if the reference is not converted back to the number
     */
    String reference(String entity, Order order) {
        try {
            return orderNumbers.reference(order);
        } catch (IllegalArgumentException e) {
            throw new MappingException(entity, String.valueOf(e.getMessage()), e);
        }
    }

    private static String otherReference(String given, String known) {
        return "the rule for " + REFERENCE + " gives '" + given + "', but the order is exported as '" + known
                + "', which OrderFlow sends back: keep the rule, and call OrderMapping.withOrderNumbers";
    }
}
