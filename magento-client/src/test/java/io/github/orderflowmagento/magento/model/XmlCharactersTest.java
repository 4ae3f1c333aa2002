package io.github.orderflowmagento.magento.model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class XmlCharactersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Mug",
                "\uD83D\uDE00",
                "Mug \uD83D\uDE00 #1\nin blue",
                "a;b",
                "&#65;",
                "one&#13;\ntwo",
                "\uE000\uFFFD"
            })
    void whatXmlAllowsStays(String text) {
        assertThat(XmlCharacters.replaceForbidden(text)).isEqualTo(text);
    }

    @Test
    void halfACharacterIsReplacedBesideAWholeOne() {
        assertThat(XmlCharacters.replaceForbidden("\uD83D\uDE00\uD83D")).isEqualTo("\uD83D\uDE00\uFFFD");
        assertThat(XmlCharacters.replaceForbidden("\uDE00\uD83D\uDE00")).isEqualTo("\uFFFD\uD83D\uDE00");
        assertThat(XmlCharacters.replaceForbidden("\uD83D\uD83D\uDE00")).isEqualTo("\uFFFD\uD83D\uDE00");
    }

    @ParameterizedTest
    @CsvSource({
        "a&#11;b, a\uFFFDb",
        "&#13;&#11;, &#13;\uFFFD",
        "&#130;&#1;, &#130;\uFFFD",
        "&amp;#x0B;, \uFFFD",
        "\uD83D\uDE00&#11;, \uD83D\uDE00\uFFFD"
    })
    void aReferenceToAForbiddenCharacterIsReplaced(String text, String replaced) {
        assertThat(XmlCharacters.replaceForbidden(text)).isEqualTo(replaced);
    }

    @Test
    void controlCharactersAreReplaced() {
        assertThat(XmlCharacters.replaceForbidden("a\u000Bb\uFFFE")).isEqualTo("a\uFFFDb\uFFFD");
    }
}
