package io.github.orderflowmagento.orderflow.imports;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.github.orderflowmagento.orderflow.imports.ImportProperty.Kind;

/**
 * The properties that OrderFlow documents for an import, or for a part of one, in the order of its documentation. Checks, masking in
 * logs and the properties' names all derive from this list. Any other property is a custom one, which may hold any text.
 *
 * <pre>{@code
 * ImportSchema.PRODUCT.property("quantityType").orElseThrow().allowed();           // [unit, weight, volume]
 * ImportSchema.documented(ImportType.ORDER, "orderLine.2.quantity").isPresent();   // true
 * System.out.println(ImportSchema.SHIPMENT.asMarkdown());
 * }</pre>
 *
 * <p>Sources: OrderFlow API Documentation 4.2.4, OrderFlow's PHP client, and recorded imports. The documentation requires a
 * product's {@code type}, and {@code description} for a new one. Neither is required here: recorded imports have no {@code type},
 * and a merge may leave out the description.
 *
 * <p>Immutable.
 */
public enum ImportSchema {
    /** A product. */
    PRODUCT(
            ImportType.PRODUCT,
            NamePrefix.of(""),
            key("externalReference").maxLength(120).isRequired(true),
            text("description").maxLength(120),
            key("barcode").maxLength(120),
            // documented as 120 characters at most; recorded ones have 153, and half a URL is useless
            text("imageReference"),
            number("weight"),
            text("weightUnits"),
            text("physicalStorageTypes"),
            text("category"),
            number("priceNet"),
            number("priceGross"),
            number("tax"),
            text("taxCode"),
            text("currency"),
            flag("sellable"),
            number("length"),
            number("width"),
            number("height"),
            number("area"),
            number("volume"),
            key("type").maxLength(120),
            word("quantityType", "unit", "weight", "volume"),
            text("displayUnits"),
            key("thirdPartyReference").maxLength(100),
            text("packagingDescription").maxLength(255),
            key("harmonisedSystemCode").maxLength(255),
            text("customsDescription").maxLength(255),
            text("productComposition").maxLength(255)),

    /** The header of an order. */
    ORDER(
            ImportType.ORDER,
            NamePrefix.of(""),
            key("externalReference").isRequired(true),
            text("state"),
            text("source"),
            text("paymentGatewayIdentifier"),
            personal("paymentTransactionInfo"),
            personal("customerComment"),
            number("goodsPriceNet"),
            number("goodsPriceGross"),
            number("goodsTax"),
            text("goodsTaxCode"),
            number("shippingPriceNet"),
            number("shippingPriceGross"),
            number("shippingTax"),
            text("shippingTaxCode"),
            number("totalPriceNet"),
            number("totalPriceGross"),
            number("totalPriceTax"),
            number("totalTax"),
            text("taxCode"),
            text("currency"),
            text("currencyUnits"),
            text("promotionCode"),
            text("promotionDescription")),

    /** The delivery or the invoice address of an order. */
    ADDRESS(
            ImportType.ORDER,
            NamePrefix.beforeCapital("delivery", "invoice"),
            personal("addressLine1").mustBeWhole(true),
            personal("addressLine2").mustBeWhole(true),
            personal("addressLine3").mustBeWhole(true),
            personal("addressLine4").mustBeWhole(true),
            personal("addressLine5").mustBeWhole(true),
            personal("addressLine6").mustBeWhole(true),
            text("countryCode").mustBeWhole(true),
            personal("postCode").mustBeWhole(true),
            personal("contactName").mustBeWhole(true),
            personal("companyName").mustBeWhole(true),
            personal("emailAddress"),
            personal("dayPhoneNumber"),
            personal("eveningPhoneNumber"),
            personal("mobilePhoneNumber"),
            personal("faxNumber")),

    /** A line of an order. */
    ORDER_LINE(
            ImportType.ORDER,
            NamePrefix.numbered("orderLine."),
            key("product.externalReference").maxLength(120).isRequired(true),
            number("quantity").isRequired(true),
            text("description"),
            number("totalPriceNet"),
            number("totalPriceGross"),
            number("totalTax"),
            text("totalTaxCode"),
            number("unitPriceNet"),
            number("unitPriceGross"),
            number("unitTax"),
            text("unitTaxCode"),
            text("promotionCode"),
            text("promotionPriceDescription"),
            word("shipment", "entity:shipment")),

    /** The shipment of an order: how it is to be despatched. */
    SHIPMENT(
            ImportType.ORDER,
            NamePrefix.of("shipment."),
            key("externalReference"),
            text("state"),
            property("earliestShipDate", Kind.TIME),
            text("site").mustBeWhole(true),
            property("priority", Kind.WHOLE_NUMBER),
            text("priorityName"),
            number("weight"),
            text("weightUnits"),
            text("courier").mustBeWhole(true),
            text("deliverySuggestionCode").mustBeWhole(true),
            text("deliverySuggestionName"),
            text("pickingMode"),
            personal("despatchComment"),
            text("despatchReference"),
            personal("deliveryInstruction"),
            word("orderItem", "entity:order")),

