package io.github.orderflowmagento.orderflow.imports;

import java.util.List;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/**
 * OrderFlow's answer to an import, matched to what was sent: every item sent is accounted for, and nothing that
 * OrderFlow says is lost. Each result of OrderFlow's report is in exactly one of {@link #results()},
 * {@link #repeated()} and {@link #unexpected()}.
 *
 * <p>A result is about an item if it repeats the item's external reference and does not name another {@code type}: a
 * product's SKU may equal an order's number. The result's {@code operation} does not count, since recorded reports
 * name another one than was sent.
 */
@Value.Immutable
@ValueStyle
public interface ImportReport {

    /**
     * What became of each item: one result for each, in the order in which they were sent. Of several results for one
     * item it is the worst; for an item that the report does not name it is {@link ImportResult.Outcome#UNREPORTED}.
     */
    List<ImportResult> results();

    /** Further results for items that are in {@link #results()} with another one as bad or worse. */
    List<ImportResult> repeated();

    /** Results about what was not sent: an unknown external reference or none, or an item of another type. */
    List<ImportResult> unexpected();

    /** What became of the item that was sent with this external reference; empty only if none was. */
    default Optional<ImportResult> resultOf(String externalReference) {
        return results().stream()
                .filter(result -> result.externalReference().equals(externalReference))
                .findFirst();
    }

    /**
     * The report on what was sent, from the results in OrderFlow's document ({@link ImportResult#parse}).
     *
     * @param sent the items, no two with one external reference
     * @throws IllegalArgumentException if two items have one external reference: which of them a result is about
     *     could not be told
     */
    static ImportReport of(List<ImportItem> sent, List<ImportResult> results) {
        return new ImportReportMatching(sent).report(results);
    }
}
