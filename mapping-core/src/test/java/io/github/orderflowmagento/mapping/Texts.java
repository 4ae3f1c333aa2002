package io.github.orderflowmagento.mapping;

import java.util.Optional;
import java.util.Set;

/** Texts as something to be mapped. Each has one field, which is called text. */
final class Texts implements SourceFields<String> {
    static final SourceFields<String> FIELDS = new Texts();

    private Texts() {}

    @Override
    public Optional<String> text(String source, String field) {
        return isSent(source, field) ? Optional.of(source).filter(text -> !text.isBlank()) : Optional.empty();
    }

    @Override
    public boolean isSent(String source, String field) {
        return field.equals("text");
    }

    @Override
    public Set<String> names(String source) {
        return Set.of("text");
    }
}
