package io.github.orderflowmagento.orderflow.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.detect.Finding.Result;
import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/**
 * The result of {@link io.github.orderflowmagento.orderflow.OrderFlowClient.Builder#detect}: whether OrderFlow can be reached, accepts the
 * user, knows the channel and answers, each conclusion with its evidence. What could not be found out is unknown. A result holds no
 * credentials, so it may be stored, printed and logged.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public abstract class DetectedOrderFlow {
    DetectedOrderFlow() {}

    /** The base URL that was called. */
    public abstract String baseUrl();

    /** Whether anything answers there. */
    public abstract Result address();

    /** Whether user name and password are accepted. */
    public abstract Result login();

    /** Whether organisation and channel are known. */
    public abstract Result channel();

    /** Whether the services about products and stock answer ({@code remotewarehouse}). */
    public abstract Result warehouseService();

    /** Whether the services about orders answer ({@code remoteorder}). */
    public abstract Result orderService();

    /** The version of TLS that was agreed on, for example {@code TLSv1.3}; empty over plain HTTP, and if there was no answer. */
    public abstract Optional<String> tlsVersion();

    /** When the server's certificate expires; empty if it is not known. */
    public abstract Optional<Instant> certificateExpiresAt();

    /**
     * How far the clock of the answering server, which may be a proxy, is ahead of this machine's, to a second or two; negative if it is
     * behind. Empty if the answer contained no time.
     */
    public abstract Optional<Duration> clockDifference();

    /** Every conclusion with its evidence. */
    public abstract List<Finding> findings();

    /** Whether no finding is {@link Result#NOT_OK}, so that nothing is known that would prevent the operations from working. */
    public boolean isUsable() {
        return findings().stream().noneMatch(finding -> finding.result() == Result.NOT_OK);
    }

    /** A report for people, in several lines: the base URL, then each conclusion on a line with its evidence below. */
    public String describe() {
        StringBuilder text = new StringBuilder(baseUrl());
        findings()
                .forEach(
                        finding -> text.append("\n  ").append(finding.toString().replace("\n", "\n  ")));
        return text.toString();
    }

    /** As {@link #describe}. */
    @Override
    public String toString() {
        return describe();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Builds results. Mandatory: {@code baseUrl}, {@code address}, {@code login}, {@code channel}, {@code warehouseService}, {@code
     * orderService}. {@code build()} throws an {@link IllegalStateException} if one is missing. Not thread-safe.
     */
    public static final class Builder extends ImmutableDetectedOrderFlow.Builder {
        Builder() {}
    }
}
