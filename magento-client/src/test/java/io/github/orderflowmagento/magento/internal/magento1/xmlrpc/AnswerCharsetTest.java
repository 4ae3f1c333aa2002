package io.github.orderflowmagento.magento.internal.magento1.xmlrpc;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.orderflowmagento.magento.model.XmlCharacters.UNDECODED;
import static org.assertj.core.api.Assertions.assertThat;

/** The charset of an answer, and what it declares. */
class AnswerCharsetTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static @Nullable Object read(byte[] body, @Nullable String contentType) {
        return new XmlRpcDialect().answer(body, contentType);
    }

    private static String document(String declaration, String text) {
        return declaration + "\n<methodResponse><params><param><value><array><data><value><string>" + text
                + "</string></value></data></array></value></param></params></methodResponse>";
    }

    private static String declared(String charset) {
        return "<?xml version=\"1.0\" encoding=\"" + charset + "\"?>";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UTF-8", "ISO-8859-1", "iso-8859-15", "windows-1252", "ISO-8859-2", "Shift_JIS", "GBK", "UTF-16"
            })
    void anAnswerIsReadInTheCharsetThatItDeclares(String charset) {
        String text = charset.equals("Shift_JIS") || charset.equals("GBK") ? "\u6771\u4eac" : "M\u00fc\u00dfig";

        assertThat(read(document(declared(charset), text).getBytes(Charset.forName(charset)), null))
                .isEqualTo(List.of(text));
    }

    @Test
    void aCharacterThatTheCharsetLacksComesAsAReference() {
        String text = "Caf\u00e9stra\u00dfe 3 &#8364;";

        assertThat(read(document(declared("ISO-8859-1"), text).getBytes(StandardCharsets.ISO_8859_1), null))
                .isEqualTo(List.of("Caf\u00e9stra\u00dfe 3 \u20ac"));
    }

    @Test
    void withoutADeclarationTheHeaderDecides() {
        byte[] body = document("<?xml version='1.0'?>", "M\u00fc\u00dfig").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(body, "text/xml; charset=\"iso-8859-1\"")).isEqualTo(List.of("M\u00fc\u00dfig"));
    }

    @Test
    void forAnUnknownDeclarationTheHeaderDecides() {
        byte[] body = document(declared("klingon"), "M\u00fc\u00dfig").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(body, "text/xml; charset=ISO-8859-1")).isEqualTo(List.of("M\u00fc\u00dfig"));
    }

    @Test
    void theDeclarationCountsBeforeTheHeader() {
        byte[] body = document(declared("ISO-8859-2"), "\u0141\u00f3d\u017a").getBytes(Charset.forName("ISO-8859-2"));

        assertThat(read(body, "text/xml; charset=ISO-8859-1")).isEqualTo(List.of("\u0141\u00f3d\u017a"));
    }

    @Test
    void aByteOrderMarkCountsBeforeTheDeclaration() {
        byte[] body =
                document("\uFEFF" + declared("ISO-8859-1"), "M\u00fc\u00dfig").getBytes(StandardCharsets.UTF_8);

        assertThat(read(body, "text/xml; charset=ISO-8859-1")).isEqualTo(List.of("M\u00fc\u00dfig"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void twoBytesPerLetterAreSeenWithoutAMark(String charset) {
        byte[] body = document(declared(charset), "M\u00fc\u00dfig").getBytes(Charset.forName(charset));

        assertThat(read(body, "text/xml")).isEqualTo(List.of("M\u00fc\u00dfig"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"klingon", "UTF-16", "IBM037", "no charset at all", ""})
    void aDeclarationThatCannotBeIsNoneAndTheTextIsUtf8(String charset) {
        byte[] body = document(declared(charset), "M\u00fc\u00dfig").getBytes(StandardCharsets.UTF_8);

        assertThat(read(body, null)).isEqualTo(List.of("M\u00fc\u00dfig"));
    }

    @Test
    void anAnswerThatIsOnlyLabelledAsLatin1IsUtf8() {
        byte[] body = document(declared("ISO-8859-1"), "M\u00fc\u00dfig, M\u00fcnchen")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(read(body, "text/xml; charset=ISO-8859-1")).isEqualTo(List.of("M\u00fc\u00dfig, M\u00fcnchen"));
    }

    @Test
    void aByteThatIsBrokenDoesNotMakeTheOthersLatin1() {
        byte[] body = document(declared("ISO-8859-1"), "M\u00fc\u00dfig, ? M\u00fcnchen")
                .getBytes(StandardCharsets.UTF_8);
        body[new String(body, StandardCharsets.ISO_8859_1).indexOf(", ?") + 2] = (byte) 0xE9;

        assertThat(read(body, null)).isEqualTo(List.of("M\u00fc\u00dfig, " + UNDECODED + " M\u00fcnchen"));
    }

    @Test
    void twoLettersThatLookLikeOneOfUtf8AreTwoInAnAnswerOfLatin1() {
        String text = "M\u00fcller, Gr\u00f6\u00dfe, \u00c3\u00bc";

        assertThat(read(document(declared("ISO-8859-1"), text).getBytes(StandardCharsets.ISO_8859_1), null))
                .isEqualTo(List.of(text));
    }

    @Test
    void eachByteThatIsNoUtf8IsMarkedAndCostsNoOther() {
        byte[] body = document(declared("UTF-8"), "O\u2019Brien").getBytes(WINDOWS);

        assertThat(read(body, "text/xml; charset=UTF-8")).isEqualTo(List.of("O" + UNDECODED + "Brien"));
    }

    @Test
    void aSignForALostCharacterThatTheShopItselfHoldsIsText() {
        byte[] body = document(declared("UTF-8"), "M\uFFFDller").getBytes(StandardCharsets.UTF_8);

        assertThat(read(body, null)).isEqualTo(List.of("M\uFFFDller"));
    }

    @Test
    void aWarningThatQuotesADeclarationDeclaresNothing() {
        byte[] body = ("Warning: unexpected " + declared("ISO-8859-1") + " in layout.php\n"
                        + document(declared("UTF-8"), "M\u00fcller"))
                .getBytes(StandardCharsets.UTF_8);

        assertThat(read(body, null)).isEqualTo(List.of("M\u00fcller"));
    }

    @Test
    void aTextCutWithinACharacterAtTheEndOfItsBytesIsMarked() {
        byte[] whole = document(declared("UTF-8"), "Stra\u00df|").getBytes(StandardCharsets.UTF_8);
        byte[] body = new String(whole, StandardCharsets.ISO_8859_1)
                .replace("\u009f|", "")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(body, null)).isEqualTo(List.of("Stra" + UNDECODED));
    }
}
