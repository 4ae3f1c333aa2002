package io.github.orderflowmagento.orderflow.imports;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** OrderFlow's documentation of properties decides what an import may contain, however it is built. */
class ImportSchemaTest {

    @Test
    void aTypedProductWithAWordThatIsNotAllowedIsRejected() {
        assertThatExceptionOfType(InvalidPropertyException.class)
                .isThrownBy(() -> ProductImport.builder()
                        .externalReference("MUG-001")
                        .quantityType("dozen")
                        .build())
                .satisfies(refused -> assertThat(refused.property()).isEqualTo("quantityType"))
                .withMessage("Item 'MUG-001', property 'quantityType': is not one of [unit, weight, volume]");
    }

    @Test
    void aTypedLineWithoutASkuIsRejected() {
        OrderImport.Builder order = OrderImport.builder()
                .externalReference("1")
                .addLines(OrderLineImport.builder()
                        .productExternalReference(" ")
                        .quantity(BigDecimal.ONE)
                        .build());

        assertThatExceptionOfType(InvalidPropertyException.class)
                .isThrownBy(order::build)
                .withMessage("Item '1', property 'orderLine.1.product.externalReference': must not be blank");
    }

    @ParameterizedTest
    @CsvSource({
        "PRODUCT, quantityType,         dozen,               'is not one of [unit, weight, volume]'",
        "PRODUCT, sellable,             yes,                 'is not one of [1, 0, true, false]'",
        "PRODUCT, weight,               '0,35',              'is not a number (up to 18 digits on either side of a point)'",
        "PRODUCT, volume,               1234567890123456789, 'is not a number (up to 18 digits on either side of a point)'",
        "PRODUCT, externalReference,    ' ',                 must not be blank",
        "ORDER,   orderLine.2.quantity, two,                 'is not a number (up to 18 digits on either side of a point)'",
        "ORDER,   orderLine.12.shipment, entity:parcel,      'is not one of [entity:shipment]'",
        "ORDER,   shipment.priority,    1.5,                 'is not a whole number (up to nine digits)'",
        "ORDER,   shipment.earliestShipDate, tomorrow,       'is not a time (yyyy-MM-ddTHH:mm:ss)'",
        "RETURN,  return.authorised,    yes,                 'is not one of [1, 0, true, false]'",
        "RETURN,  return.returnDate,    2026-11-23,          'is not a time (yyyy-MM-ddTHH:mm:ss)'",
        "RETURN,  returnLine.1.quantity, one,                'is not a number (up to 18 digits on either side of a point)'",
        "RETURN,  returnLine.1.product, '',                  must not be blank"
    })
    void aRejectionNamesPropertyProblemAndAllowedValues(
            ImportType type, String property, String value, String problem) {
        ImportItem.Builder item = item(type).putProperties(property, value);

        assertThatExceptionOfType(InvalidPropertyException.class)
                .isThrownBy(item::build)
                .withMessage("Item '1', property '" + property + "': " + problem);
    }

    @ParameterizedTest
    @CsvSource({
        "PRODUCT, description, 120",
        "PRODUCT, barcode, 120",
        "PRODUCT, thirdPartyReference, 100",
        "PRODUCT, productComposition, 255",
        "ORDER, orderLine.1.product.externalReference, 120",
        "RETURN, returnLine.1.product, 120"
    })
    void aValueIsAsLongAsIsDocumentedAndNoLonger(ImportType type, String property, int longest) {
        assertThat(item(type)
                        .putProperties(property, "😀".repeat(longest))
                        .build()
                        .properties())
                .containsKey(property);
        assertThatExceptionOfType(InvalidPropertyException.class)
                .isThrownBy(() -> item(type)
                        .putProperties(property, "x".repeat(longest + 1))
                        .build())
                .withMessageContaining("has " + (longest + 1) + " characters, OrderFlow takes " + longest)
                .withMessageNotContaining("xx");
    }

    /** Those of the recorded imports have 153 characters. */
    @Test
    void theAddressOfAnImageMayBeLongerThanIsDocumented() {
        assertThat(ImportSchema.PRODUCT.property("imageReference").orElseThrow().maxLength())
                .isEmpty();
    }

    @Test
    void anEmptyValueIsTakenWhereOneIsNotRequired() {
        assertThat(item(ImportType.PRODUCT)
                        .putProperties("quantityType", "")
                        .putProperties("weight", "")
                        .build()
                        .properties())
                .containsEntry("quantityType", "")
                .containsEntry("weight", "");
    }

