package io.github.orderflowmagento.mapping;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/** An entity cannot be mapped as it is. Says which one and why; concerns no other entity. */
public final class MappingException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String entity;

    /** A rule failed. */
    MappingException(String entity, String target, String source, RuntimeException cause) {
        super(entity + ": rule for " + target + " (from " + source + "): " + reason(cause), cause);
        this.entity = entity;
    }

    /** Something other than a single rule is in the way. */
    public MappingException(String entity, String problem, @Nullable Throwable cause) {
        super(entity + ": " + problem, cause);
        this.entity = entity;
    }

    /** What could not be mapped: {@code order 100000001}. */
    public String entity() {
        return entity;
    }

    private static String reason(RuntimeException cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
