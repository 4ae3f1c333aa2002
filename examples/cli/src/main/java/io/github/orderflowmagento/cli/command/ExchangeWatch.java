package io.github.orderflowmagento.cli.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

import okhttp3.Handshake;
import okhttp3.OkHttpClient;
import okhttp3.Response;

import io.github.orderflowmagento.cli.ExitCode;

/** Observes encryption and clock in the answers of one side. */
final class ExchangeWatch {
    private static final Duration TOLERATED = Duration.ofMinutes(2);

    private final String side;
    private volatile Optional<String> tls = Optional.empty();
    private volatile Optional<Duration> ahead = Optional.empty();
    private volatile boolean isAnswered;

    ExchangeWatch(String side) {
        this.side = side;
    }

    /** Watches the answers of a client. */
    void watch(OkHttpClient.Builder http) {
        http.addNetworkInterceptor(chain -> {
            Response answer = chain.proceed(chain.request());
            isAnswered = true;
            Handshake handshake = answer.handshake();
            if (handshake != null) {
                tls = Optional.of(handshake.tlsVersion().javaName());
            }
            String date = answer.header("Date");
            if (date != null) {
                ahead = ahead(date);
            }
            return answer;
        });
    }

    private static Optional<Duration> ahead(String date) {
        try {
            Instant there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(Instant.now(), there));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns what the answers contained. */
    List<Diagnosis> diagnoses(String address) {
        if (!isAnswered) {
            return List.of();
        }
        Diagnosis encryption = tls.map(version -> Diagnosis.ok(side + " TLS", version))
                .orElseGet(() -> Diagnosis.notKnown(side + " TLS", "none: " + address + " is plain http"));
        return List.of(encryption, clock());
    }

    private Diagnosis clock() {
        String subject = side + " clock";
        Optional<Duration> difference = ahead;
        if (difference.isEmpty()) {
            return Diagnosis.notKnown(subject, "its answers have no date");
        }
        long seconds = difference.get().toSeconds();
        if (difference.get().abs().compareTo(TOLERATED) <= 0) {
            return Diagnosis.ok(subject, "agrees with this machine's");
        }
        return Diagnosis.wrong(
                subject,
                Math.abs(seconds) + " s " + (seconds > 0 ? "ahead of" : "behind") + " this machine",
                "synchronise both clocks with a time server",
                ExitCode.FAILED);
    }
}