    @Test
    void aCustomPropertyMayHoldAnyText() {
        assertThat(item(ImportType.ORDER)
                        .putProperties("quantityType", "dozen")
                        .putProperties("orderLine.1.custom", "two")
                        .build()
                        .properties())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "PRODUCT, barcode, barcode",
        "ORDER, customerComment, customerComment",
        "ORDER, deliveryPostCode, postCode",
        "ORDER, invoiceAddressLine6, addressLine6",
        "ORDER, orderLine.1.product.externalReference, product.externalReference",
        "ORDER, orderLine.100.quantity, quantity",
        "ORDER, shipment.weight, weight",
        "RETURN, return.note, note",
        "RETURN, returnLine.3.reason, reason"
    })
    void aDocumentedPropertyIsFoundByItsSentName(ImportType type, String sent, String name) {
        assertThat(ImportSchema.documented(type, sent))
                .map(ImportProperty::name)
                .contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        "ORDER, barcode",
        "PRODUCT, customerComment",
        "ORDER, postCode",
        "ORDER, deliverypostCode",
        "ORDER, delivery",
        "ORDER, orderLine.0.quantity",
        "ORDER, orderLine.N.quantity",
        "ORDER, orderLine.1.",
        "ORDER, shipment",
        "ORDER, return.note",
        "RETURN, note"
    })
    void anyOtherNameIsACustomProperty(ImportType type, String sent) {
        assertThat(ImportSchema.documented(type, sent)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ORDER, deliveryContactName, true",
        "ORDER, deliveryCountryCode, false",
        "ORDER, deliveryFax, true",
        "ORDER, customerComment, true",
        "ORDER, shipment.deliveryInstruction, true",
        "ORDER, shipment.deliverySuggestionName, false",
        "ORDER, status, false",
        "PRODUCT, description, false",
        "PRODUCT, deliveryFax, false",
        "RETURN, return.note, true"
    })
    void personalDataIsKnownByName(ImportType type, String sent, boolean isPersonal) {
        assertThat(ImportSchema.isPersonal(type, sent)).isEqualTo(isPersonal);
    }

    @Test
    void aCustomPropertyWithADocumentedNameIsRejected() {
        assertThatExceptionOfType(InvalidPropertyException.class)
                .isThrownBy(() -> OrderImport.builder()
                        .externalReference("1")
                        .putCustomProperties("orderLine.1.quantity", "20")
                        .addLines(OrderLineImport.builder()
                                .productExternalReference("MUG-001")
                                .quantity(BigDecimal.TEN)
                                .build())
                        .build())
                .withMessageContainingAll("'orderLine.1.quantity'", "use its own field");
    }

    @Test
    void aPartShowsItsPropertiesAsATable() {
        assertThat(ImportSchema.RETURN_LINE.asMarkdown()).isEqualTo("""
                | property | kind | allowed | longest | required | personal |
                | --- | --- | --- | --- | --- | --- |
                | product | key |  | 120 | yes |  |
                | quantity | number |  |  | yes |  |
                | reason | text |  |  |  |  |
                | condition | text |  |  |  |  |
                | returnItem | word | return |  |  |  |
                """);
    }

    @ParameterizedTest
    @EnumSource
    void theReadmeHoldsTheTableOfEachPart(ImportSchema part) throws IOException {
        assertThat(Files.readString(Path.of("README.md")).replace("\r\n", "\n")).contains(part.asMarkdown());
    }

    @Test
    void everyWordAndFlagListsItsAllowedValues() {
        List<ImportProperty> words = Arrays.stream(ImportSchema.values())
                .flatMap(part -> part.properties().stream())
                .filter(property ->
                        property.kind() == ImportProperty.Kind.WORD || property.kind() == ImportProperty.Kind.FLAG)
                .toList();

        assertThat(words)
                .extracting(ImportProperty::name)
                .containsExactly("sellable", "quantityType", "shipment", "orderItem", "authorised", "returnItem");
        assertThat(words).noneMatch(property -> property.allowed().isEmpty());
    }

    private static ImportItem.Builder item(ImportType type) {
        return ImportItem.builder().type(type).operation(ImportOperation.INSERT).externalReference("1");
    }
}
