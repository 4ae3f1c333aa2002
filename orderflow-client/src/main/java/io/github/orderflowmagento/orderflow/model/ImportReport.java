package io.github.orderflowmagento.orderflow.model;

import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.immutables.value.Value;

/**
 * OrderFlow's answer to an import: what became of each item.
 *
 * <p>A report may be silent about an item that was sent. It is the caller's part to ask {@link #resultOf} for each
 * item; one that is not accounted for must not be taken for a success.
 */
@Value.Immutable
@ModelStyle
public interface ImportReport {

    /** The results in the order of the document. */
    List<ImportResult> results();

    /**
     * The result of one item: empty if the report does not mention it; the worst one if the report mentions it more
     * than once.
     */
    default Optional<ImportResult> resultOf(String externalReference) {
        return results().stream()
                .filter(result -> result.externalReference().equals(externalReference))
                .max(Comparator.comparing(ImportResult::outcome));
    }

    /**
     * Reads a report: the children of {@code importSuccesses}, {@code importFailures} and {@code importDuplicates};
     * other elements are passed over. The stream is read to its end and not closed.
     *
     * @throws InvalidMessageException if the document has none of the three, or holds an {@code exception}
     */
    static ImportReport parse(InputStream document) {
        return ImportReportReading.report(XmlElement.parse(document));
    }

    /** A builder of reports; not safe for use by several threads. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds reports. */
    class Builder extends ImmutableImportReport.Builder {
        Builder() {}
    }
}
