package io.github.orderflowmagento.mapping;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** An entity cannot be mapped as it is. Says which one and why; concerns no other entity. */
public final class MappingException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String entity;
    private final transient List<Violation> violations;
    private final boolean untold;

    /** A rule failed. */
    MappingException(String entity, String target, String source, RuntimeException cause) {
        super(oneLine(entity + ": rule for " + target + " (from " + source + "): " + reason(cause)), cause);
        this.entity = entity;
        this.violations = List.of();
        this.untold = false;
    }

    /**
     * OrderFlow would not take what came out.
     *
     * @param violations at least one; all of them are in the message
     */
    public MappingException(String entity, List<Violation> violations) {
        super(oneLine(
                entity + ": " + violations.stream().map(Violation::toString).collect(Collectors.joining("; "))));
        this.entity = entity;
        this.violations = List.copyOf(violations);
        this.untold = false;
    }

    /** Something other than a single rule is in the way. */
    public MappingException(String entity, String problem, @Nullable Throwable cause) {
        this(entity, problem, cause, false);
    }

    private MappingException(String entity, String problem, @Nullable Throwable cause, boolean untold) {
        super(oneLine(entity + ": " + problem), cause);
        this.entity = entity;
        this.violations = List.of();
        this.untold = untold;
    }

    /** A condition failed. */
    static MappingException inCondition(String entity, Condition<?> condition, RuntimeException cause) {
        return new MappingException(entity, "condition '" + condition.name() + "': " + reason(cause), cause);
    }

    /** The shop does not tell something without which nothing of the kind can be mapped. */
    public static MappingException untold(String entity, String problem) {
        return new MappingException(entity, problem, null, true);
    }

    /** What could not be mapped: {@code order 100000001}. */
    public String entity() {
        return entity;
    }

    /** Whether the shop left out what it may leave out of every entity, so that the web service may be the reason and not the entity. */
    public boolean isUntold() {
        return untold;
    }

    /** What OrderFlow would not take, if that is the problem. */
    public List<Violation> violations() {
        return violations;
    }

    /** A key or a value may hold anything, and must not begin a line of its own in a log. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+", " ");
    }

    private static String reason(RuntimeException cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
