package io.github.orderflowmagento.mapping.order;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.ProductType;
import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.RuleTable;

/** The rules for a line of an order. */
final class LineRules {
    private LineRules() {}

    /** Returns the rules of the OrderFlow extension for Magento 1 with default settings, without its defects. */
    static RuleTable<OrderLine> standard() {
        List<Rule<OrderLine>> rules = new ArrayList<>();
        rules.add(sku());
        rules.add(Rule.<OrderLine>always("quantity", "units left to ship", line -> Amounts.text(line.quantity()))
                .readingOnly());
        rules.add(Rule.<OrderLine>optional(
                        "description", "name", line -> nonBlank(line.item().name()))
                .readingOnly());
        rules.addAll(amounts(OrderOptions.standard()));
        rules.add(Rule.constant("shipment", "entity:shipment"));
        return RuleTable.of(OrderFields.LINE, rules)
                .withAfter("totalTax", field("totalTaxCode", "total_tax_code"))
                .withAfter("unitTax", field("unitTaxCode", "tax_code"));
    }

    static Rule<OrderLine> sku() {
        return Rule.<OrderLine>always(OrderReferences.PRODUCT_REFERENCE, "sku", line -> sku(line.item()))
                .readingOnly();
    }

    /** Returns the rule for the SKU with which the product was exported. */
    static Rule<OrderLine> productSku() {
        return Rule.always(
                OrderReferences.PRODUCT_REFERENCE,
                "product_sku, else sku of a row without custom options",
                line -> productSku(line.item()));
    }

    private static String productSku(OrderItem item) {
        return item.productSku()
                .filter(sku -> !sku.isBlank())
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "the shop did not send the SKU of the product of " + item.described()
                                        + " without the suffix of its custom options: the product may be deleted, and Magento 1 never sends it"));
    }

    /** Returns the rules for the six amounts. */
    static List<Rule<OrderLine>> amounts(OrderOptions options) {
        return options.discounted() ? afterDiscount(options.currency()) : beforeDiscount(options.currency());
    }

    private static List<Rule<OrderLine>> beforeDiscount(AmountCurrency currency) {
        String tax = currency.field(Amount.ROW_TAX.name());
        return List.of(
                total("totalPriceNet", Amount.ROW_TOTAL, currency),
                total("totalPriceGross", Amount.ROW_TOTAL_INCL_TAX, currency),
                total("totalTax", Amount.ROW_TAX, currency),
                unit("unitPriceNet", Amount.PRICE, Amount.ROW_TOTAL, currency),
                unit("unitPriceGross", Amount.PRICE_INCL_TAX, Amount.ROW_TOTAL_INCL_TAX, currency),
                sharedByUnits("unitTax", tax + " / qty_ordered", row -> Amount.ROW_TAX.in(currency, row)));
    }

    /** Returns the rules of the extension's option "calculate discounts". */
    private static List<Rule<OrderLine>> afterDiscount(AmountCurrency currency) {
        DiscountedRow discounted = new DiscountedRow(currency);
        return List.of(
                total("totalPriceNet", discounted.netSource(), discounted::net),
                total("totalPriceGross", discounted.grossSource(), discounted::gross),
                total("totalTax", discounted.taxSource(), discounted::tax),
                sharedByUnits("unitPriceNet", "totalPriceNet / qty_ordered", discounted::net),
                sharedByUnits("unitPriceGross", "totalPriceGross / qty_ordered", discounted::gross),
                sharedByUnits("unitTax", "totalTax / qty_ordered", discounted::tax));
    }

    /** Returns the rules for promotions, on lines with a discount. */
    static List<Rule<OrderLine>> promotions() {
        return List.of(
                promotion("promotionCode", "coupon_code", line -> line.order().couponCode()),
                promotion(
                        "promotionPriceDescription",
                        "discount_description",
                        line -> line.order().discountDescription()));
    }

    private static Rule<OrderLine> promotion(
            String target, String source, Function<OrderLine, Optional<String>> promotion) {
        return Rule.<OrderLine>optional(
                        target,
                        source + " of the order, if the row has a discount",
                        line -> line.priced()
                                .filter(row -> row.discountAmount()
                                                .orElse(BigDecimal.ZERO)
                                                .signum()
                                        != 0)
                                .flatMap(row -> nonBlank(promotion.apply(line))))
                .readingOnly();
    }

    static Rule<OrderLine> giftMessage() {
        return Rule.<OrderLine>optional(
                        "giftMessage",
                        "gift_message, else that of the configurable or bundle on its first line",
                        line -> nonBlank(line.item().giftMessage())
                                .or(() -> nonBlank(line.opens().flatMap(OrderItem::giftMessage))))
                .readingOnly();
    }

    static List<Rule<OrderLine>> taxCodes(TaxCodes codes) {
        String source = "code of tax_percent";
        return List.of(
                Rule.<OrderLine>optional("totalTaxCode", source, codes::of).readingOnly(),
                Rule.<OrderLine>optional("unitTaxCode", source, codes::of).readingOnly());
    }

    private static Rule<OrderLine> total(String target, Amount<OrderItem> amount, AmountCurrency currency) {
        return total(target, currency.field(amount.name()), row -> amount.in(currency, row));
    }

    private static Rule<OrderLine> total(
            String target, String source, Function<OrderItem, Optional<BigDecimal>> total) {
        return Rule.<OrderLine>optional(target, source, line -> Amounts.text(line.amount(total)))
                .readingOnly();
    }

    private static Rule<OrderLine> unit(
            String target, Amount<OrderItem> unit, Amount<OrderItem> total, AmountCurrency currency) {
        return unit(target, currency.field(unit.name()), row -> unit.in(currency, row), row -> total.in(currency, row));
    }

    private static Rule<OrderLine> sharedByUnits(
            String target, String source, Function<OrderItem, Optional<BigDecimal>> total) {
        return unit(
                target,
                source,
                row -> total.apply(row).flatMap(amount -> Amounts.divide(amount, row.qtyOrdered())),
                total);
    }

    /** Returns a rule for an amount per unit. A line's share of a fixed-price bundle is divided by the units of the line. */
    private static Rule<OrderLine> unit(
            String target,
            String source,
            Function<OrderItem, Optional<BigDecimal>> unit,
            Function<OrderItem, Optional<BigDecimal>> total) {
        return Rule.<OrderLine>optional(
                        target,
                        source + " (of a fixed-price bundle: total / units of the line)",
                        line -> Amounts.text(
                                isOfBundle(line)
                                        ? line.amount(total)
                                                .flatMap(amount -> Amounts.divide(
                                                        amount, line.item().qtyOrdered()))
                                        : line.priced().flatMap(unit)))
                .readingOnly();
    }

    private static boolean isOfBundle(OrderLine line) {
        return line.priced().filter(row -> row.type() == ProductType.BUNDLE).isPresent();
    }

    private static String sku(OrderItem item) {
        return item.sku()
                .filter(sku -> !sku.isBlank())
                .orElseThrow(() -> new IllegalArgumentException("order item " + item.itemId() + " has no SKU"));
    }

    /** Returns a rule for a field that Magento does not have; sent if a module of the shop adds it. */
    private static Rule<OrderLine> field(String target, String field) {
        return Rule.<OrderLine>optional(
                        target, field, line -> line.item().fields().nonBlank(field))
                .readingOnly(field);
    }

    private static Optional<String> nonBlank(Optional<String> text) {
        return text.filter(value -> !value.isBlank());
    }
}
