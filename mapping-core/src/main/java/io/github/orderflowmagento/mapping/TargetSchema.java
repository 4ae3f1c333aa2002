package io.github.orderflowmagento.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The properties that OrderFlow documents for an import or a part of one, and what it says of their values: lengths, numbers,
 * allowed words. A mapping checks what it is about to send against them, so that a value that OrderFlow would refuse, or cut, is
 * refused here, by name. Properties that are not documented are custom ones and may hold anything.
 *
 * <p>Source: OrderFlow's API documentation 4.2.4 and its client for PHP. What they do not state is not checked.
 */
public final class TargetSchema {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d{1,9}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}");
    private static final Set<String> FLAG = Set.of("0", "1", "true", "false");

    private static final int SHORT_TEXT = 120;
    private static final int LONG_TEXT = 255;
    private static final int KEY = 100;

    /** A product. */
    public static final TargetSchema PRODUCT = new TargetSchema()
            .required("externalReference")
            .texts(SHORT_TEXT, "externalReference", "description", "barcode")
            // documented as 120 characters at most; the extension sends longer addresses, and an address cut short is
            // none
            .any("imageReference")
            .numbers("weight")
            .any("weightUnits", "physicalStorageTypes", "category")
            .numbers("priceNet", "priceGross", "tax")
            .any("taxCode", "currency")
            .words(FLAG, "sellable")
            .numbers("length", "width", "height", "area", "volume")
            .texts(SHORT_TEXT, "type")
            .words(Set.of("unit", "weight", "volume"), "quantityType")
            .any("displayUnits")
            .texts(KEY, "thirdPartyReference")
            .texts(
                    LONG_TEXT,
                    "packagingDescription",
                    "harmonisedSystemCode",
                    "customsDescription",
                    "productComposition");

    /** An order itself. */
    public static final TargetSchema ORDER = new TargetSchema()
            .required("externalReference")
            .any(
                    "externalReference",
                    "state",
                    "source",
                    "paymentGatewayIdentifier",
                    "paymentTransactionInfo",
                    "customerComment")
            .numbers("goodsPriceNet", "goodsPriceGross", "goodsTax")
            .any("goodsTaxCode")
            .numbers("shippingPriceNet", "shippingPriceGross", "shippingTax")
            .any("shippingTaxCode")
            .numbers("totalPriceNet", "totalPriceGross", "totalPriceTax", "totalTax")
            .any("taxCode", "currency", "currencyUnits", "promotionCode", "promotionDescription");

    /** An address of an order, names without the prefix. */
    public static final TargetSchema ADDRESS = new TargetSchema()
            .any(
                    "addressLine1",
                    "addressLine2",
                    "addressLine3",
                    "addressLine4",
                    "addressLine5",
                    "addressLine6",
                    "countryCode",
                    "postCode",
                    "contactName",
                    "companyName",
                    "emailAddress",
                    "dayPhoneNumber",
                    "eveningPhoneNumber",
                    "mobilePhoneNumber",
                    "faxNumber");

    /** A line of an order, names without the prefix. */
    public static final TargetSchema ORDER_LINE = new TargetSchema()
            .required("product.externalReference", "quantity")
            .texts(SHORT_TEXT, "product.externalReference")
            .numbers("quantity")
            .any("description")
            .numbers("totalPriceNet", "totalPriceGross", "totalTax")
            .any("totalTaxCode")
            .numbers("unitPriceNet", "unitPriceGross", "unitTax")
            .any("unitTaxCode", "promotionCode", "promotionPriceDescription")
            .words(Set.of("entity:shipment"), "shipment");

    /** The shipment block of an order, names without the prefix. */
    public static final TargetSchema SHIPMENT = new TargetSchema()
            .any("externalReference", "state")
            .matching(TIME, "a time (yyyy-MM-ddTHH:mm:ss)", "earliestShipDate")
            .any("site")
            .matching(WHOLE_NUMBER, "a whole number", "priority")
            .any("priorityName")
            .numbers("weight")
            .any(
                    "weightUnits",
                    "courier",
                    "deliverySuggestionCode",
                    "deliverySuggestionName",
                    "pickingMode",
                    "despatchComment",
                    "despatchReference",
                    "deliveryInstruction")
            .words(Set.of("entity:order"), "orderItem");

    private final List<String> required;
    private final Map<String, Function<String, Optional<String>>> checks;

    private TargetSchema() {
        this(List.of(), Map.of());
    }

    private TargetSchema(List<String> required, Map<String, Function<String, Optional<String>>> checks) {
        this.required = required;
        this.checks = checks;
    }

    /** The documented properties, in the order of the documentation. */
    public List<String> properties() {
        return List.copyOf(checks.keySet());
    }

    /**
     * What OrderFlow would not take of the values.
     *
     * @param rules what made them, to be named
     */
    List<Violation> violations(RuleTable<?> rules, Map<String, String> values) {
        List<Violation> violations = new ArrayList<>();
        for (String property : required) {
            if (values.getOrDefault(property, "").isBlank()) {
                violations.add(new Violation(property, "is missing", "", rules.source(property)));
            }
        }
        values.forEach((property, value) -> {
            Function<String, Optional<String>> check = checks.get(property);
            if (check != null && !value.isEmpty()) {
                check.apply(value)
                        .ifPresent(problem ->
                                violations.add(new Violation(property, problem, value, rules.source(property))));
            }
        });
        return violations;
    }

    private TargetSchema required(String... properties) {
        return new TargetSchema(List.of(properties), checks);
    }

    private TargetSchema any(String... properties) {
        return checked(value -> Optional.empty(), properties);
    }

    /** Counted as databases do, by code points. */
    private TargetSchema texts(int longest, String... properties) {
        return checked(
                value -> Optional.of(value.codePointCount(0, value.length()))
                        .filter(length -> length > longest)
                        .map(length -> "has " + length + " characters, OrderFlow takes " + longest),
                properties);
    }

    private TargetSchema numbers(String... properties) {
        return matching(NUMBER, "a number", properties);
    }

    private TargetSchema matching(Pattern pattern, String what, String... properties) {
        return checked(
                value -> pattern.matcher(value).matches() ? Optional.empty() : Optional.of("is not " + what),
                properties);
    }

    private TargetSchema words(Set<String> allowed, String... properties) {
        return checked(
                value -> allowed.contains(value)
                        ? Optional.empty()
                        : Optional.of("is none of " + allowed.stream().sorted().toList()),
                properties);
    }

    private TargetSchema checked(Function<String, Optional<String>> check, String... properties) {
        Map<String, Function<String, Optional<String>>> more = new LinkedHashMap<>(checks);
        for (String property : properties) {
            more.put(property, check);
        }
        return new TargetSchema(required, Collections.unmodifiableMap(more));
    }
}
