package io.github.orderflowmagento.magento.internal.magento1.xmlrpc;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.internal.http.UnreadableAnswerException;
import io.github.orderflowmagento.magento.internal.magento1.rpc.RpcFault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** From the bytes of an answer to plain values, whatever stands around and between them. */
class XmlRpcReaderTest {
    private static @Nullable Object read(String document) {
        return XmlRpcReader.read(document.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String answer(String value) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodResponse><params><param><value>" + value
                + "</value></param></params></methodResponse>";
    }

    @Test
    void readsEveryTypeOfXmlRpc() {
        assertThat(read(answer("<array><data><value><string>Café</string></value><value>untyped</value>"
                        + "<value><int>9007199254740993</int></value><value><double>1.50</double></value>"
                        + "<value><boolean>1</boolean></value><value><nil/></value></data></array>")))
                .isEqualTo(
                        Arrays.asList("Café", "untyped", 9_007_199_254_740_993L, new BigDecimal("1.50"), true, null));
    }

    @Test
    void anEmptyStructAndAnEmptyArrayAreEmpty() {
        assertThat(read(answer("<struct/>"))).isEqualTo(Map.of());
        assertThat(read(answer("<array><data/></array>"))).isEqualTo(List.of());
    }

    @Test
    void aWarningBeforeTheDocumentIsSkippedEvenIfItQuotesXml() {
        assertThat(read("Warning: unexpected '<?xml' in layout.php\n" + answer("<int>1</int>")))
                .isEqualTo(1L);
    }

    @Test
    void aNoticeAfterTheDocumentDoesNoHarm() {
        assertThat(read(answer("<int>1</int>") + "\n<br/>Notice: <b>Undefined index & more"))
                .isEqualTo(1L);
    }

    @Test
    void aDocumentThatEndsBehindTheValueIsNotWhole() {
        String whole = answer("<int>1</int>");

        assertThatThrownBy(() -> read(whole.substring(0, whole.indexOf("</param>"))))
                .isInstanceOf(UnreadableAnswerException.class);
    }

    @Test
    void charactersThatXmlForbidsBecomeVisibleAndCostNothing() {
        assertThat(read(answer("<string>bell\u0007 and &#1; and &#x1F;</string>")))
                .isEqualTo("bell\uFFFD and \uFFFD and \uFFFD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&#11;", "&amp;#11;", "&amp;amp;#x000b;", "\u000b"})
    void aForbiddenCharacterIsReplacedWhereverInALongAnswerItStands(String forbidden) {
        for (int length = 8000; length < 8200; length++) {
            String text = "x".repeat(length);

            assertThat(read(answer("<string>" + text + forbidden + "y &amp; z</string>")))
                    .isEqualTo(text + "\uFFFDy & z");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00fc", "\u20ac", "\ud83c\udfc6"})
    void aCharacterOfSeveralBytesIsReadWhereverInALongAnswerItStands(String character) {
        for (int length = 8000; length < 8200; length++) {
            String text = "x".repeat(length) + character + "y";

            assertThat(read(answer("<string>" + text + "</string>"))).isEqualTo(text);
        }
    }

    @Test
    void aByteThatIsNoTextIsMarkedWhereverInALongAnswerItStands() {
        for (int length = 8000; length < 8200; length++) {
            String text = "x".repeat(length);
            byte[] latin1 = answer("<string>" + text + "\u00fc\u00dfy</string>").getBytes(StandardCharsets.ISO_8859_1);

            assertThat(XmlRpcReader.read(latin1, StandardCharsets.UTF_8)).isEqualTo(text + "\uFDD0\uFDD0y");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 8150, 8180, 8190, 8200, 100_000})
    void theDocumentIsFoundHoweverMuchStandsBeforeIt(int length) {
        String warnings = "Notice: ".repeat(length / 8) + " ".repeat(length % 8);

        assertThat(read(warnings + answer("<string>MUG-001</string>"))).isEqualTo("MUG-001");
    }

    @Test
    void anEscapedReferenceIsReplacedLikeItsCharacter() {
        assertThat(read(answer("<string>Flat 2&amp;#11;Tower&amp;#1; &amp;#x0B; &#0000000000011;</string>")))
                .isEqualTo("Flat 2\uFFFDTower\uFFFD \uFFFD \uFFFD");
        assertThat(read(answer("<string>Caf&amp;#233; &amp;#10; &#233; $1 &amp;# 5 &lt;b&gt;</string>")))
                .isEqualTo("Caf&#233; &#10; \u00e9 $1 &# 5 <b>");
    }

    @Test
    void numbersThatAreNoneComeAsTheirText() {
        assertThat(read(answer("<double>INF</double>"))).isEqualTo("INF");
        assertThat(read(answer("<int>many</int>"))).isEqualTo("many");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "99999999999999999999999999999999999999999"})
    void aNumberBeyondTheBoundsComesAsItsText(String number) {
        assertThat(read(answer("<double>" + number + "</double>"))).isEqualTo(number);
        assertThat(read(answer("<int>" + number + "</int>"))).isEqualTo(number);
    }

    @Test
    void aFaultWhoseCodeIsBeyondTheBoundsIsAFaultWithoutCode() {
        String fault = "<methodResponse><fault><value><struct><member><name>faultCode</name><value><string>1e-999999999"
                + "</string></value></member><member><name>faultString</name><value>x</value></member></struct></value>"
                + "</fault></methodResponse>";

        assertThatThrownBy(() -> read(fault))
                .isInstanceOfSatisfying(
                        RpcFault.class, thrown -> assertThat(thrown.code()).isZero());
    }

    @Test
    void aFaultIsDistinguishedFromAValue() {
        assertThatThrownBy(
                        () -> read(
                                "<methodResponse><fault><value><struct><member><name>faultCode</name>"
                                        + "<value><int>101</int></value></member><member><name>faultString</name><value>"
                                        + "<string>Product not exists.</string></value></member></struct></value></fault></methodResponse>"))
                .isInstanceOfSatisfying(
                        RpcFault.class, fault -> assertThat(fault.code()).isEqualTo(101));
    }

    @Test
    void aDocumentTypeIsNeverReadNorItsEntitiesResolved() {
        String external = "<!DOCTYPE methodResponse [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]>";
        String laughs = "<!DOCTYPE methodResponse [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>";

        for (String type : List.of(external, laughs)) {
            String document =
                    answer("<string>&secret;&b;</string>").replace("<methodResponse>", type + "<methodResponse>");
            assertThatThrownBy(() -> read(document)).isInstanceOf(UnreadableAnswerException.class);
        }
    }

    @Test
    void nestingWithoutEndIsRejected() {
        String deep = "<array><data><value>".repeat(1000);

        assertThatThrownBy(() -> read(answer(deep + "1"))).isInstanceOf(UnreadableAnswerException.class);
    }
}
