package io.github.orderflowmagento.mapping;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ReferenceMappingTest {
    private static final ReferenceMapping PREFIXED = ReferenceMapping.prefixed("AB-");

    private static final ReferenceMapping TABLE = ReferenceMapping.of(
            "by table",
            sku -> Objects.requireNonNull(Map.of("MUG", "4711").get(sku), "it is not in the table"),
            reference -> Optional.ofNullable(Map.of("4711", "MUG").get(reference)));

    @Test
    void aPrefixGoesOnAndComesOff() {
        assertThat(PREFIXED.toWarehouse("MUG-001")).isEqualTo("AB-MUG-001");
        assertThat(PREFIXED.toShop("AB-MUG-001")).contains("MUG-001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MUG-001", "ab-MUG-001", " AB-MUG-001", "AB-", "AB- ", ""})
    void aReferenceWithoutThePrefixIsNotThisShops(String reference) {
        assertThat(PREFIXED.toShop(reference)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " AB-", "AB\nCD-"})
    void aPrefixOfBlanksOrLinesIsRejected(String prefix) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReferenceMapping.prefixed(prefix))
                .withMessageContaining("must be on one line and not begin with a blank");
    }

    @Test
    void aNameConvertedBackToAnotherIsRejectedByName() {
        ReferenceMapping capitals =
                ReferenceMapping.of("in capitals", sku -> sku.toUpperCase(Locale.ROOT), Optional::of);

        assertThat(capitals.toWarehouse("MUG")).isEqualTo("MUG");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> capitals.toWarehouse("Mug"))
                .withMessage(
                        "'Mug' would be sent as 'MUG' (in capitals), which is converted back to 'MUG': its stock and despatches would not be found. Correct the conversion to the shop's names");
    }

    @Test
    void aNameThatCollidesWithAnotherIsRejected() {
        ReferenceMapping cut = ReferenceMapping.of(
                "without the colour", sku -> sku.replaceFirst("-.*", ""), reference -> Optional.of(reference + "-RED"));

        assertThat(cut.toWarehouse("CAP-RED")).isEqualTo("CAP");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cut.toWarehouse("CAP-BLU"))
                .withMessageStartingWith(
                        "'CAP-BLU' would be sent as 'CAP' (without the colour), which is converted back to 'CAP-RED'");
    }

    @Test
    void aReferenceThatNoNameHasIsNotThisShops() {
        ReferenceMapping lenient = ReferenceMapping.of(
                "prefix in any case",
                sku -> "AB-" + sku,
                reference -> Optional.of(reference)
                        .filter(text -> text.toUpperCase(Locale.ROOT).startsWith("AB-"))
                        .map(text -> text.substring(3)));

        assertThat(lenient.toShop("AB-MUG")).contains("MUG");
        assertThat(lenient.toShop("ab-MUG")).isEmpty();
    }

    @Test
    void aNameWithoutAReferenceIsRejectedByName() {
        assertThat(TABLE.toWarehouse("MUG")).isEqualTo("4711");
        assertThat(TABLE.toShop("4712")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TABLE.toWarehouse("CAP"))
                .withMessage("'CAP' has no reference at the warehouse (by table): it is not in the table");
    }

    @Test
    void aWayBackThatFailsSaysForWhat() {
        ReferenceMapping broken = ReferenceMapping.of("broken", sku -> sku, reference -> {
            throw new IllegalStateException("no table");
        });

        assertThatIllegalArgumentException()
                .isThrownBy(() -> broken.toShop("4711"))
                .withMessage("converting the reference '4711' back failed (broken): no table");
    }

    @Test
    void identityChangesNothing() {
        assertThat(ReferenceMapping.identity().toWarehouse(" MUG ")).isEqualTo(" MUG ");
        assertThat(ReferenceMapping.identity().toShop(" MUG ")).contains(" MUG ");
        assertThat(ReferenceMapping.identity().toShop("")).isEmpty();
    }
}
