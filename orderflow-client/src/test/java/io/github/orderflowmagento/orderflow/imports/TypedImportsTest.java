package io.github.orderflowmagento.orderflow.imports;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.Recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Typed values, and the properties they become. */
class TypedImportsTest {

    private static final BigDecimal HALF = new BigDecimal("0.50");

    @Test
    void aProductIsWrittenAsTheExtensionWroteTheRecordedOne() {
        ProductImport book = ProductImport.builder()
                .externalReference("BOOK-JP-01")
                .description("日本語の本 ???? emoji")
                .barcode("5000000001040")
                .imageReference("http://127.0.0.1:8182/media/catalog/product/cache/1/small_image/88x77/"
                        + "9df78eab33525d08d6e5fb8d27136e95/images/catalog/product/placeholder/small_image.jpg")
                .weight(new BigDecimal("0.5000"))
                .price(Price.builder()
                        .net(new BigDecimal("22.5000"))
                        .gross(new BigDecimal("22.50"))
                        .build())
                .sellable(true)
                .putCustomProperties("magentoType", "simple")
                .build();

        assertThat(recorded("product-export-batch")).endsWith(lone(book.item(ImportOperation.MERGE)));
    }

    @Test
    void anOrderIsWrittenAsTheExtensionWroteTheRecordedOne() {
        ImportAddress leeds = ImportAddress.builder()
                .addressLine1("1 High Street")
                .addressLine2("Leeds")
                .countryCode("GB")
                .postCode("LS1 1AA")
                .contactName("José O'Brien-Łukasz")
                .emailAddress("guest9@example.com")
                .dayPhoneNumber("0113 496 0000")
                .putCustomProperties("fax", "")
                .build();
        OrderImport order = OrderImport.builder()
                .externalReference("100000009")
                .paymentGatewayIdentifier("Check / Money order")
                .totalPriceNet(new BigDecimal("63.3500"))
                .totalPriceGross(new BigDecimal("76.0200"))
                .totalTax(new BigDecimal("12.6700"))
                .shipping(price("14.85", "17.82", "2.97"))
                .goods(price("48.5", "58.2", "9.7"))
                .currency("GBP")
                .putCustomProperties("status", "processing")
                .putCustomProperties("exported", "2026-11-23T04:50:09")
                .delivery(leeds)
                .invoice(leeds)
                .addLines(
                        line("MUG-001", "2", "Plain White Mug", price("13", "15.6", "2.6"), price("6.5", "7.8", "1.3")),
                        line(
                                "SALE-001",
                                "1",
                                "Always on sale",
                                price("35.5", "42.6", "7.1"),
                                price("35.5", "42.6", "7.1")))
                .shipment(ShipmentImport.builder()
                        .externalReference("100000009")
                        .deliverySuggestionCode("flatrate_flatrate")
                        .deliverySuggestionName("Flat Rate - Fixed")
                        .build())
                .build();

        assertThat(recorded("order-export-batch")).startsWith(head(order.item()));
    }

    private static OrderLineImport line(String sku, String quantity, String name, Price total, Price unit) {
        return OrderLineImport.builder()
                .productExternalReference(sku)
                .quantity(new BigDecimal(quantity))
                .description(name)
                .total(total)
                .unit(unit)
                .build();
    }

    private static Price price(String net, String gross, String tax) {
        return Price.builder()
                .net(new BigDecimal(net))
                .gross(new BigDecimal(gross))
                .tax(new BigDecimal(tax))
                .build();
    }

    @Test
    void absentEmptyAndZeroAreThreeThings() {
        Map<String, String> absent =
                product().build().item(ImportOperation.MERGE).properties();
        Map<String, String> empty = product()
                .barcode("")
                .addEmptied("weight", "sellable")
                .build()
                .item(ImportOperation.MERGE)
                .properties();
        Map<String, String> zero = product()
                .weight(new BigDecimal("0.0000"))
                .sellable(false)
                .build()
                .item(ImportOperation.MERGE)
                .properties();

        assertThat(absent).containsOnlyKeys("externalReference");
        assertThat(empty)
                .containsEntry("barcode", "")
                .containsEntry("weight", "")
                .containsEntry("sellable", "");
        assertThat(zero).containsEntry("weight", "0").containsEntry("sellable", "0");
    }

