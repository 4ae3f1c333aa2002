package io.github.orderflowmagento.mapping.order;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderAddress;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.ProductType;
import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.RuleTable;

/** The standard rules for orders: what the OrderFlow extension for Magento 1 sends, less its defects. */
final class OrderRules {
    private static final int ADDRESS_LINES = 6;

    /** UTC without a zone, as the extension sends it and OrderFlow returns it. */
    private static final DateTimeFormatter EXPORTED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private OrderRules() {}

    static RuleTable<OrderSource> header() {
        return RuleTable.of(List.of(
                Rule.always(
                        "externalReference",
                        "increment_id",
                        from -> from.order().incrementId()),
                text(
                        "paymentGatewayIdentifier",
                        "payment.method",
                        order -> order.payment().flatMap(payment -> payment.method())),
                text("customerComment", "customer_note", Order::customerNote),
                amount(
                        "totalPriceNet",
                        "grand_total - tax_amount",
                        order -> difference(order.grandTotal(), order.taxAmount())),
                amount("totalPriceGross", "grand_total", Order::grandTotal),
                amount("totalTax", "tax_amount", Order::taxAmount),
                amount("shippingPriceNet", "shipping_amount", Order::shippingAmount),
                amount("shippingPriceGross", "shipping_incl_tax", Order::shippingInclTax),
                amount("shippingTax", "shipping_tax_amount", Order::shippingTaxAmount),
                amount("goodsPriceNet", "subtotal", Order::subtotal),
                amount("goodsPriceGross", "subtotal_incl_tax", Order::subtotalInclTax),
                amount(
                        "goodsTax",
                        "subtotal_incl_tax - subtotal",
                        order -> difference(order.subtotalInclTax(), order.subtotal())),
                text("currency", "order_currency_code", Order::orderCurrencyCode),
                text("promotionCode", "coupon_code", Order::couponCode),
                text("promotionDescription", "discount_description", Order::discountDescription),
                text("status", "status", Order::status),
                Rule.always("exported", "begin of the export, UTC", from -> EXPORTED.format(from.exportedAt()))));
    }

    static RuleTable<OrderSource> shipment() {
        return RuleTable.of(List.of(
                Rule.always(
                        "externalReference",
                        "increment_id",
                        from -> from.order().incrementId()),
                text("deliverySuggestionCode", "shipping_method", Order::shippingMethod),
                text("deliverySuggestionName", "shipping_description", Order::shippingDescription),
                text("deliveryInstruction", "customer_note", Order::customerNote),
                Rule.constant("orderItem", "entity:order")));
    }

    static RuleTable<OrderAddress> address() {
        List<Rule<OrderAddress>> rules = new ArrayList<>();
        for (int number = 1; number <= ADDRESS_LINES; number++) {
            int line = number;
            rules.add(Rule.optional(
                    "addressLine" + line,
                    "line " + line + " of street (up to 4), city, region, without gaps",
                    address -> AddressLines.line(address, line)));
        }
        rules.add(addressText("countryCode", "country_id", OrderAddress::countryId));
        rules.add(addressText("postCode", "postcode", OrderAddress::postcode));
        rules.add(Rule.optional("contactName", "prefix, firstname, middlename, lastname, suffix", AddressLines::name));
        rules.add(addressText("emailAddress", "email", OrderAddress::email));
        rules.add(addressText("dayPhoneNumber", "telephone", OrderAddress::telephone));
        rules.add(addressText("companyName", "company", OrderAddress::company));
        rules.add(addressText("faxNumber", "fax", OrderAddress::fax));
        return RuleTable.of(rules);
    }

    static RuleTable<OrderLine> line() {
        return RuleTable.of(List.of(
                Rule.always("product.externalReference", "sku", line -> sku(line.item())),
                Rule.always("quantity", "units left to ship", line -> Amounts.text(line.quantity())),
                Rule.optional(
                        "description", "name", line -> nonBlank(line.item().name())),
                lineAmount("totalPriceNet", "row_total", OrderItem::rowTotal),
                lineAmount("totalPriceGross", "row_total_incl_tax", OrderItem::rowTotalInclTax),
                lineAmount("totalTax", "tax_amount", OrderItem::taxAmount),
                unitAmount("unitPriceNet", "price", OrderItem::price, OrderItem::rowTotal),
                unitAmount("unitPriceGross", "price_incl_tax", OrderItem::priceInclTax, OrderItem::rowTotalInclTax),
                unitAmount(
                        "unitTax",
                        "tax_amount / qty_ordered",
                        item -> perUnit(item, item.taxAmount()),
                        OrderItem::taxAmount),
                Rule.constant("shipment", "entity:shipment")));
    }

