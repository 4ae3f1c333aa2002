package io.github.orderflowmagento.operation.internal;

import java.util.ArrayList;
import java.util.List;

/** The documents of a dry run: passed to a consumer, or collected for the run. */
final class DryRunDocuments {
    private final RunContents contents;
    private final List<String> kept = new ArrayList<>();

    DryRunDocuments(RunContents contents) {
        this.contents = contents;
    }

    /** @throws RuntimeException if the consumer throws it */
    void add(String document) {
        if (contents.documents().isPresent()) {
            contents.documents().get().accept(document);
        } else if (!contents.failuresOnly()) {
            kept.add(document);
        }
    }

    List<String> kept() {
        return kept;
    }
}
