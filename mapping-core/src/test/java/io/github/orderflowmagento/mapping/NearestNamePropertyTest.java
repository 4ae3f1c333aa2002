package io.github.orderflowmagento.mapping;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/** The distance keeps the laws of a metric, and those of counting edits. */
class NearestNamePropertyTest {
    /** Of few letters, so that texts have something in common. */
    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("abC_").ofMaxLength(8);
    }

    @Property
    void aTextIsAtNoDistanceFromItselfAlone(@ForAll("names") String one, @ForAll("names") String other) {
        assertThat(NearestName.distance(one, one)).isZero();
        assertThat(NearestName.distance(one, other) == 0).isEqualTo(one.equals(other));
    }

    @Property
    void thereAndBackAreTheSame(@ForAll("names") String one, @ForAll("names") String other) {
        assertThat(NearestName.distance(one, other)).isEqualTo(NearestName.distance(other, one));
    }

    @Property
    void theTriangleInequalityHolds(
            @ForAll("names") String one, @ForAll("names") String between, @ForAll("names") String other) {
        assertThat(NearestName.distance(one, other))
                .isLessThanOrEqualTo(NearestName.distance(one, between) + NearestName.distance(between, other));
    }

    @Property
    void itLiesBetweenTheDifferenceOfLengthsAndTheLongerLength(
            @ForAll("names") String one, @ForAll("names") String other) {
        assertThat(NearestName.distance(one, other))
                .isBetween(Math.abs(one.length() - other.length()), Math.max(one.length(), other.length()));
    }

    @Property
    void commonPrefixesAndSuffixesCostNothing(
            @ForAll("names") String common, @ForAll("names") String one, @ForAll("names") String other) {
        int distance = NearestName.distance(one, other);
        assertThat(NearestName.distance(common + one, common + other)).isEqualTo(distance);
        assertThat(NearestName.distance(one + common, other + common)).isEqualTo(distance);
    }
}
