package io.github.orderflowmagento.mapping;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Thrown for an entity that cannot be mapped. The message names the entity and the reason. Other entities are not affected. */
public final class MappingException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String entity;
    private final transient List<Violation> violations;
    private final boolean missingField;

    /** A rule failed. */
    MappingException(String entity, String target, String source, RuntimeException cause) {
        super(oneLine(entity + ": rule for " + target + " (from " + source + "): " + reason(cause)), cause);
        this.entity = entity;
        this.violations = List.of();
        this.missingField = false;
    }

    /**
     * Creates an exception for values that OrderFlow would reject.
     *
     * @param violations the values, at least one; the message contains all of them
     */
    public MappingException(String entity, List<Violation> violations) {
        super(oneLine(
                entity + ": " + violations.stream().map(Violation::toString).collect(Collectors.joining("; "))));
        this.entity = entity;
        this.violations = List.copyOf(violations);
        this.missingField = false;
    }

    /** Creates an exception for a problem other than a failed rule. */
    public MappingException(String entity, String problem, @Nullable Throwable cause) {
        this(entity, problem, cause, false);
    }

    private MappingException(String entity, String problem, @Nullable Throwable cause, boolean missingField) {
        super(oneLine(entity + ": " + problem), cause);
        this.entity = entity;
        this.violations = List.of();
        this.missingField = missingField;
    }

    /** A condition failed. */
    static MappingException inCondition(String entity, Condition<?> condition, RuntimeException cause) {
        return new MappingException(entity, "condition '" + condition.name() + "': " + reason(cause), cause);
    }

    /** Returns an exception for required data that the shop did not send. */
    public static MappingException missingField(String entity, String problem) {
        return new MappingException(entity, problem, null, true);
    }

    /** Returns the name of the entity, for example {@code order 100000001}. */
    public String entity() {
        return entity;
    }

    /** Returns whether the shop did not send required data. The cause may then be the web service rather than the entity. */
    public boolean isMissingField() {
        return missingField;
    }

    /** Returns the values that OrderFlow would reject; empty for any other problem. */
    public List<Violation> violations() {
        return violations;
    }

    /** A key or a value may be any text and must not start a new line in a log. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+", " ");
    }

    private static String reason(RuntimeException cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