    /** The extension's option "calculate discounts": the six amounts of a line after discount. */
    static RuleTable<OrderLine> discountedLine() {
        String net = "row_total + hidden_tax_amount + weee_tax_applied_row_amount - discount_amount";
        String tax = "tax_amount + weee_tax_applied_row_amount";
        String gross = "row_total + tax_amount + weee_tax_applied_row_amount + hidden_tax_amount - discount_amount";
        return line().with(lineAmount("totalPriceNet", net, OrderRules::discountedNet))
                .with(lineAmount("totalPriceGross", gross, OrderRules::discountedGross))
                .with(lineAmount("totalTax", tax, OrderRules::discountedTax))
                .with(discountedUnit("unitPriceNet", "totalPriceNet / qty_ordered", OrderRules::discountedNet))
                .with(discountedUnit("unitPriceGross", "totalPriceGross / qty_ordered", OrderRules::discountedGross))
                .with(discountedUnit("unitTax", "totalTax / qty_ordered", OrderRules::discountedTax));
    }

    private static Rule<OrderLine> discountedUnit(
            String target, String source, Function<OrderItem, Optional<BigDecimal>> total) {
        return unitAmount(target, source, item -> perUnit(item, total.apply(item)), total);
    }

    /** A fixed-price bundle's amounts stand on the line of one of its parts: there they are shared by that line's units. */
    private static Rule<OrderLine> unitAmount(
            String target,
            String source,
            Function<OrderItem, Optional<BigDecimal>> unit,
            Function<OrderItem, Optional<BigDecimal>> total) {
        return Rule.optional(
                target,
                source + " (of a fixed-price bundle: total / units of the line)",
                line -> Amounts.text(line.priced()
                        .flatMap(row -> row.type() == ProductType.BUNDLE
                                ? total.apply(row)
                                        .flatMap(amount -> Amounts.divide(
                                                amount, line.item().qtyOrdered()))
                                : unit.apply(row))));
    }

    private static String sku(OrderItem item) {
        if (item.sku().isBlank()) {
            throw new IllegalArgumentException("order item " + item.itemId() + " has no SKU");
        }
        return item.sku();
    }

    private static Optional<BigDecimal> discountedNet(OrderItem item) {
        return item.rowTotal()
                .map(total -> total.add(field(item, "hidden_tax_amount"))
                        .add(field(item, "weee_tax_applied_row_amount"))
                        .subtract(item.discountAmount().orElse(BigDecimal.ZERO).abs()));
    }

    private static Optional<BigDecimal> discountedTax(OrderItem item) {
        return item.taxAmount().map(tax -> tax.add(field(item, "weee_tax_applied_row_amount")));
    }

    private static Optional<BigDecimal> discountedGross(OrderItem item) {
        return discountedNet(item).map(net -> net.add(item.taxAmount().orElse(BigDecimal.ZERO)));
    }

    private static BigDecimal field(OrderItem item, String name) {
        return item.fields().decimal(name).orElse(BigDecimal.ZERO);
    }

    private static Optional<BigDecimal> perUnit(OrderItem item, Optional<BigDecimal> amount) {
        return amount.flatMap(total -> Amounts.divide(total, item.qtyOrdered()));
    }

    private static Optional<BigDecimal> difference(Optional<BigDecimal> whole, Optional<BigDecimal> part) {
        return whole.flatMap(from -> part.map(from::subtract));
    }

    private static Rule<OrderSource> text(String target, String source, Function<Order, Optional<String>> field) {
        return Rule.optional(target, source, from -> nonBlank(field.apply(from.order())));
    }

    private static Rule<OrderSource> amount(String target, String source, Function<Order, Optional<BigDecimal>> field) {
        return Rule.optional(target, source, from -> Amounts.text(field.apply(from.order())));
    }

    private static Rule<OrderAddress> addressText(
            String target, String source, Function<OrderAddress, Optional<String>> field) {
        return Rule.optional(target, source, address -> nonBlank(field.apply(address)));
    }

    private static Rule<OrderLine> lineAmount(
            String target, String source, Function<OrderItem, Optional<BigDecimal>> field) {
        return Rule.optional(target, source, line -> Amounts.text(line.priced().flatMap(field)));
    }

    private static Optional<String> nonBlank(Optional<String> text) {
        return text.filter(value -> !value.isBlank());
    }
}
