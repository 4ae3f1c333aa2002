package io.github.orderflowmagento.mapping;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.mapping.product.ProductMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RuleTableTest {
    @Test
    void aRuleMayBePutBehindAnother() {
        RuleTable<String> table = RuleTable.of(Texts.FIELDS, List.of(Rule.constant("a", "1"), Rule.constant("b", "2")));

        assertThat(table.withAfter("a", Rule.constant("c", "3")).targets()).containsExactly("a", "c", "b");
        assertThat(table.withAfter("a", Rule.constant("b", "3")).targets()).containsExactly("a", "b");
        assertThat(table.withAfter("x", Rule.constant("c", "3")).targets()).containsExactly("a", "b", "c");
    }

    private static final RuleTable<String> TABLE = RuleTable.of(
            Texts.FIELDS,
            List.of(
                    Rule.always("first", "the text", text -> text),
                    Rule.optional(
                            "second",
                            "the text if it is long",
                            text -> Optional.of(text).filter(value -> value.length() > 3)),
                    Rule.constant("third", "entity:order")));

    @Test
    void propertiesComeInTheOrderOfTheRules() {
        assertThat(TABLE.apply("order 1", "long text"))
                .containsExactly(
                        Map.entry("first", "long text"),
                        Map.entry("second", "long text"),
                        Map.entry("third", "entity:order"));
    }

    @Test
    void aRuleWithoutAValueSendsNothing() {
        assertThat(TABLE.apply("order 1", "abc")).containsOnlyKeys("first", "third");
    }

    @Test
    void anEmptyTextIsSentAsEmpty() {
        assertThat(TABLE.apply("order 1", "")).containsEntry("first", "");
    }

    @Test
    void aRuleForTheSameTargetTakesThePlaceOfTheOther() {
        RuleTable<String> changed = TABLE.with(Rule.constant("first", "mine"));

        assertThat(changed.apply("order 1", "long text").keySet()).containsExactly("first", "second", "third");
        assertThat(changed.apply("order 1", "long text")).containsEntry("first", "mine");
    }

    @Test
    void aRuleForANewTargetComesLast() {
        RuleTable<String> changed = TABLE.with(Rule.constant("fourth", "mine"));

        assertThat(changed.rules()).extracting(Rule::target).containsExactly("first", "second", "third", "fourth");
    }

    @Test
    void changingATableMakesAnother() {
        RuleTable<String> changed = TABLE.without("first");

        assertThat(changed.rules()).extracting(Rule::target).containsExactly("second", "third");
        assertThat(TABLE.rules()).extracting(Rule::target).containsExactly("first", "second", "third");
    }

    @Test
    void removingAMissingRuleListsTheExistingOnes() {
        assertThatThrownBy(() -> TABLE.without("frist"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no rule for frist; did you mean first?");
    }

    @Test
    void twoRulesForOneTargetAreRejected() {
        List<Rule<String>> rules = List.of(Rule.constant("first", "a"), Rule.constant("first", "b"));

        assertThatThrownBy(() -> RuleTable.of(Texts.FIELDS, rules))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two rules for first");
    }

    @Test
    void aRuleNeedsATarget() {
        assertThatThrownBy(() -> Rule.constant(" ", "text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a rule needs a target");
    }

    @Test
    void aRuleThatThrowsIsNamedWithEntityTargetAndSource() {
        RuleTable<String> table = RuleTable.of(
                Texts.FIELDS,
                List.of(Rule.always("weight", "shipping_weight", text -> text.substring(0, Integer.parseInt(text)))));

        assertThatThrownBy(() -> table.apply("product MUG-001", "heavy"))
                .isInstanceOf(MappingException.class)
                .hasMessage("product MUG-001: rule for weight (from shipping_weight): For input string: \"heavy\"")
                .hasCauseInstanceOf(NumberFormatException.class);
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without null checks can do
    void aRuleThatReturnsNullIsNamedToo() {
        RuleTable<String> table =
                RuleTable.of(Texts.FIELDS, List.of(Rule.optional("weight", "shipping_weight", text -> null)));

        assertThatThrownBy(() -> table.apply("product MUG-001", "heavy"))
                .isInstanceOf(MappingException.class)
                .hasMessage("product MUG-001: rule for weight (from shipping_weight): it returned null");
    }

    @Test
    void describePrintsATable() {
        assertThat(TABLE.describe().asMarkdown()).isEqualTo("""
                        | property | from | origin |
                        | --- | --- | --- |
                        | first | the text | code |
                        | second | the text if it is long | code |
                        | third | always entity:order | code |
                        """);
    }

    @Test
    void aMappingIsChangedInAFewLines() {
        ProductMapping mine = ProductMapping.standard()
                .with(Rule.always(
                        "description",
                        "sku and name",
                        from -> from.product().sku() + " "
                                + from.product().name().orElse("")))
                .without("magentoType");

        assertThat(mine.map(Recorded.product("product-info-simple"), Instant.parse("2026-11-23T04:50:00Z"))
                        .properties())
                .containsEntry("description", "MUG-001 Plain White Mug")
                .doesNotContainKey("magentoType");
    }

    @Test
    void aDecoratedRuleChangesItsValues() {
        RuleTable<String> shouting =
                TABLE.decorate("first", rule -> rule.map("in capitals", text -> text.toUpperCase(Locale.ROOT)));

        assertThat(shouting.apply("order 1", "long text")).containsEntry("first", "LONG TEXT");
    }

    @Test
    void aRuleMayHaveADefaultText() {
        RuleTable<String> table = TABLE.decorate("second", rule -> rule.orElse("short"));

        assertThat(table.apply("order 1", "abc")).containsEntry("second", "short");
        assertThat(table.apply("order 1", "long text")).containsEntry("second", "long text");
    }

    @Test
    void aConditionalRuleGivesNothingToTheOthers() {
        RuleTable<String> table = TABLE.decorate("third", rule -> rule.when("it is long", text -> text.length() > 3));

        assertThat(table.apply("order 1", "abc")).doesNotContainKey("third");
        assertThat(table.apply("order 1", "long text")).containsEntry("third", "entity:order");
    }

    @Test
    void aDecorationKeepsTheTarget() {
        assertThatThrownBy(() -> TABLE.decorate("first", rule -> rule.to("fourth")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a rule for first was made one for fourth");
    }

    @Test
    void aRuleSaysWhatItDoesAndWhereItCameFrom() {
        assertThat(TABLE.rule("first").orElse("none").from(Origin.STANDARD))
                .hasToString("first from the text (else 'none'), standard");
    }
}
