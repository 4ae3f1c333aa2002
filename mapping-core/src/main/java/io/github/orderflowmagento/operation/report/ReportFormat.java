package io.github.orderflowmagento.operation.report;

import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Run;

/** The format of a growing report. One instance per file, since output may depend on earlier output. */
interface ReportFormat {
    /**
     * Content to append to the file.
     *
     * @param kept permanent content
     * @param tail content that completes the file, overwritten by the next write
     */
    record Piece(String kept, String tail) {
        static Piece of(String kept) {
            return new Piece(kept, "");
        }

        static Piece none() {
            return of("");
        }
    }

    /** Returns the beginning of the file. */
    Piece begin();

    /** Returns the content for the start of a run. */
    Piece started(String operation, boolean dryRun);

    /** Returns the content for an item with its outcome. */
    Piece item(String operation, ItemOutcome item);

    /** Returns the content for the end of a run. */
    Piece ended(Run run);
}
