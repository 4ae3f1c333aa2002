package io.github.orderflowmagento.magento.detect;

import java.util.OptionalInt;

import org.immutables.value.Value;

/** What a shop was asked, and what in its answer told something. Holds no credentials and nothing of customers. */
@Value.Immutable
@ValueStyle
public abstract class Evidence {
    Evidence() {}

    /** The request: its method, address, and for a call of a web service the call. */
    public abstract String request();

    /** The HTTP status of the answer; empty if there was none, or it is the web service's own answer that counts. */
    public abstract OptionalInt status();

    /** What in the answer tells, or why there was none. */
    public abstract String observation();

    /** A new builder. Builders are for one thread; what they build is for all. */
    public static Builder builder() {
        return new Builder();
    }

    /** On one line. */
    @Override
    public String toString() {
        return request() + ": " + (status().isPresent() ? "HTTP " + status().getAsInt() + ", " : "") + observation();
    }

    /** Builds Evidence values. */
    public static final class Builder extends ImmutableEvidence.Builder {
        Builder() {}
    }
}
