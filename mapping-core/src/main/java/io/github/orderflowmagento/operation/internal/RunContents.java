package io.github.orderflowmagento.operation.internal;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a run holds when it has ended.
 *
 * @param failuresOnly whether items that have not failed are counted, and no more
 * @param documents gets the documents of a dry run; if nobody does, they are in the run
 */
public record RunContents(boolean failuresOnly, Optional<Consumer<String>> documents) {
    /** Everything. */
    static RunContents whole() {
        return new RunContents(false, Optional.empty());
    }
}
