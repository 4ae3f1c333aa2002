package io.github.orderflowmagento.mapping.order;

import java.util.List;
import java.util.Map;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.orderflow.imports.ImportItem;

/** Rejects orders without the data that is needed to despatch them. */
final class UnmappableOrders {
    private UnmappableOrders() {}

    static void rejectUnknownType(Order order) {
        OrderLine.ofUnknownType(order).ifPresent(item -> {
            throw MappingException.missingField(
                    "order " + order.incrementId(),
                    "the shop did not send the product_type of " + item.described()
                            + ", as over REST: read the order over XML-RPC or SOAP");
        });
    }

    /** @param lines the lines left to despatch */
    static void refuse(Order order, List<OrderLine> lines) {
        if (lines.isEmpty()) {
            throw new MappingException("order " + order.incrementId(), "nothing in it is left to despatch", null);
        }
        refuseUnknownKind(order, lines);
        refuseUnknownBundle(order, lines);
    }

    /** @param item the import of the order */
    static void refuseWithoutAddress(Order order, List<OrderLine> lines, ImportItem item) {
        if (lines.stream().anyMatch(line -> line.item().isPhysical().orElse(true)) && hasNoDeliveryAddress(item)) {
            throw new MappingException(
                    "order " + order.incrementId(),
                    "the order has no shipping_address (neither street, city nor postcode), but goods must be despatched: enter it in"
                            + " the shop, or add a rule for deliveryAddressLine1 to the mapping",
                    null);
        }
    }

    /** Rejects rows that may be services, which must not be despatched. */
    private static void refuseUnknownKind(Order order, List<OrderLine> lines) {
        lines.stream()
                .map(OrderLine::item)
                .filter(item -> item.isPhysical().isEmpty())
                .findFirst()
                .ifPresent(item -> {
                    throw new MappingException(
                            "order " + order.incrementId(),
                            "the shop did not send whether " + item.described()
                                    + " is physical (is_virtual), and its type does not show it: " + type(item),
                            null);
                });
    }

    private static String type(OrderItem item) {
        return item.productType()
                .filter(type -> !type.isBlank())
                .map(type -> "'" + type + "'")
                .orElse("it has none");
    }

    private static void refuseUnknownBundle(Order order, List<OrderLine> lines) {
        lines.stream()
                .flatMap(line -> order.parentOf(line.item()).stream())
                .filter(OrderLine::isBundleOfUnknownShipment)
                .findFirst()
                .ifPresent(bundle -> {
                    throw new MappingException(
                            "order " + order.incrementId(),
                            "the product_options of " + bundle.described()
                                    + " are invalid: it is unknown whether the bundle's parts ship separately, and their shipment"
                                    + " could not be created",
                            null);
                });
    }

    /**
     * Returns whether the import lacks a delivery address. Checks the import, since a rule may set the address, for example for collection.
     */
    private static boolean hasNoDeliveryAddress(ImportItem item) {
        for (Map.Entry<String, String> property : item.properties().entrySet()) {
            String name = property.getKey();
            if ((name.startsWith("deliveryAddressLine") || name.equals("deliveryPostCode"))
                    && !property.getValue().isBlank()) {
                return false;
            }
        }
        return true;
    }
}
