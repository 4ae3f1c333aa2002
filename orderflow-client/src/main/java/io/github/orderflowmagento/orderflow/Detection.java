package io.github.orderflowmagento.orderflow;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;

import okhttp3.Handshake;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

import io.github.orderflowmagento.orderflow.detect.DetectedOrderFlow;
import io.github.orderflowmagento.orderflow.detect.Finding;
import io.github.orderflowmagento.orderflow.detect.Finding.Result;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

/** Finds out whether an OrderFlow answers, by two calls that change nothing. */
final class Detection {
    /** Of which there is no order. */
    private static final String NO_ORDER = "orderflow-magento-check";

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);
    private static final Duration SHORT_VALIDITY = Duration.ofDays(14);

    private final Http http;
    private final String baseUrl;
    private final boolean isEncrypted;
    private final List<Finding> findings = new ArrayList<>();

    Detection(Http http, String baseUrl) {
        this.http = http;
        this.baseUrl = baseUrl;
        this.isEncrypted = baseUrl.startsWith("https:");
    }

    /** The result of a call. */
    private record Probe(
            String request,
            @Nullable Response head,
            Optional<OrderFlowException> failure,
            String seen,
            Instant endedAt) {

        String evidence() {
            return request + ": "
                    + (head == null ? "" : "HTTP " + head.code() + ", ")
                    + failure.map(OrderFlowException::getMessage).orElse(seen);
        }

        boolean failedBy(Class<? extends OrderFlowException> kind) {
            return failure.filter(kind::isInstance).isPresent();
        }

        /** Whether OrderFlow itself has answered, even with a rejection. */
        boolean isAnswered() {
            return failure.isEmpty() || isUnknownChannel() || (failedBy(OrderFlowException.Rejected.class) && isOk());
        }

        boolean isUnknownChannel() {
            return failedBy(OrderFlowException.NotFound.class) && isOk();
        }

        private boolean isOk() {
            OptionalInt status = failure.map(OrderFlowException::httpStatus).orElse(OptionalInt.empty());
            return status.isPresent() && status.getAsInt() < 300;
        }
    }

    DetectedOrderFlow detect() {
        Probe inventory = inventory();
        List<Probe> probes = inventory.head() == null ? List.of(inventory) : List.of(inventory, order());
        DetectedOrderFlow.Builder found = DetectedOrderFlow.builder().baseUrl(baseUrl);
        found.address(address(inventory));
        tls(inventory, found);
        found.login(login(probes));
        found.channel(channel(probes));
        found.warehouseService(service("products and stock (remotewarehouse)", Optional.of(inventory)));
        found.orderService(
                service("orders (remoteorder)", probes.stream().skip(1).findFirst()));
        add("imports", Result.UNKNOWN, "only a write would show whether the user may import products and orders");
        found.clockDifference(clock(inventory));
        return found.findings(findings).build();
    }

    private Probe inventory() {
        List<Call<?>> sent = new ArrayList<>();
        String request = "GET remotewarehouse/inventory.xml";
        try (Stream<InventoryLine> lines = http.stream(
                "inventory",
                () -> {
                    Call<okhttp3.ResponseBody> call = http.api().inventory();
                    sent.add(call);
                    return call;
                },
                document -> InventoryLine.parseLazily(document, unreadable -> {}))) {
            boolean isEmpty = lines.findFirst().isEmpty();
            return probe(request, sent, Optional.empty(), isEmpty ? "an inventory without a line" : "an inventory");
        } catch (OrderFlowException e) {
            return probe(request, sent, Optional.of(e), "");
        }
    }

    private Probe order() {
        Call<?> call = http.api().orderDetail(NO_ORDER);
        String request = "POST remoteorder/order/detail.xml";
        try {
            http.read("order detail of " + NO_ORDER, call);
            return probe(request, List.of(call), Optional.empty(), "an order");
        } catch (OrderFlowException e) {
            return probe(request, List.of(call), Optional.of(e), "");
        }
    }

    private static Probe probe(String request, List<Call<?>> sent, Optional<OrderFlowException> failure, String seen) {
        Response head =
                sent.isEmpty() ? null : Progress.of(sent.get(0).request()).head();
        return new Probe(request, head, failure, seen, Instant.now());
    }

    private Result add(String subject, Result result, String conclusion, Probe... probes) {
        findings.add(new Finding(
                subject,
                result,
                conclusion,
                Stream.of(probes).map(Probe::evidence).toList()));
        return result;
    }

    private Result address(Probe probe) {
        if (probe.head() != null) {
            return add("address", Result.OK, "a server answers", probe);
        }
        return add("address", Result.NOT_OK, "not reached; check the base URL and the network", probe);
    }

    private void tls(Probe probe, DetectedOrderFlow.Builder found) {
        if (!isEncrypted) {
            add("TLS", Result.UNKNOWN, "not used: password and orders travel in clear");
            return;
        }
        Response head = probe.head();
        Handshake handshake = head == null ? null : head.handshake();
        if (handshake == null) {
            add("TLS", Result.UNKNOWN, "no connection, or one that was made elsewhere");
            return;
        }
        found.tlsVersion(handshake.tlsVersion().javaName());
        Optional<Instant> expires =
                handshake.peerCertificates().stream().findFirst().flatMap(Detection::expiry);
        found.certificateExpiresAt(expires);
        boolean isShort = expires.filter(time -> time.isBefore(probe.endedAt().plus(SHORT_VALIDITY)))
                .isPresent();
        add(
                "TLS",
                Result.OK,
                handshake.tlsVersion().javaName()
                        + expires.map(time -> ", the certificate is valid until " + time)
                                .orElse("")
                        + (isShort ? ": renew it soon" : ""));
    }

    private static Optional<Instant> expiry(Certificate certificate) {
        return certificate instanceof X509Certificate own
                ? Optional.of(own.getNotAfter().toInstant())
                : Optional.empty();
    }

    private Result login(List<Probe> probes) {
        Optional<Probe> refused = first(probes, probe -> probe.failedBy(OrderFlowException.RefusedCredentials.class));
        if (refused.isPresent()) {
            return add("login", Result.NOT_OK, "refused; check the credentials", refused.get());
        }
        return first(probes, Probe::isAnswered)
                .map(probe -> add("login", Result.OK, "accepted", probe))
                .orElseGet(() -> add("login", Result.UNKNOWN, "not known, since OrderFlow itself did not answer"));
    }

    private Result channel(List<Probe> probes) {
        String name = "'" + http.identity().channel() + "'";
        Optional<Probe> unknown = first(probes, Probe::isUnknownChannel);
        if (unknown.isPresent()) {
            return add(
                    "channel",
                    Result.NOT_OK,
                    name + " is not known; check the organisation and the channel",
                    unknown.get());
        }
        return first(probes, probe -> probe.failure().isEmpty())
                .map(probe -> add("channel", Result.OK, name + " is known", probe))
                .orElseGet(() -> add("channel", Result.UNKNOWN, "not known whether there is a channel " + name));
    }

    private Result service(String name, Optional<Probe> requested) {
        if (requested.isEmpty()) {
            return add(name, Result.UNKNOWN, "not checked");
        }
        Probe probe = requested.get();
        if (probe.isAnswered()) {
            return add(name, Result.OK, "answers", probe);
        }
        boolean isElsewhere = probe.failedBy(OrderFlowException.NotReached.class)
                || probe.failedBy(OrderFlowException.NoAnswer.class)
                || probe.failedBy(OrderFlowException.Busy.class)
                || probe.failedBy(OrderFlowException.RefusedCredentials.class);
        return isElsewhere
                ? add(name, Result.UNKNOWN, "not known, since OrderFlow itself did not answer", probe)
                : add(name, Result.NOT_OK, "no usable answer", probe);
    }

    private Optional<Duration> clock(Probe probe) {
        Response head = probe.head();
        Instant reported = head == null ? null : head.headers().getInstant("Date");
        if (head == null || reported == null) {
            add("clock", Result.UNKNOWN, "the answer contained no time");
            return Optional.empty();
        }
        Instant sent = Instant.ofEpochMilli(head.sentRequestAtMillis());
        Instant received = Instant.ofEpochMilli(head.receivedResponseAtMillis());
        Duration ahead =
                Duration.between(sent.plus(Duration.between(sent, received).dividedBy(2)), reported);
        // the answer contains whole seconds
        long seconds = Math.round(ahead.toMillis() / 1000.0);
        add(
                "clock",
                ahead.abs().compareTo(CLOCK_TOLERANCE) > 0 ? Result.NOT_OK : Result.OK,
                Math.abs(seconds) <= 1
                        ? "agrees with this machine's"
                        : Math.abs(seconds) + " seconds " + (seconds > 0 ? "ahead of" : "behind") + " this machine's",
                probe);
        return Optional.of(Duration.ofSeconds(seconds));
    }

    private static Optional<Probe> first(List<Probe> probes, Predicate<Probe> condition) {
        return probes.stream().filter(condition).findFirst();
    }
}
