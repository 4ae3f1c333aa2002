package io.github.orderflowmagento.magento.model;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SkuMatchTest {
    @Test
    void anExactMatchComesFirst() {
        assertThat(SkuMatch.in(List.of("mug", "MUG", "MUG "), "MUG")).containsExactly("MUG");
    }

    @Test
    void outerBlanksMakeNoDifference() {
        assertThat(SkuMatch.in(List.of("TEA", " Mug-Red "), "Mug-Red")).containsExactly(" Mug-Red ");
        assertThat(SkuMatch.in(List.of("TEA", "Mug-Red"), "Mug-Red ")).containsExactly("Mug-Red");
    }

    @Test
    void blanksWithinMakeADifference() {
        assertThat(SkuMatch.in(List.of("Mug Red"), "Mug  Red")).isEmpty();
    }

    @Test
    void blanksDifferLessThanLetterCase() {
        assertThat(SkuMatch.in(List.of("MUG", "Mug "), "Mug")).containsExactly("Mug ");
    }

    @Test
    void anotherCaseIsFound() {
        assertThat(SkuMatch.in(List.of("TEA", "Mug-Blue"), "MUG-BLUE")).containsExactly("Mug-Blue");
    }

    @Test
    void ofTwoEqualMatchesNeitherIsChosen() {
        assertThat(SkuMatch.in(List.of("MUG", "Mug"), "mug")).containsExactly("MUG", "Mug");
    }

    @Test
    void theSameSkuTwiceIsOne() {
        assertThat(SkuMatch.in(List.of("MUG", "MUG"), "mug")).containsExactly("MUG");
    }
}
