package io.github.orderflowmagento.magento.internal.magento1.soap;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.internal.http.UnreadableAnswerException;
import io.github.orderflowmagento.magento.internal.magento1.rpc.RpcFault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** From the bytes of an answer to plain values, in each of the forms that Magento's SOAP services use. */
class SoapReaderTest {
    private static @Nullable Object read(String document) {
        return SoapReader.read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static String envelope(String body) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:ns1=\"urn:Magento\""
                + " xmlns:ns2=\"http://xml.apache.org/xml-soap\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xmlns:SOAP-ENC=\"http://schemas.xmlsoap.org/soap/encoding/\"><SOAP-ENV:Body>" + body
                + "</SOAP-ENV:Body></SOAP-ENV:Envelope>";
    }

    private static String answer(String result) {
        return envelope("<ns1:callResponse>" + result + "</ns1:callResponse>");
    }

    @Test
    void theTypesOfXmlSchemaBecomePlainValues() {
        assertThat(read(answer("<r SOAP-ENC:arrayType=\"xsd:ur-type[6]\" xsi:type=\"SOAP-ENC:Array\">"
                        + "<item xsi:type=\"xsd:string\"> Café </item><item xsi:type=\"xsd:int\">9007199254740993</item>"
                        + "<item xsi:type=\"xsd:float\">1.50</item><item xsi:type=\"xsd:boolean\">true</item>"
                        + "<item xsi:nil=\"true\"/><item xsi:type=\"xsd:double\">INF</item></r>")))
                .isEqualTo(Arrays.asList(" Café ", 9_007_199_254_740_993L, new BigDecimal("1.50"), true, null, "INF"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "99999999999999999999999999999999999999999"})
    void aNumberBeyondTheBoundsComesAsItsText(String number) {
        assertThat(read(answer("<r xsi:type=\"xsd:double\">" + number + "</r>")))
                .isEqualTo(number);
        assertThat(read(answer("<r xsi:type=\"xsd:decimal\">" + number + "</r>")))
                .isEqualTo(number);
        assertThat(read(answer("<r xsi:type=\"xsd:int\">" + number + "</r>"))).isEqualTo(number);
    }

    @Test
    void forbiddenCharactersAreReplacedInEveryEncoding() {
        assertThat(read(answer("<r xsi:type=\"xsd:string\">a\u000b b&#11; c&amp;#11; d&amp;#xFFFE;</r>")))
                .isEqualTo("a\uFFFD b\uFFFD c\uFFFD d\uFFFD");
    }

    @Test
    void theTextIsUtf8WhateverCharsetMagentoLabelsItAs() {
        byte[] labelled = answer("<r xsi:type=\"xsd:string\">M\u00fc\u00dfig</r>")
                .replace("UTF-8", "ISO-8859-1")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(new String(labelled, StandardCharsets.UTF_8)).contains("encoding=\"ISO-8859-1\"");
        assertThat(SoapReader.read(labelled)).isEqualTo("M\u00fc\u00dfig");
    }

    @Test
    void aByteThatIsNoUtf8IsMarked() {
        byte[] latin1 = answer("<r xsi:type=\"xsd:string\">M\u00fcller</r>").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(SoapReader.read(latin1)).isEqualTo("M\uFDD0ller");
    }

    @Test
    void aMapOfVersion1HasItsKeysAsTextsEvenWhereTheyAreNumbers() {
        assertThat(read(answer("<r xsi:type=\"ns2:Map\"><item><key xsi:type=\"xsd:int\">13</key>"
                        + "<value xsi:type=\"xsd:string\">x</value></item></r>")))
                .isEqualTo(Map.of("13", "x"));
    }

    @Test
    void theLiteralFormHasListsOfRepeatedElements() {
        assertThat(read(answer("<result>\n<complexObjectArray>\n<sku>A</sku>\n</complexObjectArray>\n"
                        + "<complexObjectArray>\n<sku>B</sku>\n</complexObjectArray>\n</result>")))
                .isEqualTo(List.of(Map.of("sku", "A"), Map.of("sku", "B")));
    }

    @Test
    void theLineFeedThatAShopPutsBetweenAnyTwoTagsIsAnEmptyText() {
        assertThat(read(answer("<result>\n<name>\n</name>\n<note> </note>\n</result>")))
                .isEqualTo(Map.of("name", "", "note", " "));
    }

    @Test
    void anEmptyStructureIsNoText() {
        assertThat(read(answer("<r xsi:type=\"ns1:salesOrderAddressEntity\"/>")))
                .isEqualTo(Map.of());
    }

    @ParameterizedTest
    @CsvSource({"5", "SOAP-ENV:5", "' 5 '"})
    void theCodeOfAFaultIsABareNumberOrAQualifiedOne(String code) {
        assertThatThrownBy(() -> read(envelope("<SOAP-ENV:Fault><faultcode>" + code
                        + "</faultcode><faultstring>Session expired.</faultstring></SOAP-ENV:Fault>")))
                .isInstanceOfSatisfying(
                        RpcFault.class, fault -> assertThat(fault.code()).isEqualTo(5));
    }

    @Test
    void aFaultWithDetailsAndWithoutATextIsReadAllTheSame() {
        assertThatThrownBy(() -> read(envelope("<SOAP-ENV:Fault><faultcode>101</faultcode><faultactor/>"
                        + "<detail><trace>1</trace><trace>2</trace></detail></SOAP-ENV:Fault>")))
                .isInstanceOfSatisfying(
                        RpcFault.class, fault -> assertThat(fault.code()).isEqualTo(101));
    }

    @Test
    void aHeaderIsPassedOver() {
        String answer = answer("<r>1</r>")
                .replace("<SOAP-ENV:Body>", "<SOAP-ENV:Header><a><b>1</b></a></SOAP-ENV:Header>\n<SOAP-ENV:Body>");

        assertThat(read(answer)).isEqualTo("1");
    }

    @Test
    void aWarningBeforeAndANoticeBehindTheDocumentDoNoHarm() {
        assertThat(read("Warning: unexpected '<?xml' in wsdl.php\n" + answer("<r>1</r>") + "\n<br/>Notice: a & b"))
                .isEqualTo("1");
    }

    @Test
    void aDocumentThatEndsBehindTheValueIsNotWhole() {
        String whole = answer("<r>1</r>");

        assertThatThrownBy(() -> read(whole.substring(0, whole.indexOf("</ns1:callResponse>"))))
                .isInstanceOf(UnreadableAnswerException.class);
    }

    @Test
    void aStructWithADuplicateNameIsRejected() {
        assertThatThrownBy(() -> read(answer("<r><sku>A</sku><sku>B</sku></r>")))
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageContaining("<sku> twice");
    }

    @Test
    void referencesBetweenValuesAreRejected() {
        assertThatThrownBy(() -> read(answer("<r><a id=\"ref1\">x</a><b href=\"#ref1\"/></r>")))
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageContaining("reference");
    }

    @Test
    void aDocumentTypeIsNeverRead() {
        String document = answer("<r>&secret;</r>")
                .replace(
                        "<SOAP-ENV:Envelope",
                        "<!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]><SOAP-ENV:Envelope");

        assertThatThrownBy(() -> read(document)).isInstanceOf(UnreadableAnswerException.class);
    }

    @Test
    void nestingWithoutEndIsRejected() {
        assertThatThrownBy(() -> read(answer("<r>" + "<a>".repeat(1000))))
                .isInstanceOf(UnreadableAnswerException.class);
    }
}
