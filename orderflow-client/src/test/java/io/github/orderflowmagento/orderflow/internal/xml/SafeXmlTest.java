package io.github.orderflowmagento.orderflow.internal.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SafeXmlTest {

    @Test
    void entitiesThatMultiplyAreRejected() {
        refused("""
                <!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><l>&c;</l>
                """, "DOCTYPE");
    }

    @Test
    void anEntityOfAFileIsRejectedAndTheFileNotShown(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "top secret");

        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> parse("<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><a>&x;</a>"))
                .withMessageNotContaining("top secret");
    }

    @Test
    void aReferenceToAControlCharacterIsReadAsUFffd() {
        XmlElement read = parse("<a b='x&#x1D;y'>Thanks&#11;!</a>");

        assertThat(read.text()).isEqualTo("Thanks\uFFFD!");
        assertThat(read.attributes()).containsEntry("b", "x\uFFFDy");
    }

    @Test
    void anEntityNobodyDeclaredIsRejected() {
        refused("<a>&x;</a>", "not readable as XML");
    }

    @Test
    void aDocumentThatIsTooDeepIsRejected() {
        refused("<a>".repeat(101) + "</a>".repeat(101), "Depth limit (100)");
    }

    @Test
    void aDocumentOfMaximumDepthIsRead() {
        assertThat(parse("<a>".repeat(100) + "</a>".repeat(100)).children()).hasSize(1);
    }

    @Test
    void anAttributeThatIsTooLongIsRejected() {
        refused("<a b='" + "x".repeat(70_000) + "'/>", "attribute");
    }

    @Test
    void anElementWithTooManyAttributesIsRejected() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            attributes.append(" a").append(i).append("=''");
        }

        refused("<a" + attributes + "/>", "ttribute");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "<a>", "<a></b>", "<a/><b/>", "<a/>text", "<a b=c/>"})
    void textThatIsNotXmlIsRejected(String document) {
        refused(document, "not readable as XML");
    }

    @Test
    void namesAttributesTextAndChildrenAreKept() {
        XmlElement root = parse("<r xmlns:x='urn:x' a='1' x:b='2'>one<![CDATA[<two>]]><x:c/><c/>three</r>");

        assertThat(root.attributes()).containsOnlyKeys("a", "x:b");
        assertThat(root.text()).isEqualTo("one<two>three");
        assertThat(root.children()).extracting(XmlElement::namespace).containsExactly("urn:x", "");
        assertThat(root.child("c"))
                .hasValueSatisfying(child -> assertThat(child.namespace()).isEqualTo("urn:x"));
    }

    private static void refused(String document, String why) {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> parse(document))
                .withMessageContaining(why);
    }

    private static XmlElement parse(String document) {
        return SafeXml.read(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    }
}