    @Test
    void numbersGoWithoutExponentAndGrouping() {
        Map<String, String> properties = product()
                .weight(new BigDecimal("1.2E+6"))
                .length(new BigDecimal("1E-7"))
                .build()
                .item(ImportOperation.MERGE)
                .properties();

        assertThat(properties).containsEntry("weight", "1200000").containsEntry("length", "0.0000001");
    }

    @Test
    void anEmptiedPropertyMustExist() {
        assertThatExceptionOfType(InvalidPropertyException.class)
                .isThrownBy(() -> product().addEmptied("wieght").build())
                .withMessageContainingAll("'MUG-001'", "'wieght'", "no such property");
    }

    @Test
    void aPropertyWithAValueCannotBeEmptied() {
        assertThatExceptionOfType(InvalidPropertyException.class)
                .isThrownBy(() -> product().weight(HALF).addEmptied("weight").build())
                .withMessageContainingAll("'weight'", "also to be emptied");
    }

    @Test
    void aCustomPropertyMustNotStandInForADocumentedOne() {
        assertThatExceptionOfType(InvalidPropertyException.class)
                .isThrownBy(() -> product().putCustomProperties("weight", "1").build())
                .withMessageContainingAll("'weight'", "use its own field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"description", "type", "barcode"})
    void textsOf120CharactersAreAcceptedAndLongerOnesRejected(String property) {
        String longest = "😀".repeat(120);

        assertThat(withText(property, longest).item(ImportOperation.MERGE).properties())
                .containsEntry(property, longest);
        assertThatExceptionOfType(InvalidPropertyException.class)
                .isThrownBy(() -> withText(property, longest + "x"))
                .withMessageContainingAll("'MUG-001'", "'" + property + "'", "121 characters", "OrderFlow takes 120");
    }

    private static ProductImport withText(String property, String text) {
        ProductImport.Builder product = product();
        switch (property) {
            case "description" -> product.description(text);
            case "type" -> product.type(text);
            default -> product.barcode(text);
        }
        return product.build();
    }

    @Test
    void aLineBreakInAnAddressAddsNoProperty() {
        OrderImport order = OrderImport.builder()
                .externalReference("1")
                .delivery(ImportAddress.builder()
                        .contactName("Eve\nshipment.priority=1")
                        .build())
                .addLines(anyLine())
                .build();

        assertThat(ImportDocument.text(List.of(order.item())))
                .contains("\ndeliveryContactName=Eve[BR]shipment.priority=1\n");
    }

    @Test
    void anOrderWithoutALineIsRejected() {
        assertThatExceptionOfType(InvalidPropertyException.class)
                .isThrownBy(() ->
                        OrderImport.builder().externalReference("100000009").build())
                .withMessageContainingAll("'100000009'", "needs a line");
    }

    @Test
    void withoutAShipmentBlockNoLineRefersToOne() {
        OrderImport order =
                OrderImport.builder().externalReference("1").addLines(anyLine()).build();

        assertThat(order.item().properties()).doesNotContainKey("orderLine.1.shipment");
    }

    @Test
    void customersDoNotShowInText() {
        OrderImport order = OrderImport.builder()
                .externalReference("1")
                .customerComment("call my sister")
                .delivery(ImportAddress.builder().contactName("Ada Lovelace").build())
                .addLines(anyLine())
                .build();

        assertThat(order.toString()).doesNotContain("sister", "Lovelace");
    }

    private static ProductImport.Builder product() {
        return ProductImport.builder().externalReference("MUG-001");
    }

    private static OrderLineImport anyLine() {
        return OrderLineImport.builder()
                .productExternalReference("MUG-001")
                .quantity(BigDecimal.ONE)
                .build();
    }

    private static String recorded(String exchange) {
        return Recording.of(Path.of("src/test/resources/recordings/orderflow", exchange))
                .requestText();
    }

    /** The document of one item, without what stands before the item. */
    private static String lone(ImportItem item) {
        String document = ImportDocument.text(List.of(item));
        return document.substring(document.indexOf("<import "));
    }

    /** The document of one item, without what stands behind the item. */
    private static String head(ImportItem item) {
        String document = ImportDocument.text(List.of(item));
        return document.substring(0, document.indexOf("</imports>"));
    }
}
