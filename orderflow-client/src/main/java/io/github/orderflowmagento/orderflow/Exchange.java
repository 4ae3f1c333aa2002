package io.github.orderflowmagento.orderflow;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One request and what came of it, for a log. Nothing in it shows user name or password. What a customer could be known
 * by is blotted out too, unless it was asked for: of properties only those are shown that are documented and not personal (see
 * {@link io.github.orderflowmagento.orderflow.imports.ImportSchema}), of attributes and elements those that are known to be harmless
 * (references, numbers, states, ...); everything else reads {@code [...]}.
 *
 * @param startedAt when the call began
 * @param duration how long it took, to the end of the answer or of its reading
 * @param operation what was asked for, as in {@link OrderFlowException#operation()}
 * @param method the HTTP method
 * @param url where it went
 * @param status the HTTP status; empty if there was no answer
 * @param request the request's text before compression, its first 8,000 characters; empty if it has none
 * @param response the answer's text after decompression, its first 8,000 characters
 * @param failure the kind of the {@link OrderFlowException}, such as {@code NoAnswer}; its message too, where personal
 *     data was asked for, since that may repeat a part of the answer
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
