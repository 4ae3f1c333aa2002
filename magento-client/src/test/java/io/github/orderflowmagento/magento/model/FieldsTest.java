package io.github.orderflowmagento.magento.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Fields without a typed accessor are available by name. */
class FieldsTest {
    private static Fields fields(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> map = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return Fields.of(map);
    }

    @Test
    void absentNullAndEmptyDiffer() {
        Fields fields = fields("null", null, "empty", "");

        assertThat(fields.has("absent")).isFalse();
        assertThat(fields.has("null")).isTrue();
        assertThat(fields.text("null")).isEmpty();
        assertThat(fields.text("empty")).contains("");
        assertThat(fields.nonBlank("empty")).isEmpty();
    }

    @Test
    void fieldsThatWereTakenOverAreThoseThatWereCopied() {
        Map<String, @Nullable Object> values = new HashMap<>(Map.of("sku", "MUG-001", "qty", 7L));

        Fields taken = Fields.takingOver(values);

        assertThat(taken).isEqualTo(Fields.of(values));
        assertThatThrownBy(() -> taken.asMap().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void readsNumbersFromTextAndFromNumbers() {
        Fields fields = fields("text", "6.5000", "whole", 7L, "blank", " ");

        assertThat(fields.decimal("text")).get().asString().isEqualTo("6.5000");
        assertThat(fields.decimal("whole")).get().asString().isEqualTo("7");
        assertThat(fields.decimal("blank")).isEmpty();
    }

    @Test
    void aNumberThatIsNoneNamesTheField() {
        assertThatThrownBy(() -> fields("weight", "heavy").decimal("weight"))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("field weight: 'heavy' is not a number");
    }

    @Test
    void reachesNestedEntitiesListsAndSingleValues() {
        Fields fields = fields(
                "gift_message", Map.of("message", "Happy birthday"),
                "tier_price", List.of(Map.of("qty", "10")),
                "website_ids", Arrays.asList(1L, null, 2L));

        assertThat(fields.nested("gift_message").text("message")).contains("Happy birthday");
        assertThat(fields.list("tier_price").get(0).text("qty")).contains("10");
        assertThat(fields.texts("website_ids")).containsExactly("1", "2");
        assertThat(fields.nested("nothing").names()).isEmpty();
    }

    @Test
    void doesNotChangeWhenTheMapItWasMadeOfDoes() {
        Map<String, String> source = new HashMap<>(Map.of("name", "before"));
        Fields fields = Fields.of(source);

        source.put("name", "after");

        assertThat(fields.text("name")).contains("before");
    }

    @Test
    void showsNamesButNoValues() {
        assertThat(fields("customer_email", "ann@example.com")).hasToString("Fields[customer_email]");
    }
}
