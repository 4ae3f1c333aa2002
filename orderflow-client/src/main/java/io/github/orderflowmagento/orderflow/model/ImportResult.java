package io.github.orderflowmagento.orderflow.model;

import java.util.Map;
import java.util.Optional;

import org.immutables.value.Value;

/** What became of one imported item. */
@Value.Immutable
@ModelStyle
public interface ImportResult {

    /** The kinds of result, from the best to the worst. */
    enum Outcome {
        /** OrderFlow has taken the item. */
        SUCCESS,
        /** OrderFlow had the item already and left it alone. */
        DUPLICATE,
        /** OrderFlow refused the item; see {@link ImportResult#message()}. */
        FAILURE
    }

    /** The item's external reference as OrderFlow repeats it; empty if OrderFlow named none. */
    String externalReference();

    /** What became of the item. */
    Outcome outcome();

    /** {@code failureMessage} or {@code duplicateMessage}: what is wrong. */
    Optional<String> message();

    /** {@code failureDetail} or {@code duplicateDetail}: why. */
    Optional<String> detail();

    /**
     * Everything else that was said of the item, by name: usually {@code type}, {@code operation}, {@code entity},
     * {@code item}, {@code queryTime}.
     */
    Map<String, String> attributes();

    /** A builder of results; not safe for use by several threads. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds results. */
    class Builder extends ImmutableImportResult.Builder {
        Builder() {}
    }
}
