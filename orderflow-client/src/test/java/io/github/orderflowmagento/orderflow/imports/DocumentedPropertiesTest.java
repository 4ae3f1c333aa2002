package io.github.orderflowmagento.orderflow.imports;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The properties that OrderFlow's documentation and PHP client know, each reached by a typed field. */
class DocumentedPropertiesTest {

    private static final BigDecimal HALF = new BigDecimal("0.50");

    @Test
    void everyDocumentedPropertyOfAProductHasAField() {
        ProductImport full = ProductImport.builder()
                .externalReference("MUG-001")
                .description("d")
                .type("t")
                .quantityType("unit")
                .displayUnits("gram")
                .barcode("b")
                .thirdPartyReference("3")
                .imageReference("i")
                .packagingDescription("p")
                .harmonisedSystemCode("h")
                .customsDescription("c")
                .productComposition("pc")
                .weight(HALF)
                .weightUnits("kg")
                .physicalStorageTypes("shelf")
                .category("mugs")
                .price(fullPrice())
                .currency("GBP")
                .sellable(true)
                .length(HALF)
                .width(HALF)
                .height(HALF)
                .area(HALF)
                .volume(HALF)
                .build();

        assertThat(full.item(ImportOperation.INSERT).properties())
                .containsOnlyKeys(names("externalReference description barcode imageReference weight weightUnits"
                        + " physicalStorageTypes category priceNet priceGross tax taxCode currency sellable length width"
                        + " height area volume type quantityType displayUnits thirdPartyReference packagingDescription"
                        + " harmonisedSystemCode customsDescription productComposition"));
    }

    @Test
    void everyDocumentedPropertyOfAnOrderHasAField() {
        ImportAddress address = ImportAddress.builder()
                .addressLine1("1")
                .addressLine2("2")
                .addressLine3("3")
                .addressLine4("4")
                .addressLine5("5")
                .addressLine6("6")
                .countryCode("GB")
                .postCode("p")
                .contactName("c")
                .companyName("co")
                .emailAddress("e")
                .dayPhoneNumber("d")
                .eveningPhoneNumber("ev")
                .mobilePhoneNumber("m")
                .faxNumber("f")
                .build();
        OrderImport full = OrderImport.builder()
                .externalReference("1")
                .state("s")
                .source("web")
                .paymentGatewayIdentifier("p")
                .paymentTransactionInfo("t")
                .customerComment("c")
                .goods(fullPrice())
                .shipping(fullPrice())
                .totalPriceNet(HALF)
                .totalPriceGross(HALF)
                .totalPriceTax(HALF)
                .totalTax(HALF)
                .taxCode("T1")
                .currency("GBP")
                .currencyUnits("u")
                .promotionCode("c")
                .promotionDescription("d")
                .delivery(address)
                .invoice(address)
                .addLines(OrderLineImport.builder()
                        .productExternalReference("MUG-001")
                        .quantity(HALF)
                        .description("d")
                        .total(fullPrice())
                        .unit(fullPrice())
                        .promotionCode("p")
                        .promotionPriceDescription("pd")
                        .build())
                .shipment(ShipmentImport.builder()
                        .externalReference("1")
                        .state("s")
                        .earliestShipDate(LocalDateTime.parse("2026-11-23T08:30:00"))
                        .site("s")
                        .priority(1)
                        .priorityName("p")
                        .weight(HALF)
                        .weightUnits("kg")
                        .courier("c")
                        .deliverySuggestionCode("c")
                        .deliverySuggestionName("n")
                        .pickingMode("m")
                        .despatchComment("c")
                        .despatchReference("r")
                        .deliveryInstruction("i")
                        .build())
                .build();

        assertThat(full.item().properties())
                .containsOnlyKeys(Stream.of(
                                names("externalReference state source paymentGatewayIdentifier paymentTransactionInfo"
                                        + " customerComment goodsPriceNet goodsPriceGross goodsTax goodsTaxCode"
                                        + " shippingPriceNet shippingPriceGross shippingTax shippingTaxCode totalPriceNet"
                                        + " totalPriceGross totalPriceTax totalTax taxCode currency currencyUnits"
                                        + " promotionCode promotionDescription"),
                                prefixed("delivery", ADDRESS),
                                prefixed("invoice", ADDRESS),
                                prefixed(
                                        "orderLine.1.",
                                        "product.externalReference quantity description totalPriceNet totalPriceGross"
                                                + " totalTax totalTaxCode unitPriceNet unitPriceGross unitTax"
                                                + " unitTaxCode promotionCode promotionPriceDescription shipment"),
                                prefixed(
                                        "shipment.",
                                        "externalReference state earliestShipDate site priority priorityName weight"
                                                + " weightUnits courier deliverySuggestionCode deliverySuggestionName"
                                                + " pickingMode despatchComment despatchReference deliveryInstruction"
                                                + " orderItem"))
                        .flatMap(Stream::of)
                        .toArray(String[]::new))
                .containsEntry("shipment.earliestShipDate", "2026-11-23T08:30:00");
    }

    @Test
    void everyDocumentedPropertyOfAReturnHasAField() {
        ReturnImport full = ReturnImport.builder()
                .externalReference("RMA-7")
                .authorisation("RMA-7")
                .authorised(true)
                .type("magento_return")
                .returnDate(LocalDateTime.parse("2026-11-23T00:00:00"))
                .note("n")
                .orderReference("100000009")
                .site("s")
                .addLines(ReturnLineImport.builder()
                        .product("MUG-001")
                        .quantity(HALF)
                        .reason("r")
                        .condition("c")
                        .build())
                .build();

        assertThat(full.item().properties())
                .containsOnlyKeys(Stream.of(
                                prefixed(
                                        "return.",
                                        "externalReference authorisation authorised type returnDate note orderReference"
                                                + " site"),
                                prefixed("returnLine.1.", "product quantity reason condition returnItem"))
                        .flatMap(Stream::of)
                        .toArray(String[]::new))
                .containsEntry("return.returnDate", "2026-11-23T00:00:00")
                .containsEntry("return.authorised", "1");
    }

    private static final String ADDRESS =
            "AddressLine1 AddressLine2 AddressLine3 AddressLine4 AddressLine5 AddressLine6"
                    + " CountryCode PostCode ContactName CompanyName EmailAddress DayPhoneNumber EveningPhoneNumber"
                    + " MobilePhoneNumber FaxNumber";

    private static String[] names(String names) {
        return names.split(" ");
    }

    private static String[] prefixed(String prefix, String names) {
        return Stream.of(names(names)).map(name -> prefix + name).toArray(String[]::new);
    }

    private static Price fullPrice() {
        return Price.builder().net(HALF).gross(HALF).tax(HALF).taxCode("T1").build();
    }
}
