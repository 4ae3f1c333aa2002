package io.github.orderflowmagento.mapping.file;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.orderflowmagento.magento.model.Decimals;
import io.github.orderflowmagento.mapping.Condition;
import io.github.orderflowmagento.mapping.Conditions;
import io.github.orderflowmagento.mapping.Origin;

/**
 * A line with a condition: {@code order.onlyIf.retail = customer_group_id is not '2' | '3'}.
 *
 * @param section the table of the entity
 * @param name the name of the condition
 * @param test the test; empty to remove the condition
 * @param key the key as in the file
 * @param line the line number, from 1
 */
record ConditionEntry(Section section, String name, Optional<Test> test, String key, int line) implements Statement {
    private static final String PREFIX = "onlyIf";
    private static final String TEXT = "'[^']*'";
    private static final Pattern TEST =
            Pattern.compile("\\s*(?<field>[A-Za-z][\\w.]*)\\s+is(?<not>\\s+not)?\\s+(?<texts>" + TEXT + "(\\s*\\|\\s*"
                    + TEXT + ")*)\\s*");
    private static final Pattern ONE_TEXT = Pattern.compile(TEXT);

    /** Magento's format of numbers: {@code 0.0000} equals {@code 0}. */
    private static final Pattern NUMBER_OF_MAGENTO = Pattern.compile("-?\\d+\\.\\d{4}");

    /**
     * The test of a condition.
     *
     * @param words the test as in the file
     * @param field the field to test
     * @param texts the accepted values; {@code ""} for a field without a value
     * @param isNegated whether the values are the rejected ones instead
     */
    record Test(String words, String field, List<String> texts, boolean isNegated) {
        boolean isMet(Optional<String> value) {
            return texts.stream().anyMatch(text -> isSame(text, value.orElse(""))) != isNegated;
        }

        private static boolean isSame(String text, String value) {
            return text.equals(value)
                    || (NUMBER_OF_MAGENTO.matcher(value).matches()
                            && Decimals.parse(text)
                                    .flatMap(one -> Decimals.parse(value).filter(other -> one.compareTo(other) == 0))
                                    .isPresent());
        }
    }

    /** Returns whether a key is that of a condition, judged by the part after the table. */
    static boolean isMeant(String name) {
        return name.equals(PREFIX) || name.startsWith(PREFIX + ".");
    }

    static ConditionEntry parse(Section section, String name, String value, String key, int line) {
        if (!section.hasConditions()) {
            throw new IllegalArgumentException(
                    section.key() + " has no conditions; only these have: " + Section.conditional());
        }
        String condition =
                name.substring(Math.min(name.length(), PREFIX.length() + 1)).strip();
        if (condition.isEmpty()) {
            throw new IllegalArgumentException("a condition needs a name: " + section.key() + ".onlyIf.retail");
        }
        Optional<Test> test = value.isBlank() ? Optional.empty() : Optional.of(test(value));
        return new ConditionEntry(section, condition, test, key, line);
    }

    private static Test test(String words) {
        Matcher test = TEST.matcher(words);
        if (!test.matches()) {
            throw new IllegalArgumentException("'" + words.strip()
                    + "' is not a condition: expected a field, is or is not, texts in single quotes: customer_group_id is"
                    + " not '2' | '3'");
        }
        List<String> texts = ONE_TEXT.matcher(test.group("texts"))
                .results()
                .map(text ->
                        text.group().substring(1, text.group().length() - 1).strip())
                .toList();
        return new Test(words.strip(), test.group("field"), texts, test.group("not") != null);
    }

    @Override
    public String subject() {
        return section.key() + "." + PREFIX + "." + name;
    }

    /**
     * Returns the conditions with this one added or removed.
     *
     * @throws InvalidMappingFileException if it is to be removed but does not exist
     */
    <S> Conditions<S> applyTo(Conditions<S> conditions, String file) {
        if (test.isEmpty()) {
            try {
                return conditions.without(name);
            } catch (IllegalArgumentException e) {
                throw refused(file, String.valueOf(e.getMessage()));
            }
        }
        Test requested = test.get();
        return conditions.with(Condition.<S>builder()
                .name(name)
                .source(requested.words())
                .addFields(requested.field())
                .reads(Set.of(requested.field()))
                .origin(Origin.file(file, line))
                .predicate(source -> requested.isMet(conditions.fields().text(source, requested.field())))
                .build());
    }
}