    /** The header of a return. */
    RETURN(
            ImportType.RETURN,
            NamePrefix.of("return."),
            key("externalReference").isRequired(true),
            key("authorisation"),
            flag("authorised"),
            text("type"),
            property("returnDate", Kind.TIME),
            personal("note"),
            key("orderReference"),
            text("site").mustBeWhole(true)),

    /** A line of a return. */
    RETURN_LINE(
            ImportType.RETURN,
            NamePrefix.numbered("returnLine."),
            key("product").maxLength(120).isRequired(true),
            number("quantity").isRequired(true),
            text("reason"),
            text("condition"),
            word("returnItem", "return"));

    private static final String HEADING = """
            | property | kind | allowed | longest | required | personal |
            | --- | --- | --- | --- | --- | --- |
            """;

    private static final Map<ImportType, List<ImportSchema>> PARTS =
            Arrays.stream(values()).collect(Collectors.groupingBy(ImportSchema::type));

    private final ImportType type;

    @SuppressWarnings("ImmutableEnumChecker") // its list is a copy
    private final NamePrefix prefix;

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final Map<String, ImportProperty> properties;

    /** By the name after the prefix. */
    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final Map<String, ImportProperty> sentProperties;

    ImportSchema(ImportType type, NamePrefix prefix, ImmutableImportProperty.Builder... properties) {
        this.type = type;
        this.prefix = prefix;
        Map<String, ImportProperty> byName = new LinkedHashMap<>();
        Map<String, ImportProperty> bySentName = new HashMap<>();
        for (ImmutableImportProperty.Builder builder : properties) {
            ImportProperty property = builder.build();
            byName.put(property.name(), property);
            bySentName.put(sentName("", property.name()), property);
        }
        this.properties = Collections.unmodifiableMap(byName);
        this.sentProperties = Collections.unmodifiableMap(bySentName);
    }

    /** Returns the type of import that has these properties. */
    public ImportType type() {
        return type;
    }

    /** Returns the documented properties, in the order of the documentation. */
    public List<ImportProperty> properties() {
        return List.copyOf(properties.values());
    }

    /**
     * Returns the documented property of that name.
     *
     * @param name without the prefix of an address, a line or a shipment
     * @return empty if the property is not documented
     */
    public Optional<ImportProperty> property(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    /**
     * Returns the documented property of an import.
     *
     * @param type the type of the import
     * @param name with its prefix, as it is sent: {@code deliveryPostCode}, {@code orderLine.2.quantity}
     * @return empty if the property is not documented
     */
    public static Optional<ImportProperty> documented(ImportType type, String name) {
        for (ImportSchema part : PARTS.getOrDefault(type, List.of())) {
            Optional<ImportProperty> property = part.sent(name);
            if (property.isPresent()) {
                return property;
            }
        }
        return Optional.empty();
    }

    /**
     * Returns whether a property of an import may hold personal data: true for a documented property that {@linkplain
     * ImportProperty#isPersonal may}, and for every custom property of an address. Returns false for other custom properties, since only
     * the application knows what they hold.
     *
     * @param type the type of the import
     * @param name with its prefix, as it is sent: {@code deliveryPostCode}
     */
    public static boolean isPersonal(ImportType type, String name) {
        return documented(type, name)
                .map(ImportProperty::isPersonal)
                .orElseGet(() -> type == ADDRESS.type && ADDRESS.prefix.end(name) >= 0);
    }

    /** Returns the name of a property as it is sent. */
    String sentName(String written, String name) {
        return prefix.form() != NamePrefix.Form.CAPITAL || name.isEmpty()
                ? written + name
                : written + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private Optional<ImportProperty> sent(String name) {
        int begin = prefix.end(name);
        return begin < 0 ? Optional.empty() : Optional.ofNullable(sentProperties.get(name.substring(begin)));
    }

    /** Returns the properties as a Markdown table. */
    public String asMarkdown() {
        return properties().stream().map(ImportSchema::row).collect(Collectors.joining("", HEADING, ""));
    }

    private static String row(ImportProperty property) {
        return "| " + property.name() + " | " + property.kind() + " | " + String.join(", ", property.allowed()) + " | "
                + property.maxLength().stream().mapToObj(String::valueOf).collect(Collectors.joining()) + " | "
                + (property.isRequired() ? "yes" : "") + " | " + (property.isPersonal() ? "yes" : "") + " |\n";
    }

    private static ImmutableImportProperty.Builder property(String name, Kind kind) {
        return ImmutableImportProperty.builder().name(name).kind(kind);
    }

    private static ImmutableImportProperty.Builder text(String name) {
        return property(name, Kind.TEXT);
    }

    private static ImmutableImportProperty.Builder personal(String name) {
        return text(name).isPersonal(true);
    }

    private static ImmutableImportProperty.Builder key(String name) {
        return property(name, Kind.KEY);
    }

    private static ImmutableImportProperty.Builder number(String name) {
        return property(name, Kind.NUMBER);
    }

    private static ImmutableImportProperty.Builder word(String name, String... allowed) {
        return property(name, Kind.WORD).addAllowed(allowed);
    }

    private static ImmutableImportProperty.Builder flag(String name) {
        return property(name, Kind.FLAG).addAllowed("1", "0", "true", "false");
    }
}
