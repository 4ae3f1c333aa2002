package io.github.orderflowmagento.mapping;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.orderflowmagento.mapping.order.ByStore;
import io.github.orderflowmagento.mapping.order.NamePart;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.mapping.product.ProductMapping;

/**
 * The properties that OrderFlow documents for a product or a part of an order, and where a mapping gets each from: the tables of the
 * operations' pages.
 *
 * @param documented the properties, without prefix, as the reference lists them
 * @param standard property to source in the standard mapping
 * @param options option to the same with that option
 */
public record Coverage(
        List<String> documented, Map<String, String> standard, Map<String, Map<String, String>> options) {
    /** As the reference lists them. */
    public static final Coverage PRODUCT = new Coverage(
            names(
                    "externalReference description barcode imageReference weight weightUnits physicalStorageTypes category priceNet"
                            + " priceGross tax taxCode currency sellable length width height area volume type quantityType displayUnits"
                            + " thirdPartyReference packagingDescription harmonisedSystemCode customsDescription productComposition"),
            rules(ProductMapping.standard().rules()),
            productOptions());

    /** Properties without a prefix. */
    public static final Coverage HEADER = new Coverage(
            names("externalReference state source paymentGatewayIdentifier paymentTransactionInfo customerComment"
                    + " goodsPriceNet goodsPriceGross goodsTax goodsTaxCode shippingPriceNet shippingPriceGross"
                    + " shippingTax shippingTaxCode totalPriceNet totalPriceGross totalPriceTax totalTax taxCode"
                    + " currency currencyUnits promotionCode promotionDescription"),
            rules(OrderMapping.standard().rules(OrderPart.HEADER)),
            orderOptions(OrderPart.HEADER));

    /** With the prefixes delivery and invoice. */
    public static final Coverage ADDRESS = new Coverage(
            names("addressLine1 addressLine2 addressLine3 addressLine4 addressLine5 addressLine6 countryCode"
                    + " postCode contactName companyName emailAddress dayPhoneNumber eveningPhoneNumber"
                    + " mobilePhoneNumber faxNumber"),
            rules(OrderMapping.standard().rules(OrderPart.DELIVERY_ADDRESS)),
            orderOptions(OrderPart.DELIVERY_ADDRESS));

    /** With the prefix orderLine.N. */
    public static final Coverage LINE = new Coverage(
            names("product.externalReference quantity description totalPriceNet totalPriceGross totalTax"
                    + " totalTaxCode unitPriceNet unitPriceGross unitTax unitTaxCode promotionCode"
                    + " promotionPriceDescription shipment"),
            rules(OrderMapping.standard().rules(OrderPart.LINE)),
            orderOptions(OrderPart.LINE));

    /** With the prefix shipment. */
    public static final Coverage SHIPMENT = new Coverage(
            names("externalReference state earliestShipDate site priority priorityName weight weightUnits courier"
                    + " deliverySuggestionCode deliverySuggestionName pickingMode despatchComment despatchReference"
                    + " deliveryInstruction orderItem"),
            rules(OrderMapping.standard().rules(OrderPart.SHIPMENT)),
            orderOptions(OrderPart.SHIPMENT));

    /** All of them. */
    public static final List<Coverage> ALL = List.of(PRODUCT, HEADER, ADDRESS, LINE, SHIPMENT);

    private static List<String> names(String names) {
        return List.of(names.split(" "));
    }

    /** Properties that the standard mapping has, or an option adds, beyond the documented ones. */
    public List<String> custom() {
        return Stream.concat(
                        standard.keySet().stream(), options.values().stream().flatMap(rules -> rules.keySet().stream()))
                .distinct()
                .filter(property -> !documented.contains(property))
                .toList();
    }

    /** A Markdown table of all properties: the source in the standard mapping, and the options that send it or send it otherwise. */
    public String table() {
        return Stream.concat(documented.stream(), custom().stream())
                .map(this::row)
                .collect(
                        Collectors.joining("", "| property | standard mapping | options |\n| --- | --- | --- |\n", ""));
    }

    private String row(String property) {
        String name = documented.contains(property) ? property : property + " (custom)";
        String source = Optional.ofNullable(standard.get(property)).orElse("");
        String by = options.entrySet().stream()
                .filter(option -> option.getValue().containsKey(property))
                .filter(option -> !source.equals(option.getValue().get(property)))
                .map(option -> "`" + option.getKey() + "`")
                .collect(Collectors.joining(", "));
        String last = source.isEmpty() && by.isEmpty() ? "a rule of your own" : by;
        return "| " + name + " | " + source + " | " + last + " |\n";
    }

    private static <S> Map<String, String> rules(RuleTable<S> table) {
        Map<String, String> rules = new LinkedHashMap<>();
        table.rules().forEach(rule -> rules.put(rule.target(), rule.source()));
        return rules;
    }

    private static Map<String, Map<String, String>> productOptions() {
        ProductMapping standard = ProductMapping.standard();
        Map<String, Map<String, String>> options = new LinkedHashMap<>();
        options.put(
                "withParentImages", rules(standard.withParentImages(Map.of()).rules()));
        options.put(
                "withWeightUnits", rules(standard.withWeightUnits("kilogram").rules()));
        options.put("withTaxCodes", rules(standard.withTaxCodes(Map.of()).rules()));
        options.put("withTaxAdded", rules(standard.withTaxAdded(Map.of()).rules()));
        options.put("withTaxTakenOut", rules(standard.withTaxTakenOut(Map.of()).rules()));
        options.put("withCurrency", rules(standard.withCurrency("GBP").rules()));
        return options;
    }

    private static Map<String, Map<String, String>> orderOptions(OrderPart<?> part) {
        OrderMapping standard = OrderMapping.standard();
        Map<String, OrderMapping> options = new LinkedHashMap<>();
        options.put("inBaseCurrency", standard.inBaseCurrency());
        options.put("withDiscountedLines", standard.withDiscountedLines());
        options.put("withFixedAddressLines", standard.withFixedAddressLines());
        options.put("withNameParts", standard.withNameParts(NamePart.values()));
        options.put("withPaymentMethodTitles", standard.withPaymentMethodTitles(Map.of()));
        options.put("withGiftMessages", standard.withGiftMessages());
        options.put("withPromotionsOnLines", standard.withPromotionsOnLines());
        options.put("withTaxCodes", standard.withTaxCodes(Map.of(BigDecimal.TEN, "T1")));
        options.put("withShipmentWeight", standard.withShipmentWeight("kilogram"));
        options.put("withSources", standard.withSources(ByStore.of(Map.of())));
        Map<String, Map<String, String>> rules = new LinkedHashMap<>();
        options.forEach((name, mapping) -> rules.put(name, rules(mapping.rules(part))));
        return rules;
    }
}
