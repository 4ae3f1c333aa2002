package io.github.orderflowmagento.mapping.file;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.github.orderflowmagento.mapping.TargetSchema;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;

/** A table of rules, by its name in files. */
enum Section {
    PRODUCT(
            "product",
            "product/export",
            "Sku externalReference Name description TypeId magentoType SmallImageUrl imageReference CategoryName category NetPrice"
                    + " priceNet GrossPrice priceGross TaxPrice tax Currency currency IsSalable sellable TaxCode taxCode Barcode barcode Weight weight WeightUnits weightUnits"
                    + " PhysicalStorageTypes physicalStorageTypes Length length Width width Height height Area area Volume volume"),
    ORDER(
            "order",
            "order",
            "IncrementId externalReference OrderCurrencyCode currency OrderCurrencyUnits currencyUnits CustomerNote"
                    + " customerComment CouponCode promotionCode DiscountDescription promotionDescription Subtotal goodsPriceNet"
                    + " SubtotalInclTax goodsPriceGross GoodsTaxAmount goodsTax GoodsTaxCode goodsTaxCode ShippingAmount"
                    + " shippingPriceNet ShippingInclTax shippingPriceGross ShippingTaxAmount shippingTax ShippingTaxCode"
                    + " shippingTaxCode PaymentMethodTitle paymentGatewayIdentifier NetTotal totalPriceNet GrandTotal"
                    + " totalPriceGross TaxAmount totalTax TotalTaxCode taxCode Status status"),
    DELIVERY_ADDRESS("deliveryAddress", "delivery_address", Section.ADDRESS_GETTERS),
    INVOICE_ADDRESS("invoiceAddress", "billing_address", Section.ADDRESS_GETTERS),
    ORDER_LINE(
            "orderLine",
            "order_item",
            "Name description QtyOrdered quantity RowTotal totalPriceNet TaxAmount totalTax RowTotalInclTax totalPriceGross"
                    + " TotalTaxCode totalTaxCode Price unitPriceNet UnitTaxAmount unitTax PriceInclTax unitPriceGross TaxCode"
                    + " unitTaxCode"),
    SHIPMENT(
            "shipment",
            "order_shipment",
            "CustomerNote deliveryInstruction ShippingMethod deliverySuggestionCode ShippingDescription"
                    + " deliverySuggestionName"),
    INVENTORY("inventory"),
    DESPATCH("despatch");

    private static final String ADDRESS_GETTERS =
            "Street1 addressLine1 Street2 addressLine2 Street3 addressLine3 Street4 addressLine4"
                    + " City addressLine5 Region addressLine6 Postcode postCode Company companyName Name contactName CountryId countryCode"
                    + " Telephone dayPhoneNumber Email emailAddress EveningTelephone eveningPhoneNumber Fax faxNumber MobileTelephone"
                    + " mobilePhoneNumber";

    private final String key;
    private final String extensionPath;
    private final String getters;

    Section(String key, String extensionPath, String getters) {
        this.key = key;
        this.extensionPath = extensionPath;
        this.getters = getters;
    }

    /** Creates a table that the extension's configuration does not have. */
    Section(String key) {
        this(key, "", "");
    }

    static Optional<Section> named(String key) {
        return Arrays.stream(values())
                .filter(section -> section.key.equals(key))
                .findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Section::key).toList();
    }

    String key() {
        return key;
    }

    /** Returns the path of the table in the extension's configuration, below {@code rtd_mappings}. */
    String extensionPath() {
        return extensionPath;
    }

    /** Returns the properties of the table. */
    List<String> properties() {
        return switch (this) {
            case PRODUCT -> TargetSchema.PRODUCT.properties();
            case ORDER -> TargetSchema.ORDER.properties();
            case DELIVERY_ADDRESS, INVOICE_ADDRESS -> TargetSchema.ADDRESS.properties();
            case ORDER_LINE -> TargetSchema.ORDER_LINE.properties();
            case SHIPMENT -> TargetSchema.SHIPMENT.properties();
            case INVENTORY -> InventoryMapping.standard().rules().targets();
            case DESPATCH -> ShipmentMapping.standard().rules().targets();
        };
    }

    /** Returns why no entry may set the property; empty if one may. */
    Optional<String> refusal(String property) {
        return wayBack(property)
                .map(inJava -> "OrderFlow sends references back, and a line of a file cannot convert them: remove it"
                        + " and call " + inJava + " in Java");
    }

    /** Returns the Java method that maps the property in both directions; empty if it is not a reference. */
    private Optional<String> wayBack(String property) {
        String reference = this == ORDER_LINE ? "product.externalReference" : "externalReference";
        if (!property.equals(reference)) {
            return Optional.empty();
        }
        return switch (this) {
            case PRODUCT -> Optional.of("ProductMapping.withSkus");
            case ORDER_LINE -> Optional.of("OrderMapping.withSkus");
            case ORDER, SHIPMENT -> Optional.of("OrderMapping.withOrderNumbers");
            default -> Optional.empty();
        };
    }

    /** Returns whether the table is part of an import, which may have custom properties. */
    boolean isImport() {
        return this != INVENTORY && this != DESPATCH;
    }

    /** Returns whether the table may have conditions, as that of a whole entity. */
    boolean hasConditions() {
        return this == PRODUCT || this == ORDER || this == INVENTORY || this == DESPATCH;
    }

    /** Returns the keys of tables that may have conditions. */
    static String conditional() {
        return Arrays.stream(values())
                .filter(Section::hasConditions)
                .map(Section::key)
                .collect(Collectors.joining(", "));
    }

    boolean isAddress() {
        return this == DELIVERY_ADDRESS || this == INVOICE_ADDRESS;
    }

    /** Returns the extension's getters with the property that each fills by default. */
    Map<String, String> getters() {
        Map<String, String> byGetter = new LinkedHashMap<>();
        List<String> words = List.of(getters.strip().split(" ", -1));
        for (int i = 0; i + 1 < words.size(); i += 2) {
            byGetter.put(words.get(i), words.get(i + 1));
        }
        return byGetter;
    }
}
