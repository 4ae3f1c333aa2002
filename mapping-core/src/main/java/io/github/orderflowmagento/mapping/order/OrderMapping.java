package io.github.orderflowmagento.mapping.order;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderAddress;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.RuleTable;
import io.github.orderflowmagento.orderflow.model.ImportItem;
import io.github.orderflowmagento.orderflow.model.ImportOperation;
import io.github.orderflowmagento.orderflow.model.ImportType;
import io.github.orderflowmagento.orderflow.model.InvalidPropertyException;

/**
 * An order of the shop as an order import for the warehouse: header, both addresses, one line for each physical item, and the
 * shipment block. Amounts are in the order's currency throughout.
 *
 * @param header properties of the order itself
 * @param deliveryAddress properties of the delivery address, written with the prefix {@code delivery}
 * @param invoiceAddress properties of the invoice address, written with the prefix {@code invoice}
 * @param line properties of a line, written with the prefix {@code orderLine.N.}
 * @param shipment properties of the shipment, written with the prefix {@code shipment.}
 */
public record OrderMapping(
        RuleTable<OrderSource> header,
        RuleTable<OrderAddress> deliveryAddress,
        RuleTable<OrderAddress> invoiceAddress,
        RuleTable<OrderLine> line,
        RuleTable<OrderSource> shipment) {
    /** What the OrderFlow extension for Magento 1 sends by default, less its defects (see the module's documentation). */
    public static OrderMapping standard() {
        return new OrderMapping(
                OrderRules.header(),
                OrderRules.address(),
                OrderRules.address(),
                OrderRules.line(),
                OrderRules.shipment());
    }

    /** This mapping with line amounts after discount: the extension's option <em>Calculate Discounts</em>. */
    public OrderMapping withDiscountedLines() {
        return withLine(OrderRules.discountedLine());
    }

    /**
     * This mapping with payment methods sent by title. The web services know a method's code only ({@code checkmo}); the
     * extension, inside the shop, sends the title ({@code Check / Money order}).
     *
     * @param titles code to title; a method that is not in the map is sent by its code
     */
    public OrderMapping withPaymentMethodTitles(Map<String, String> titles) {
        Map<String, String> known = Map.copyOf(titles);
        return withHeader(header.with(Rule.optional(
                "paymentGatewayIdentifier",
                "title of payment.method",
                from -> from.order()
                        .payment()
                        .flatMap(payment -> payment.method())
                        .map(code -> known.getOrDefault(code, code)))));
    }

    /** This mapping with another header. */
    public OrderMapping withHeader(RuleTable<OrderSource> rules) {
        return new OrderMapping(rules, deliveryAddress, invoiceAddress, line, shipment);
    }

    /** This mapping with other lines. */
    public OrderMapping withLine(RuleTable<OrderLine> rules) {
        return new OrderMapping(header, deliveryAddress, invoiceAddress, rules, shipment);
    }

    /** This mapping with another shipment block. */
    public OrderMapping withShipment(RuleTable<OrderSource> rules) {
        return new OrderMapping(header, deliveryAddress, invoiceAddress, line, rules);
    }

    /** This mapping with other addresses. */
    public OrderMapping withAddresses(RuleTable<OrderAddress> delivery, RuleTable<OrderAddress> invoice) {
        return new OrderMapping(header, delivery, invoice, line, shipment);
    }

    /** All tables for people to read, in Markdown. */
    public String describe() {
        return "Header\n\n" + header.describe() + "\nDelivery address: delivery…\n\n" + deliveryAddress.describe()
                + "\nInvoice address: invoice…\n\n" + invoiceAddress.describe() + "\nLine N: orderLine.N.…\n\n"
                + line.describe() + "\nShipment: shipment.…\n\n" + shipment.describe();
    }

    /**
     * The import of an order.
     *
     * @param exportedAt the begin of the export run
     * @throws MappingException if the order has nothing left to despatch, a rule fails, or a value cannot be sent
     */
    public ImportItem map(Order order, Instant exportedAt) {
        String entity = "order " + order.incrementId();
        List<OrderLine> lines = OrderLine.of(order);
        if (lines.isEmpty()) {
            throw new MappingException(entity, "nothing in it is left to despatch", null);
        }
        Map<String, String> properties = new LinkedHashMap<>();
        OrderSource source = new OrderSource(order, exportedAt);
        properties.putAll(header.apply(entity, source));
        order.shippingAddress()
                .ifPresent(address -> address("delivery", deliveryAddress.apply(entity, address), properties));
        order.billingAddress()
                .ifPresent(address -> address("invoice", invoiceAddress.apply(entity, address), properties));
        for (int n = 1; n <= lines.size(); n++) {
            String prefix = "orderLine." + n + ".";
            line.apply(entity + " line " + n, lines.get(n - 1))
                    .forEach((name, value) -> properties.put(prefix + name, value));
        }
        shipment.apply(entity, source).forEach((name, value) -> properties.put("shipment." + name, value));
        return item(entity, order, properties);
    }

    private static void address(String prefix, Map<String, String> address, Map<String, String> properties) {
        address.forEach((name, value) ->
                properties.put(prefix + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), value));
    }

    private static ImportItem item(String entity, Order order, Map<String, String> properties) {
        try {
            return ImportItem.builder()
                    .type(ImportType.ORDER)
                    .operation(ImportOperation.INSERT)
                    .externalReference(order.incrementId())
                    .properties(properties)
                    .build();
        } catch (InvalidPropertyException e) {
            throw new MappingException(entity, String.valueOf(e.getMessage()), e);
        }
    }
}
