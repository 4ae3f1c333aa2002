package io.github.orderflowmagento.orderflow.imports;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Index;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.model.InvalidMessageException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ImportDocumentTest {

    @Test
    void aProductIsWrittenAsTheExtensionWritesIt() {
        String text = ImportDocument.text(List.of(product("A & <B> \"C\" 'D' é")
                .putProperties("description", "Salt & Pepper")
                .putProperties("priceNet", "6.5")
                .build()));

        assertThat(text).isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <imports><import type="product" operation="merge" \
                        externalReference="A &amp; &lt;B&gt; &quot;C&quot; 'D' é"><![CDATA[description=Salt & Pepper
                        priceNet=6.5]]></import></imports>
                        """);
    }

    @Test
    void anInjectedLineComesOutAsOneLine() {
        String text = ImportDocument.text(List.of(
                product("1").putProperties("fax", "01\nshipment.priority=1").build()));

        assertThat(text).contains("[fax=01[BR]shipment.priority=1]");
    }

    @Test
    void everyKindOfLineBreakIsWrittenAsOneSign() {
        String text = ImportDocument.text(
                List.of(product("1").putProperties("note", "a\r\nb\rc\nd").build()));

        assertThat(text).contains("[note=a[BR]b[BR]c[BR]d]");
    }

    @Test
    void theEndOfACdataSectionWithinAValueIsSplit() {
        ImportItem item = product("1").putProperties("note", "a]]>b").build();

        assertThat(ImportDocument.text(List.of(item))).contains("]]><![CDATA[");
        assertThat(read(ImportDocument.write(List.of(item)))).containsExactly(item);
    }

    @Test
    void theLiteralSignIsReadAsALineBreak() {
        ImportItem item = product("1").putProperties("note", "a[BR]b").build();

        assertThat(read(ImportDocument.write(List.of(item))).get(0).properties())
                .containsEntry("note", "a\nb");
    }

    @Test
    void anotherDocumentIsRejected() {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> read("<html/>"))
                .withMessageContaining("'imports'")
                .withMessageContaining("'html'");
    }

    @Test
    void anImportWithoutReferenceIsRejectedByTheNameOfTheAttribute() {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> read("<imports><import type='product' operation='merge'/></imports>"))
                .withMessageContaining("'externalReference'");
    }

    @Test
    void anUnknownOperationIsRejected() {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() ->
                        read("<imports><import type='product' operation='erase' externalReference='1'/></imports>"))
                .withMessageContaining("'erase'");
    }

    @Test
    void aPropertyThatIsNamedTwiceIsRejected() {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> read("<imports><import type='product' operation='merge' externalReference='1'>"
                        + "a=1\na=2</import></imports>"))
                .withMessageContaining("'a' twice");
    }

    @Test
    void aLineWithoutEqualsSignIsRejected() {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> read("<imports><import type='product' operation='merge' externalReference='1'>"
                        + "no sign</import></imports>"))
                .withMessageContaining("Import '1'");
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadBackEqual(@ForAll("items") List<ImportItem> items) {
        assertThat(read(ImportDocument.write(items))).isEqualTo(items);
    }

    @Property(tries = 1000)
    void anyTextComesBackWithItsLineBreaksAsLineFeeds(@ForAll("texts") String text) {
        ImportItem item = product("1").putProperties("note", text).build();

        assertThat(read(ImportDocument.write(List.of(item))).get(0).properties())
                .containsEntry("note", text.replaceAll("\\R|\\[BR]", "\n"));
    }

    @Property(tries = 1000)
    void noValueStartsANewLine(@ForAll("texts") String text) {
        ImportItem item = product("1")
                .putProperties("note", text)
                .putProperties("last", "1")
                .build();

        assertThat(PropertyLines.write(item).split("\\R", -1)).hasSize(2).contains("last=1", Index.atIndex(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0001b", "\u000B", "\f", "\uFFFE", "\uFFFF", "\uD83D", "\uDE00x"})
    void aCharacterThatXmlForbidsNamesItemAndProperty(String text) {
        assertThatExceptionOfType(InvalidPropertyException.class)
                .isThrownBy(() -> product("MUG-001").putProperties("note", text).build())
                .withMessageContainingAll("'MUG-001'", "'note'", "U+");
    }

    /** Any text that XML can carry, with a liking for what could break a line, a section or a name. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> awkward = Arbitraries.of(
                "[BR]", "]]>", "=", "\\", "#", "!", " ", "\t", "\r", "\n", "\r\n", "\u0085", "\u2028", "\u2029", "😀",
                "שלום", "&amp;", "<!--", "[BR", "BR]", "\u00A0");
        Arbitrary<String> plain = Arbitraries.strings()
                .withCharRange(' ', '\ud7ff')
                .withCharRange('\ue000', '\ufffd')
                .ofMaxLength(8);
        return Arbitraries.oneOf(awkward, plain).list().ofMaxSize(12).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<List<ImportItem>> items() {
        Arbitrary<String> text = Arbitraries.strings()
                .withCharRange(' ', '\ud7ff')
                .withCharRange('\ue000', '\ufffd')
                .withChars("\n\t=&<>]]]>[BR]\ud83d\ude00")
                .ofMaxLength(60)
                .filter(ImportDocumentTest::isWellFormed);
        Arbitrary<String> name = Arbitraries.strings()
                .withCharRange('!', '~')
                .withChars("éß日")
                .ofMinLength(1)
                .ofMaxLength(30)
                .filter(candidate -> !candidate.matches("[#!].*|.*=.*"))
                .filter(candidate -> Arrays.stream(ImportType.values())
                        .allMatch(
                                type -> ImportSchema.documented(type, candidate).isEmpty()));
        return Arbitraries.maps(name, text)
                .ofMaxSize(8)
                .flatMap(properties -> Arbitraries.of(ImportType.values())
                        .map(type -> ImportItem.builder()
                                .type(type)
                                .operation(ImportOperation.MERGE)
                                .externalReference("a&b<c>\"d")
                                .properties(properties)
                                .build()))
                .list()
                .ofMaxSize(3);
    }

    private static boolean isWellFormed(String text) {
        return !text.contains("[BR]")
                && !text.matches("(?s).*[\u0085\u2028\u2029].*")
                && text.codePoints().noneMatch(character -> character >= 0xD800 && character < 0xE000);
    }

    private static ImportItem.Builder product(String reference) {
        return ImportItem.builder()
                .type(ImportType.PRODUCT)
                .operation(ImportOperation.MERGE)
                .externalReference(reference);
    }

    private static List<ImportItem> read(String document) {
        return read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static List<ImportItem> read(byte[] document) {
        return ImportDocument.read(new ByteArrayInputStream(document));
    }
}
