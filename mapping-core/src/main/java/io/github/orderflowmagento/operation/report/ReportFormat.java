package io.github.orderflowmagento.operation.report;

import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Run;

/** How a report that grows is written. For one file: it may depend on what was written before. */
interface ReportFormat {
    /**
     * What is appended to the file.
     *
     * @param kept what stays
     * @param tail what makes a whole file of all that is kept, and is overwritten by what is written next
     */
    record Piece(String kept, String tail) {
        static Piece of(String kept) {
            return new Piece(kept, "");
        }

        static Piece none() {
            return of("");
        }
    }

    /** The beginning of the file. */
    Piece begin();

    /** A run has begun. */
    Piece started(String operation, boolean dryRun);

    /** An item has its outcome. */
    Piece item(String operation, ItemOutcome item);

    /** A run has ended. */
    Piece ended(Run run);
}
