package io.github.orderflowmagento.mapping.file;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.mapping.Recorded;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.mapping.product.ProductMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The extension's own mapping, redirected by a merchant: everything arrives where it says, and nothing gets lost on the way. */
class ExtensionConfigurationTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    /** Flat 3, 12 O'Connell Street, Near the park, Floor 2; London, Greater London. */
    private static final Order LONG_ADDRESS = Recorded.order("order-info-pending-customer-note-4-street-lines");

    /** 1 High Street; Leeds. */
    private static final Order SHORT_ADDRESS = Recorded.order("order-info-pending-plain-guest");

    private static MappingFile file(String mappings) {
        return MappingFile.extensionConfiguration("config.xml", "<rtd_mappings>\n" + mappings + "\n</rtd_mappings>");
    }

    private static Map<String, String> sent(OrderMapping mapping, Order order) {
        return mapping.map(order, NOON).properties();
    }

    private static Map<String, String> sent(MappingFile file, Order order) {
        return sent(file.applyTo(OrderMapping.standard()), order);
    }

    /** The extension's tables as it ships them. */
    private static final String SHIPPED = """
            <product><export>
              <Sku>externalReference</Sku><Name>description</Name><TypeId>magentoType</TypeId>
              <SmallImageUrl>imageReference</SmallImageUrl><PhysicalStorageTypes>physicalStorageTypes</PhysicalStorageTypes>
              <CategoryName>category</CategoryName><NetPrice>priceNet</NetPrice><IsSalable>sellable</IsSalable>
              <TaxPrice>tax</TaxPrice><TaxCode>taxCode</TaxCode><Currency>currency</Currency><GrossPrice>priceGross</GrossPrice>
              <Barcode>barcode</Barcode><Weight>weight</Weight><WeightUnits>weightUnits</WeightUnits><Length>length</Length>
              <Width>width</Width><Height>height</Height><Area>area</Area><Volume>volume</Volume>
            </export></product>
            <order>
              <IncrementId>externalReference</IncrementId><OrderCurrencyCode>currency</OrderCurrencyCode>
              <OrderCurrencyUnits>currencyUnits</OrderCurrencyUnits><CustomerNote>customerComment</CustomerNote>
              <CouponCode>promotionCode</CouponCode><DiscountDescription>promotionDescription</DiscountDescription>
              <Subtotal>goodsPriceNet</Subtotal><SubtotalInclTax>goodsPriceGross</SubtotalInclTax>
              <GoodsTaxAmount>goodsTax</GoodsTaxAmount><GoodsTaxCode>goodsTaxCode</GoodsTaxCode>
              <ShippingAmount>shippingPriceNet</ShippingAmount><ShippingInclTax>shippingPriceGross</ShippingInclTax>
              <ShippingTaxAmount>shippingTax</ShippingTaxAmount><ShippingTaxCode>shippingTaxCode</ShippingTaxCode>
              <PaymentMethodTitle>paymentGatewayIdentifier</PaymentMethodTitle><NetTotal>totalPriceNet</NetTotal>
              <GrandTotal>totalPriceGross</GrandTotal><TaxAmount>totalTax</TaxAmount><TotalTaxCode>taxCode</TotalTaxCode>
              <Status>status</Status>
            </order>
            <delivery_address>
              <Street1>addressLine1</Street1><Street2>addressLine2</Street2><Street3>addressLine3</Street3>
              <Street4>addressLine4</Street4><City>addressLine5</City><Region>addressLine6</Region>
              <Postcode>postCode</Postcode><Company>companyName</Company><Name>contactName</Name>
              <CountryId>countryCode</CountryId><Telephone>dayPhoneNumber</Telephone><Email>emailAddress</Email>
              <EveningTelephone>eveningPhoneNumber</EveningTelephone><Fax>fax</Fax>
              <MobileTelephone>mobilePhoneNumber</MobileTelephone>
            </delivery_address>
            <order_item>
              <Name>description</Name><QtyOrdered>quantity</QtyOrdered><RowTotal>totalPriceNet</RowTotal>
              <TaxAmount>totalTax</TaxAmount><RowTotalInclTax>totalPriceGross</RowTotalInclTax>
              <TotalTaxCode>totalTaxCode</TotalTaxCode><Price>unitPriceNet</Price><UnitTaxAmount>unitTax</UnitTaxAmount>
              <PriceInclTax>unitPriceGross</PriceInclTax><TaxCode>unitTaxCode</TaxCode>
            </order_item>
            <order_shipment>
              <CustomerNote>deliveryInstruction</CustomerNote><ShippingMethod>deliverySuggestionCode</ShippingMethod>
              <ShippingDescription>deliverySuggestionName</ShippingDescription>
            </order_shipment>
            """;

    @Test
    void theTablesAsTheExtensionShipsThemChangeNothing() {
        MappingFile file = file(SHIPPED
                + SHIPPED.replaceFirst("(?s).*<delivery_address>", "<billing_address>")
                        .replaceFirst("(?s)</delivery_address>.*", "</billing_address>"));
        OrderMapping standard = OrderMapping.standard();
        ProductMapping products = ProductMapping.standard();

        assertThat(file).hasToString("MappingFile[config.xml, 0 entries]");
        assertThat(file.applyTo(standard).describe()).isEqualTo(standard.describe());
        assertThat(file.applyTo(products).describe()).isEqualTo(products.describe());
    }

    @Test
    void theShipmentsTableIsReadToo() {
        MappingFile file = file(
                "<order_shipment><ShippingMethod>courier</ShippingMethod><GiftNote>despatchComment</GiftNote></order_shipment>");

        assertThat(sent(file, SHORT_ADDRESS))
                .containsEntry("shipment.courier", "flatrate_flatrate")
                .doesNotContainKey("shipment.deliverySuggestionCode");
    }

    @Test
    void twoPropertiesAreSwapped() {
        MappingFile file = file("""
            <order><CouponCode>promotionDescription</CouponCode><DiscountDescription>promotionCode</DiscountDescription></order>
            <delivery_address><Telephone>mobilePhoneNumber</Telephone><MobileTelephone>dayPhoneNumber</MobileTelephone>
            </delivery_address>\
            """);
        Order order = Recorded.order("order-info-processing-coupon-percent");
        Map<String, String> before = sent(OrderMapping.standard(), order);

        assertThat(sent(file, order))
                .containsEntry("promotionDescription", before.get("promotionCode"))
                .containsEntry("promotionCode", before.get("promotionDescription"))
                .containsEntry("deliveryMobilePhoneNumber", before.get("deliveryDayPhoneNumber"))
                .doesNotContainKey("deliveryDayPhoneNumber");
    }

    @Test
    void threePropertiesChangePlacesInARing() {
        MappingFile file = file(
                "<order><CouponCode>promotionDescription</CouponCode>"
                        + "<DiscountDescription>customerComment</DiscountDescription><CustomerNote>promotionCode</CustomerNote></order>");

        OrderMapping standard = OrderMapping.standard();
        assertThat(file.applyTo(standard).rules(OrderPart.HEADER).targets())
                .isEqualTo(standard.rules(OrderPart.HEADER).targets());
        assertThat(file.applyTo(standard)
                        .rules(OrderPart.HEADER)
                        .rule("promotionCode")
                        .source())
                .isEqualTo("customer_note");
        assertThat(file.applyTo(standard)
                        .rules(OrderPart.HEADER)
                        .rule("customerComment")
                        .source())
                .isEqualTo("discount_description");
    }

    @Test
    void cityAndRegionAreSwappedWithoutLoss() {
        MappingFile file =
                file("<delivery_address><City>addressLine6</City><Region>addressLine5</Region></delivery_address>");

        assertThat(sent(file, LONG_ADDRESS))
                .containsEntry("deliveryAddressLine4", "Floor 2")
                .containsEntry("deliveryAddressLine5", "Greater London")
                .containsEntry("deliveryAddressLine6", "London")
                .containsEntry("invoiceAddressLine5", "London");
        assertThat(sent(file, SHORT_ADDRESS))
                .containsEntry("deliveryAddressLine1", "1 High Street")
                .containsEntry("deliveryAddressLine2", "Leeds")
                .doesNotContainKey("deliveryAddressLine3");
    }

    @Test
    void aCityWithAPropertyOfItsOwnIsInNoLineAnyMore() {
        MappingFile file = file("<delivery_address><City>town</City></delivery_address>");

        assertThat(sent(file, SHORT_ADDRESS))
                .containsEntry("deliveryTown", "Leeds")
                .containsEntry("deliveryAddressLine1", "1 High Street")
                .doesNotContainKey("deliveryAddressLine2");
        assertThat(sent(file, LONG_ADDRESS))
                .containsEntry("deliveryTown", "London")
                .containsEntry("deliveryAddressLine5", "Greater London")
                .doesNotContainKey("deliveryAddressLine6");
    }

    @Test
    void aCustomAddressLineReplacesNoOther() {
        MappingFile file = file("<delivery_address>\n<Street4/><Email>addressLine4</Email></delivery_address>");

        OrderMapping mapping = file.applyTo(OrderMapping.standard());
        assertThat(sent(mapping, SHORT_ADDRESS))
                .containsEntry("deliveryAddressLine1", "1 High Street")
                .containsEntry(
                        "deliveryAddressLine2",
                        sent(OrderMapping.standard(), SHORT_ADDRESS).get("deliveryEmailAddress"))
                .containsEntry("deliveryAddressLine3", "Leeds");
        assertThat(mapping.rules(OrderPart.DELIVERY_ADDRESS).rule("addressLine2"))
                .hasToString(
                        "addressLine2 from line 2 of line 1 of street, line 2 of street, line 3 of street, email, else customer_email of the order, city, "
                                + "region, without gaps, file config.xml:3");
    }

    @Test
    void linesInFixedPlacesStayFixed() {
        MappingFile file =
                file("<delivery_address><City>addressLine6</City><Region>addressLine5</Region></delivery_address>");

        assertThat(sent(file.applyTo(OrderMapping.standard().withFixedAddressLines()), SHORT_ADDRESS))
                .containsEntry("deliveryAddressLine1", "1 High Street")
                .containsEntry("deliveryAddressLine6", "Leeds");
    }

    @Test
    void aPropertyFilledByAnotherGetterIsRejected() {
        assertThatThrownBy(() -> file("""
            <order><CustomerNote>promotionCode</CustomerNote></order>
            <delivery_address>
            <City>addressLine4</City>
            <District>addressLine3</District>
            </delivery_address>\
            """))
                .isInstanceOf(InvalidMappingFileException.class)
                .hasMessage("""
                    config.xml:2: order/CustomerNote: CouponCode fills promotionCode, and would be lost: give it another \
                    property, or none: <CouponCode/>
                    config.xml:4: delivery_address/City: Street4 fills addressLine4, and would be lost: give it another \
                    property, or none: <Street4/>
                    config.xml:5: delivery_address/District: Street3 fills addressLine3, and would be lost: give it another \
                    property, or none: <Street3/>\
                    """);
    }

    @Test
    void twoFieldsForOnePropertyAreRejected() {
        assertThatThrownBy(() -> file("<order>\n<Erp>source</Erp>\n<Channel>source</Channel>\n</order>"))
                .hasMessage("config.xml:4: order/Channel: line 3 already fills source");
    }

    @Test
    void aCustomFieldReplacesAPropertyThatIsNoAddressLine() {
        MappingFile file = file("<order><ErpTaxCode>taxCode</ErpTaxCode></order>");

        assertThat(file.applyTo(OrderMapping.standard())
                        .rules(OrderPart.HEADER)
                        .rule("taxCode")
                        .source())
                .isEqualTo("erp_tax_code");
    }

    @Test
    void addressLinesChangedInCodeBeforeAreRejected() {
        MappingFile file = file("<delivery_address>\n<City>town</City></delivery_address>");
        OrderMapping standard = OrderMapping.standard();
        OrderMapping changed = standard.without(OrderPart.DELIVERY_ADDRESS, "addressLine3");

        assertThatThrownBy(() -> file.applyTo(changed))
                .isInstanceOf(InvalidMappingFileException.class)
                .hasMessage(
                        "config.xml:3: delivery_address/City: the address lines of the mapping are not the standard ones: "
                                + "apply the file first, then change them");
    }
}
