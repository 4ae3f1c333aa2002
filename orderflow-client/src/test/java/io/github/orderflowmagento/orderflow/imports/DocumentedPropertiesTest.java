package io.github.orderflowmagento.orderflow.imports;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The properties that OrderFlow's documentation and PHP client know, each reached by a typed field. */
class DocumentedPropertiesTest {

    private static final BigDecimal HALF = new BigDecimal("0.50");

    /** The value of what may be of a person, and of nothing else. */
    private static final String PERSONAL = "canary";

    private static ProductImport product() {
        return ProductImport.builder()
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
    }

    @Test
    void everyDocumentedPropertyOfAProductHasAField() {
        assertThat(product().item(ImportOperation.INSERT).properties())
                .containsOnlyKeys(names("externalReference description barcode imageReference weight weightUnits"
                        + " physicalStorageTypes category priceNet priceGross tax taxCode currency sellable length width"
                        + " height area volume type quantityType displayUnits thirdPartyReference packagingDescription"
                        + " harmonisedSystemCode customsDescription productComposition"));
    }

    private static OrderImport order() {
        ImportAddress address = ImportAddress.builder()
                .addressLine1(PERSONAL)
                .addressLine2(PERSONAL)
                .addressLine3(PERSONAL)
                .addressLine4(PERSONAL)
                .addressLine5(PERSONAL)
                .addressLine6(PERSONAL)
                .countryCode("GB")
                .postCode(PERSONAL)
                .contactName(PERSONAL)
                .companyName(PERSONAL)
                .emailAddress(PERSONAL)
                .dayPhoneNumber(PERSONAL)
                .eveningPhoneNumber(PERSONAL)
                .mobilePhoneNumber(PERSONAL)
                .faxNumber(PERSONAL)
                .build();
        return OrderImport.builder()
                .externalReference("1")
                .state("s")
                .source("web")
                .paymentGatewayIdentifier("p")
                .paymentTransactionInfo(PERSONAL)
                .customerComment(PERSONAL)
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
                        .despatchComment(PERSONAL)
                        .despatchReference("r")
                        .deliveryInstruction(PERSONAL)
                        .build())
                .build();
    }

    @Test
    void everyDocumentedPropertyOfAnOrderHasAField() {
        assertThat(order().item().properties())
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

    private static ReturnImport returned() {
        return ReturnImport.builder()
                .externalReference("RMA-7")
                .authorisation("RMA-7")
                .authorised(true)
                .type("magento_return")
                .returnDate(LocalDateTime.parse("2026-11-23T00:00:00"))
                .note(PERSONAL)
                .orderReference("100000009")
                .site("s")
                .addLines(ReturnLineImport.builder()
                        .product("MUG-001")
                        .quantity(HALF)
                        .reason("r")
                        .condition("c")
                        .build())
                .build();
    }

    @Test
    void everyDocumentedPropertyOfAReturnHasAField() {
        assertThat(returned().item().properties())
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

    @Test
    void thePropertiesOfTheSchemaAreThese() {
        assertThat(Arrays.stream(ImportSchema.values()).map(DocumentedPropertiesTest::sent))
                .containsExactlyInAnyOrder(
                        product().item(ImportOperation.INSERT).properties().keySet(),
                        withPrefix(order().item(), "^(?!delivery|invoice|orderLine|shipment[.]).*"),
                        withPrefix(order().item(), "delivery.*"),
                        withPrefix(order().item(), "orderLine.*"),
                        withPrefix(order().item(), "shipment[.].*"),
                        withPrefix(returned().item(), "return[.].*"),
                        withPrefix(returned().item(), "returnLine.*"));
    }

    private static Set<String> sent(ImportSchema part) {
        String prefix = switch (part) {
            case PRODUCT, ORDER -> "";
            case ADDRESS -> "delivery";
            case ORDER_LINE -> "orderLine.1.";
            case SHIPMENT -> "shipment.";
            case RETURN -> "return.";
            case RETURN_LINE -> "returnLine.1.";
        };
        return part.properties().stream()
                .map(property -> part.sentName(prefix, property.name()))
                .collect(Collectors.toSet());
    }

    private static Set<String> withPrefix(ImportItem item, String pattern) {
        return item.properties().keySet().stream()
                .filter(name -> name.matches(pattern))
                .collect(Collectors.toSet());
    }

    @Test
    void onlyPersonalDataIsMarkedAsPersonal() {
        for (ImportItem item : List.of(order().item(), returned().item())) {
            assertThat(item.properties())
                    .allSatisfy((name, value) -> assertThat(ImportSchema.isPersonal(item.type(), name))
                            .as(name)
                            .isEqualTo(value.equals(PERSONAL)))
                    .containsValue(PERSONAL);
        }
        assertThat(ImportSchema.PRODUCT.properties()).isNotEmpty().noneMatch(ImportProperty::isPersonal);
    }

    @Test
    void personalDataIsNotShownByTypedImports() {
        assertThat(order().toString()).contains("deliverySuggestionCode").doesNotContain(PERSONAL);
        assertThat(returned().toString()).contains("authorisation").doesNotContain(PERSONAL);
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
