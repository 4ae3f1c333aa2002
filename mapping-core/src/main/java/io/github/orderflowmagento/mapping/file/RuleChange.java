package io.github.orderflowmagento.mapping.file;

/** The change of an entry to the rule for its property. */
sealed interface RuleChange {
    /** The property gets a new value. */
    record Computed(Expression expression) implements RuleChange {}

    /**
     * The property gets the value of another property, which is no longer sent.
     *
     * @param from the other property
     * @param otherwise the value if the table has no rule for the other property
     */
    record Moved(String from, Expression otherwise) implements RuleChange {}

    /** The property is no longer sent. */
    record Removed() implements RuleChange {}
}
