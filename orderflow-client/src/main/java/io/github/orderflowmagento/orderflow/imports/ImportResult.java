package io.github.orderflowmagento.orderflow.imports;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;
import io.github.orderflowmagento.orderflow.internal.xml.SafeXml;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;

/**
 * OrderFlow's result for one imported item. {@code toString} shows external reference and outcome only, since OrderFlow's messages
 * may repeat what a customer entered.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface ImportResult {

    /** The kinds of results; those that OrderFlow reports are ordered from best to worst. Immutable. */
    enum Outcome {
        /** OrderFlow has accepted the item. */
        SUCCESS,
        /** OrderFlow already had the item and did not change it. */
        DUPLICATE,
        /** OrderFlow rejected the item; see {@link ImportResult#message()}. */
        FAILURE,
        /** OrderFlow's report does not mention the item: whether it was accepted is unknown. Not a success. */
        UNREPORTED
    }

    /** The item's external reference as OrderFlow repeats it; {@code ""} if OrderFlow named none. */
    String externalReference();

    /** The outcome for the item. */
    Outcome outcome();

    /** The problem, in OrderFlow's words ({@code failureMessage} or {@code duplicateMessage}). Not shown by {@code toString}. */
    @Value.Redacted
    Optional<String> message();

    /** Why, in OrderFlow's words ({@code failureDetail} or {@code duplicateDetail}). Not shown by {@code toString}. */
    @Value.Redacted
    Optional<String> detail();

    /**
     * All other attributes of the result, by name; usually {@code type}, {@code operation}, {@code entity}, {@code item} and
     * {@code queryTime}. Not shown by {@code toString}.
     */
    @Value.Redacted
    Map<String, String> attributes();

    /**
     * Reads OrderFlow's report: the children of {@code importSuccesses}, {@code importFailures} and {@code importDuplicates}, in
     * document order; other elements are ignored. {@link ImportReport#of} matches them to the items that were sent. The stream is
     * read to its end and not closed.
     *
     * <p>An {@code exception} beside results does not cancel them: it is one more failure, without an external reference.
     *
     * @param document OrderFlow's answer to an import
     * @throws InvalidMessageException if the document has none of the three elements, or holds an {@code exception} and no result
     * @throws java.io.UncheckedIOException if the stream cannot be read
     */
    static List<ImportResult> parse(InputStream document) {
        return ImportResultReader.results(SafeXml.read(document));
    }

    /** Returns a builder of results. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds results. Mandatory: {@code externalReference}, {@code outcome}. {@code build()} throws an {@link IllegalStateException} if one
     * is missing. Not thread-safe.
     */
    class Builder extends ImmutableImportResult.Builder {
        Builder() {}
    }
}
