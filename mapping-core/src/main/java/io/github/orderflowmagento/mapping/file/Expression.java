package io.github.orderflowmagento.mapping.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An expression for a value: fields and quoted texts joined by {@code +}; or several of these separated by {@code |}, of which the first
 * that has a value counts. A blank field has no value; a sum has a value if one of its fields has.
 *
 * @param words the expression as in the file
 * @param alternatives each a sum of terms
 */
record Expression(String words, List<List<Term>> alternatives) {
    private static final Pattern TERM =
            Pattern.compile("\\s*(?:'(?<text>[^']*)'|(?<field>[A-Za-z][\\w.]*))\\s*(?<next>[+|]|$)");

    /**
     * A field or a constant text.
     *
     * @param field its name; empty for a text
     * @param text the text; empty for a field
     */
    record Term(String field, String text) {
        boolean isField() {
            return !field.isEmpty();
        }
    }

    /** @throws IllegalArgumentException if the expression is invalid; the message has the reason */
    static Expression parse(String words) {
        List<List<Term>> alternatives = new ArrayList<>();
        List<Term> sum = new ArrayList<>();
        Matcher term = TERM.matcher(words);
        int at = 0;
        String next = "+";
        while (!next.isEmpty()) {
            if (!term.find(at) || term.start() != at) {
                throw new IllegalArgumentException(
                        "'" + words.substring(at).strip() + "' is neither a field name nor a text in single quotes");
            }
            String text = term.group("text");
            sum.add(text == null ? new Term(term.group("field"), "") : new Term("", text));
            next = term.group("next");
            at = term.end();
            if (!next.equals("+")) {
                alternatives.add(List.copyOf(sum));
                sum.clear();
            }
        }
        return new Expression(words.strip(), List.copyOf(alternatives));
    }

    /** Returns the names of its fields. */
    Set<String> fields() {
        return alternatives.stream()
                .flatMap(List::stream)
                .filter(Term::isField)
                .map(Term::field)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the value for the given fields. */
    Optional<String> value(Function<String, Optional<String>> fields) {
        return alternatives.stream().flatMap(sum -> value(sum, fields).stream()).findFirst();
    }

    private static Optional<String> value(List<Term> sum, Function<String, Optional<String>> fields) {
        StringBuilder value = new StringBuilder();
        boolean hasValue = sum.stream().noneMatch(Term::isField);
        for (Term term : sum) {
            Optional<String> part = term.isField() ? fields.apply(term.field()) : Optional.of(term.text());
            hasValue |= term.isField() && part.isPresent();
            value.append(part.orElse(""));
        }
        // a field without a value leaves the blank that separated it from its neighbour
        return hasValue ? Optional.of(value.toString().strip()) : Optional.empty();
    }
}
