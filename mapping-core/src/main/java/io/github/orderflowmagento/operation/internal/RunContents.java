package io.github.orderflowmagento.operation.internal;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * The contents of a finished run.
 *
 * @param failuresOnly whether items that have not failed are only counted
 * @param documents receives the documents of a dry run; if absent, the run contains them
 */
public record RunContents(boolean failuresOnly, Optional<Consumer<String>> documents) {
    /** Everything. */
    static RunContents whole() {
        return new RunContents(false, Optional.empty());
    }
}
