package io.github.orderflowmagento.mapping.file;

/** What an entry does to the rule for its property. */
sealed interface RuleChange {
    /** The property gets its value from somewhere else. */
    record Computed(Expression expression) implements RuleChange {}

    /**
     * The property gets the value that another one had until now, which is sent no more.
     *
     * @param from the other property
     * @param otherwise where the value comes from if the table has no rule for the other property
     */
    record Moved(String from, Expression otherwise) implements RuleChange {}

    /** The property is sent no more. */
    record Removed() implements RuleChange {}
}
