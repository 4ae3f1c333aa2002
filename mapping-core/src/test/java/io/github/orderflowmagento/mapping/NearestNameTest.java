package io.github.orderflowmagento.mapping;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NearestNameTest {
    private static final List<String> VALID = List.of("barcode", "description", "weight");

    @ParameterizedTest
    @CsvSource({
        "kitten, sitting, 3",
        "saturday, sunday, 3",
        "flaw, lawn, 2",
        "gumbo, gambol, 2",
        "intention, execution, 5",
        "ab, ba, 2",
        "barcode, barcode, 0",
        "barcode, Barcode, 1",
        "'', weight, 6",
        "weight, '', 6",
        "'', '', 0",
    })
    void theDistanceIsTheNumberOfEdits(String one, String other, int edits) {
        assertThat(NearestName.distance(one, other)).isEqualTo(edits);
    }

    @Test
    void theNearestNameIsSuggested() {
        assertThat(NearestName.to("barkode", VALID)).isEqualTo("; did you mean barcode?");
    }

    @Test
    void theCaseOfLettersIsNoDifference() {
        assertThat(NearestName.nearest("BARCODE", VALID)).contains("barcode");
    }

    @Test
    void twoEditsAreNearHoweverShortTheName() {
        assertThat(NearestName.nearest("wait", List.of("weit"))).contains("weit");
        assertThat(NearestName.nearest("sku", List.of("s"))).contains("s");
        assertThat(NearestName.nearest("sku", List.of("x"))).isEmpty();
    }

    @Test
    void aNameWithoutACommonLetterIsNotNear() {
        assertThat(NearestName.nearest("xx", List.of("de", "fr"))).isEmpty();
        assertThat(NearestName.nearest("dx", List.of("de", "fr"))).contains("de");
    }

    @Test
    void aThirdOfALongNameMayBeWrong() {
        assertThat(NearestName.nearest("dexcxixtion", VALID)).contains("description");
        assertThat(NearestName.nearest("dexcxixxion", VALID)).isEmpty();
    }

    @Test
    void withoutANearNameAllAreListed() {
        assertThat(NearestName.to("colour", VALID)).isEqualTo("; there are barcode, description, weight");
    }
}
