package io.github.orderflowmagento.orderflow.imports;

import java.util.List;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/**
 * OrderFlow's answer to an import, matched to the items that were sent: every item has a result, and every result of OrderFlow's
 * report is in exactly one of {@link #results()}, {@link #repeated()} and {@link #unexpected()}.
 *
 * <p>A result belongs to an item if it has the item's external reference and does not name another {@code type}, since a product's
 * SKU may equal an order's number. The result's {@code operation} is ignored: recorded reports name another one than was sent.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface ImportReport {

    /**
     * One result for each item, in the order in which the items were sent. If OrderFlow reports several results for an item, it is
     * the worst of them; if it reports none, the outcome is {@link ImportResult.Outcome#UNREPORTED}.
     */
    List<ImportResult> results();

    /** Further results for items whose result in {@link #results()} is as bad or worse. */
    List<ImportResult> repeated();

    /** Results that belong to no item: their external reference is missing or was not sent, or they name another type. */
    List<ImportResult> unexpected();

    /**
     * Returns the result for one item.
     *
     * @param externalReference the item's external reference
     * @return empty only if no such item was sent
     */
    default Optional<ImportResult> resultOf(String externalReference) {
        return results().stream()
                .filter(result -> result.externalReference().equals(externalReference))
                .findFirst();
    }

    /**
     * Matches the results in OrderFlow's document to the items that were sent.
     *
     * @param sent the items that were sent, no two with the same external reference
     * @param results all results of the document, from {@link ImportResult#parse}
     * @throws IllegalArgumentException if two items have the same external reference: a result could belong to either
     */
    static ImportReport of(List<ImportItem> sent, List<ImportResult> results) {
        return new ImportReportMatcher(sent).report(results);
    }
}
