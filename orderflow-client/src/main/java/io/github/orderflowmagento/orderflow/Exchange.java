package io.github.orderflowmagento.orderflow;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One request and its answer, for a log; see {@link OrderFlowClient.Builder#exchangeLog}. User name and password are always
 * masked. Personal data is masked too, unless {@link OrderFlowClient.Builder#exchangeLogWithPersonalData} asked for it: only
 * documented properties that are not personal (see {@link io.github.orderflowmagento.orderflow.imports.ImportSchema}) and
 * attributes and elements known to be harmless, for example references, numbers and states, are shown. Everything else reads
 * {@code [...]}.
 *
 * <p>Immutable.
 *
 * @param startedAt when the call began, by this machine's clock
 * @param duration how long it took, until the answer was read to its end
 * @param operation what was asked for, as in {@link OrderFlowException#operation()}
 * @param method the HTTP method
 * @param url the address, without credentials
 * @param status the HTTP status; empty if there was no answer
 * @param request the first 8,000 characters of the request's body, before compression; {@code ""} if it has none
 * @param response the first 8,000 characters of the answer's body, decompressed; {@code ""} if there is none
 * @param failure the kind of the {@link OrderFlowException}, for example {@code NoAnswer}; with personal data also its message,
 *     which may repeat a part of the answer. Empty if the call succeeded
 */
public record Exchange(
        Instant startedAt,
        Duration duration,
        String operation,
        String method,
        String url,
        OptionalInt status,
        String request,
        String response,
        Optional<String> failure) {}
