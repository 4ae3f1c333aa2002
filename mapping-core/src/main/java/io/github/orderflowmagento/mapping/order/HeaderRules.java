package io.github.orderflowmagento.mapping.order;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.RuleTable;

/** The rules for the header of an order. */
final class HeaderRules {
    /** UTC without a zone, as the extension sends and OrderFlow returns it. */
    private static final DateTimeFormatter EXPORTED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private HeaderRules() {}

    /** Returns the rules of the OrderFlow extension for Magento 1, without its defects, in the extension's order. */
    static RuleTable<OrderSource> standard() {
        List<Rule<OrderSource>> rules = new ArrayList<>();
        rules.add(Rule.<OrderSource>always(
                        "externalReference",
                        "increment_id",
                        from -> from.order().incrementId())
                .readingOnly());
        rules.add(paymentMethod("payment.method", Map.of()));
        rules.add(text("customerComment", "customer_note", Order::customerNote));
        rules.addAll(amounts(AmountCurrency.ORDER));
        rules.add(field("currencyUnits", "order_currency_units"));
        rules.add(text("promotionCode", "coupon_code", Order::couponCode));
        rules.add(text("promotionDescription", "discount_description", Order::discountDescription));
        rules.add(text("status", "status", Order::status));
        rules.add(Rule.<OrderSource>always(
                        "exported", "begin of the export, UTC", from -> EXPORTED.format(from.exportedAt()))
                .readingOnly());
        return RuleTable.of(OrderFields.SOURCE, rules)
                .withAfter("totalTax", field("taxCode", "total_tax_code"))
                .withAfter("shippingTax", field("shippingTaxCode", "shipping_tax_code"))
                .withAfter("goodsTax", field("goodsTaxCode", "goods_tax_code"));
    }

    /** Returns the rules that depend on the currency. */
    static List<Rule<OrderSource>> amounts(AmountCurrency currency) {
        return List.of(
                difference("totalPriceNet", Amount.GRAND_TOTAL, Amount.TAX, currency),
                amount("totalPriceGross", Amount.GRAND_TOTAL, currency),
                amount("totalTax", Amount.TAX, currency),
                amount("shippingPriceNet", Amount.SHIPPING, currency),
                amount("shippingPriceGross", Amount.SHIPPING_INCL_TAX, currency),
                amount("shippingTax", Amount.SHIPPING_TAX, currency),
                amount("goodsPriceNet", Amount.SUBTOTAL, currency),
                amount("goodsPriceGross", Amount.SUBTOTAL_INCL_TAX, currency),
                difference("goodsTax", Amount.SUBTOTAL_INCL_TAX, Amount.SUBTOTAL, currency),
                switch (currency) {
                    case ORDER -> text("currency", "order_currency_code", Order::orderCurrencyCode);
                    case BASE -> text("currency", "base_currency_code", Order::baseCurrencyCode);
                });
    }

    /** Returns the rule for the payment method: its title from the map, else its code. */
    static Rule<OrderSource> paymentMethod(String source, Map<String, String> titles) {
        return text(
                "paymentGatewayIdentifier",
                source,
                order -> order.payment()
                        .flatMap(payment -> payment.method())
                        .map(code -> titles.getOrDefault(code, code)));
    }

    static Rule<OrderSource> giftMessage() {
        return text("giftMessage", "gift_message", Order::giftMessage);
    }

    static Rule<OrderSource> source(ByStore<String> sources) {
        return Rule.<OrderSource>optional("source", "store_id, by table", new SourceByStore(sources))
                .readingOnly();
    }

    /** Returns the table of sources; empty if the header has none. */
    static Optional<ByStore<String>> sources(RuleTable<OrderSource> header) {
        return header.rules().stream()
                .map(Rule::value)
                .filter(SourceByStore.class::isInstance)
                .map(value -> ((SourceByStore) value).sources())
                .findFirst();
    }

    private record SourceByStore(ByStore<String> sources) implements Function<OrderSource, Optional<String>> {
        @Override
        public Optional<String> apply(OrderSource from) {
            return Optional.of(sources.of(from.order()));
        }
    }

    /** Returns rules with the code of the rate that all lines have; no value if rates differ. */
    static List<Rule<OrderSource>> taxCodes(TaxCodes codes) {
        String source = "code of the tax_percent that all lines have";
        Function<OrderSource, Optional<String>> code = from -> codes.ofAll(from.lines());
        return List.of(
                Rule.<OrderSource>optional("goodsTaxCode", source, code).readingOnly(),
                Rule.<OrderSource>optional("taxCode", source, code).readingOnly());
    }

    static Rule<OrderSource> text(String target, String source, Function<Order, Optional<String>> field) {
        return Rule.<OrderSource>optional(
                        target, source, from -> field.apply(from.order()).filter(text -> !text.isBlank()))
                .readingOnly();
    }

    /** Returns a rule for a field that Magento does not have; sent if a module of the shop adds it. */
    private static Rule<OrderSource> field(String target, String field) {
        return text(target, field, order -> order.fields().nonBlank(field)).readingOnly(field);
    }

    private static Rule<OrderSource> amount(String target, Amount<Order> amount, AmountCurrency currency) {
        return Rule.<OrderSource>optional(
                        target, currency.field(amount.name()), from -> Amounts.text(amount.in(currency, from.order())))
                .readingOnly();
    }

    private static Rule<OrderSource> difference(
            String target, Amount<Order> whole, Amount<Order> part, AmountCurrency currency) {
        return Rule.<OrderSource>optional(
                        target,
                        currency.field(whole.name()) + " - " + currency.field(part.name()),
                        from -> difference(whole.in(currency, from.order()), part.in(currency, from.order())))
                .readingOnly();
    }

    private static Optional<String> difference(Optional<BigDecimal> whole, Optional<BigDecimal> part) {
        return whole.flatMap(from -> part.map(from::subtract)).map(Amounts::text);
    }
}
