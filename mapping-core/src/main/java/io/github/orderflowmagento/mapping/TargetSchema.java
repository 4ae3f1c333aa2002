package io.github.orderflowmagento.mapping;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import io.github.orderflowmagento.magento.model.XmlCharacters;

/**
 * The properties that OrderFlow documents for an import or a part of one, and what it says of their values: lengths, numbers,
 * allowed words. A mapping checks what it is about to send against them. Properties that are not documented are custom ones and may
 * hold any text.
 *
 * <p>A value that does not fit costs as little as may be:
 *
 * <ul>
 *   <li>A text that is too long is cut, not within a character.
 *   <li>A number that is none is left out.
 *   <li>A character that XML 1.0 forbids becomes U+FFFD.
 *   <li>A text some of whose bytes could not be decoded ({@link XmlCharacters#UNDECODED}) is left out. In an address, or where it
 *       says how a parcel goes, it refuses the order: a label with a gap leads elsewhere.
 *   <li>A key (a SKU, a bar code) is never changed, which could make it another's. One that is not required is left out.
 *   <li>What is required, allowed words and times refuse the entity, by name: what is sent without them would mean something else.
 * </ul>
 *
 * <p>What was changed or left out is told by a {@link MappingWarning}. A {@linkplain Rule#strict strict} rule refuses the entity instead.
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
    private static final int ANY_LENGTH = Integer.MAX_VALUE;

    static final String LEFT_OUT = "left out";
    private static final String REPLACED = "sent with U+FFFD in place of a character";
    private static final String UNCARRIED = "holds a character that XML cannot carry";
    private static final String UNDECODED = "holds bytes that are not text in the charset of the shop's answer";

    private static final Property CUSTOM =
            new Property(value -> Optional.empty(), false, false, "", value -> Optional.empty());

    /** No documented properties: all may hold any text that XML can carry. */
    public static final TargetSchema NONE = new TargetSchema();

    /** A product. */
    public static final TargetSchema PRODUCT = new TargetSchema()
            .required("externalReference")
            .keys(SHORT_TEXT, "externalReference")
            .texts(SHORT_TEXT, "description")
            .keys(SHORT_TEXT, "barcode")
            // documented as 120 characters at most; the extension sends longer addresses, and an address cut short is
            // none
            .any("imageReference")
            .numbers("weight")
            .any("weightUnits", "physicalStorageTypes", "category")
            .numbers("priceNet", "priceGross", "tax")
            .any("taxCode", "currency")
            .words(FLAG, "sellable")
            .numbers("length", "width", "height", "area", "volume")
            .keys(SHORT_TEXT, "type")
            .words(Set.of("unit", "weight", "volume"), "quantityType")
            .any("displayUnits")
            .keys(KEY, "thirdPartyReference")
            .texts(LONG_TEXT, "packagingDescription")
            .keys(LONG_TEXT, "harmonisedSystemCode")
            .texts(LONG_TEXT, "customsDescription", "productComposition");

    /** An order itself. */
    public static final TargetSchema ORDER = new TargetSchema()
            .required("externalReference")
            .keys(ANY_LENGTH, "externalReference")
            .any("state", "source", "paymentGatewayIdentifier", "paymentTransactionInfo", "customerComment")
            .numbers("goodsPriceNet", "goodsPriceGross", "goodsTax")
            .any("goodsTaxCode")
            .numbers("shippingPriceNet", "shippingPriceGross", "shippingTax")
            .any("shippingTaxCode")
            .numbers("totalPriceNet", "totalPriceGross", "totalPriceTax", "totalTax")
            .any("taxCode", "currency", "currencyUnits", "promotionCode", "promotionDescription");

    /** An address of an order, names without the prefix. */
    public static final TargetSchema ADDRESS = new TargetSchema()
            .whole(
                    "addressLine1",
                    "addressLine2",
                    "addressLine3",
                    "addressLine4",
                    "addressLine5",
                    "addressLine6",
                    "countryCode",
                    "postCode",
                    "contactName",
                    "companyName")
            .any("emailAddress", "dayPhoneNumber", "eveningPhoneNumber", "mobilePhoneNumber", "faxNumber");

    /** A line of an order, names without the prefix. */
    public static final TargetSchema ORDER_LINE = new TargetSchema()
            .required("product.externalReference", "quantity")
            .keys(SHORT_TEXT, "product.externalReference")
            .numbers("quantity")
            .any("description")
            .numbers("totalPriceNet", "totalPriceGross", "totalTax")
            .any("totalTaxCode")
            .numbers("unitPriceNet", "unitPriceGross", "unitTax")
            .any("unitTaxCode", "promotionCode", "promotionPriceDescription")
            .words(Set.of("entity:shipment"), "shipment");

    /** The shipment block of an order, names without the prefix. */
    public static final TargetSchema SHIPMENT = new TargetSchema()
            .keys(ANY_LENGTH, "externalReference")
            .any("state")
            .matching(TIME, "a time (yyyy-MM-ddTHH:mm:ss)", "earliestShipDate")
            .whole("site")
            .numbers(WHOLE_NUMBER, "a whole number", "priority")
            .any("priorityName")
            .numbers("weight")
            .any("weightUnits")
            .whole("courier", "deliverySuggestionCode")
            .any("deliverySuggestionName", "pickingMode", "despatchComment", "despatchReference", "deliveryInstruction")
            .words(Set.of("entity:order"), "orderItem");

    private final List<String> required;
    private final Map<String, Property> documented;

    /**
     * What is documented of a property.
     *
     * @param check what is wrong with a value, if anything
     * @param isKey whether others are known by the value
     * @param mustBeWhole whether a value of which a part was lost refuses the entity
     * @param change what is done with a value that is wrong, in words; empty if it refuses the entity
     * @param changed the value in its place; empty if it is left out
     */
    private record Property(
            Function<String, Optional<String>> check,
            boolean isKey,
            boolean mustBeWhole,
            String change,
            Function<String, Optional<String>> changed) {

        static Property refusing(Function<String, Optional<String>> check) {
            return new Property(check, false, true, "", value -> Optional.empty());
        }

        static Property leavingOut(Function<String, Optional<String>> check, boolean isKey) {
            return new Property(check, isKey, false, LEFT_OUT, value -> Optional.empty());
        }
    }

    private TargetSchema() {
        this(List.of(), Map.of());
    }

    private TargetSchema(List<String> required, Map<String, Property> documented) {
        this.required = required;
        this.documented = documented;
    }

    /** The documented properties, in the order of the documentation. */
    public List<String> properties() {
        return List.copyOf(documented.keySet());
    }

    /** Whether an entity cannot be sent without the value of the rule. */
    boolean mustHave(Rule<?> rule) {
        return rule.isStrict() || required.contains(rule.target());
    }

    /** The required properties that have no value. */
    List<Violation> missing(Map<String, String> given, UnaryOperator<String> source) {
        return required.stream()
                .filter(property -> given.getOrDefault(property, "").isBlank())
                .map(property -> new Violation(property, "is missing", "", source.apply(property)))
                .toList();
    }

    /**
     * What is to be sent for the value of a rule.
     *
     * @param violations receives why the entity cannot be sent
     * @param warnings receives what is not sent as it is
     * @return empty if nothing is sent
     */
    Optional<String> fitted(
            Rule<?> rule, String value, Collection<Violation> violations, Collection<MappingWarning> warnings) {
        Property property = documented.getOrDefault(rule.target(), CUSTOM);
        if (value.contains(XmlCharacters.UNDECODED)) {
            if (mustHave(rule) || property.mustBeWhole()) {
                violations.add(new Violation(rule.target(), UNDECODED, "", rule.source() + ", " + rule.origin()));
                return Optional.of(value);
            }
            warnings.add(new MappingWarning(rule.target(), LEFT_OUT, UNDECODED, rule.source()));
            return Optional.empty();
        }
        String carried = XmlCharacters.replaceForbidden(value);
        Optional<String> problem =
                Optional.of(carried).filter(text -> !text.isEmpty()).flatMap(property.check());
        if (carried.contains(XmlCharacters.REPLACEMENT)) {
            if (property.isKey() || rule.isStrict()) {
                problem = Optional.of(UNCARRIED);
            } else {
                warnings.add(new MappingWarning(rule.target(), REPLACED, UNCARRIED, rule.source()));
            }
        }
        if (problem.isEmpty()) {
            return Optional.of(carried);
        }
        if (mustHave(rule) || property.change().isEmpty()) {
            violations.add(new Violation(rule.target(), problem.get(), value, rule.source() + ", " + rule.origin()));
            return Optional.of(carried);
        }
        warnings.add(new MappingWarning(rule.target(), property.change(), problem.get(), rule.source()));
        return property.changed().apply(carried);
    }

    private TargetSchema required(String... properties) {
        return new TargetSchema(List.of(properties), documented);
    }

    private TargetSchema any(String... properties) {
        return with(CUSTOM, properties);
    }

    private TargetSchema whole(String... properties) {
        return with(Property.refusing(value -> Optional.empty()), properties);
    }

    private TargetSchema texts(int longest, String... properties) {
        return with(
                new Property(
                        noLongerThan(longest),
                        false,
                        false,
                        "cut to " + longest + " characters",
                        value -> Optional.of(Cut.to(longest, value))),
                properties);
    }

    private TargetSchema keys(int longest, String... properties) {
        return with(Property.leavingOut(noLongerThan(longest), true), properties);
    }

    private static Function<String, Optional<String>> noLongerThan(int longest) {
        return value -> Optional.of(Cut.length(value))
                .filter(length -> length > longest)
                .map(length -> "has " + length + " characters, OrderFlow takes " + longest);
    }

    private TargetSchema numbers(String... properties) {
        return numbers(NUMBER, "a number", properties);
    }

    private TargetSchema numbers(Pattern pattern, String what, String... properties) {
        return with(Property.leavingOut(matches(pattern, what), false), properties);
    }

    private TargetSchema matching(Pattern pattern, String what, String... properties) {
        return with(Property.refusing(matches(pattern, what)), properties);
    }

    private static Function<String, Optional<String>> matches(Pattern pattern, String what) {
        return value -> pattern.matcher(value).matches() ? Optional.empty() : Optional.of("is not " + what);
    }

    private TargetSchema words(Set<String> allowed, String... properties) {
        return with(
                Property.refusing(value -> allowed.contains(value)
                        ? Optional.empty()
                        : Optional.of("is none of " + allowed.stream().sorted().toList())),
                properties);
    }

    private TargetSchema with(Property property, String... properties) {
        Map<String, Property> more = new LinkedHashMap<>(documented);
        for (String name : properties) {
            more.put(name, property);
        }
        return new TargetSchema(required, Collections.unmodifiableMap(more));
    }
}
