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
 * What became of one imported item. {@code toString} shows reference and outcome alone: what OrderFlow says of an item may
 * repeat what a customer entered.
 */
@Value.Immutable
@ValueStyle
public interface ImportResult {

    /** The kinds of result, those that OrderFlow reports from the best to the worst. */
    enum Outcome {
        /** OrderFlow has taken the item. */
        SUCCESS,
        /** OrderFlow had the item already and left it alone. */
        DUPLICATE,
        /** OrderFlow refused the item; see {@link ImportResult#message()}. */
        FAILURE,
        /** OrderFlow's report does not name the item: whether it was taken is unknown. Not a success. */
        UNREPORTED
    }

    /** The item's external reference as OrderFlow repeats it; empty if OrderFlow named none. */
    String externalReference();

    /** What became of the item. */
    Outcome outcome();

    /** {@code failureMessage} or {@code duplicateMessage}: what is wrong. */
    @Value.Redacted
    Optional<String> message();

    /** {@code failureDetail} or {@code duplicateDetail}: why. */
    @Value.Redacted
    Optional<String> detail();

    /**
     * Everything else that was said of the item, by name: usually {@code type}, {@code operation}, {@code entity},
     * {@code item}, {@code queryTime}.
     */
    @Value.Redacted
    Map<String, String> attributes();

    /**
     * Reads OrderFlow's report as it stands: the children of {@code importSuccesses}, {@code importFailures} and
     * {@code importDuplicates} in the order of the document; other elements are passed over. See
     * {@link ImportReport#of} for what it means for what was sent. The stream is read to its end and not closed.
     *
     * <p>An {@code exception} beside results does not undo them: it is one more failure, of no external reference.
     *
     * @throws InvalidMessageException if the document has none of the three, or holds an {@code exception} and no
     *     result
     */
    static List<ImportResult> parse(InputStream document) {
        return ImportResultReading.results(SafeXml.read(document));
    }

    /** A builder of results; not safe for use by several threads. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds results. */
    class Builder extends ImmutableImportResult.Builder {
        Builder() {}
    }
}
