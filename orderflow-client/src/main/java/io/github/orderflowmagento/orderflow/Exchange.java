package io.github.orderflowmagento.orderflow;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/**
 * One request and its answer, for a log; see {@link OrderFlowClient.Builder#exchangeLog}. User name and password are always masked.
 * Personal data is masked too, unless {@link OrderFlowClient.Builder#exchangeLogWithPersonalData} was used: only documented properties that
 * are not personal (see {@link io.github.orderflowmagento.orderflow.imports.ImportSchema}) and attributes and elements known to be
 * harmless, for example references, numbers and states, are shown. Everything else is shown as {@code [...]}.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface Exchange {

    /** When the call began, by this machine's clock. */
    Instant startedAt();

    /** How long it took, until the answer was read to its end. */
    Duration duration();

    /** The operation, as in {@link OrderFlowException#operation()}. */
    String operation();

    /** The HTTP method. */
    String method();

    /** The address, without credentials. */
    String url();

    /** The HTTP status; empty if there was no answer. */
    OptionalInt status();

    /** The first 8,000 characters of the request's body, before compression; {@code ""} if it has none. */
    String request();

    /** The first 8,000 characters of the answer's body, decompressed; {@code ""} if there is none. */
    String response();

    /**
     * The kind of the {@link OrderFlowException}, for example {@code NoAnswer}; with personal data also its message, which may repeat
     * a part of the answer. Empty if the call succeeded.
     */
    Optional<String> failure();

    /** Returns a builder of exchanges. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds exchanges. Mandatory: {@code startedAt}, {@code duration}, {@code operation}, {@code method}, {@code url}, {@code request},
     * {@code response}. {@code build()} throws an {@link IllegalStateException} if one is missing. Not thread-safe.
     */
    class Builder extends ImmutableExchange.Builder {
        Builder() {}
    }
}
