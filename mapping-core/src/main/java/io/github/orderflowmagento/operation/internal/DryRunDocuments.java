package io.github.orderflowmagento.operation.internal;

import java.util.ArrayList;
import java.util.List;

/** What a dry run would send: handed out as it comes, or kept for the run. */
final class DryRunDocuments {
    private final RunContents contents;
    private final List<String> kept = new ArrayList<>();

    DryRunDocuments(RunContents contents) {
        this.contents = contents;
    }

    /** @throws RuntimeException that of whoever takes the documents */
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
