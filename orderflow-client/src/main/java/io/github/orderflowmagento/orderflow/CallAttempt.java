package io.github.orderflowmagento.orderflow;

import java.io.IOException;
import java.time.Instant;

import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import retrofit2.Call;

import io.github.orderflowmagento.orderflow.OrderFlowException.Details;
import io.github.orderflowmagento.orderflow.OrderFlowException.NoAnswer;
import io.github.orderflowmagento.orderflow.OrderFlowException.NotReached;

/** One HTTP call: its name in messages, its progress, and the exceptions for its failures. */
final class CallAttempt {

    private final String operation;
    private final Call<?> call;
    private final Request request;
    private final Redaction redaction;
    private final Progress progress;
    private final Instant startedAt = Instant.now();

    CallAttempt(String operation, Call<?> call, Redaction redaction) {
        this.operation = operation;
        this.call = call;
        this.request = call.request();
        this.redaction = redaction;
        this.progress = Progress.of(request);
    }

    String operation() {
        return operation;
    }

    Request request() {
        return request;
    }

    Progress progress() {
        return progress;
    }

    Instant startedAt() {
        return startedAt;
    }

    /** Cancels the call; a thread that waits for it fails. */
    void cancel() {
        call.cancel();
    }

    /** Returns a classifier for the answer, whose headers have arrived, with this body. */
    ResponseClassifier classifier(byte[] body) {
        Response head = progress.head();
        if (head == null) {
            throw new IllegalStateException("No answer has arrived");
        }
        return new ResponseClassifier(operation, head, body, redaction);
    }

    /** Returns the failure for an unsuccessful answer. A truncated page is not quoted. */
    OrderFlowException failure(retrofit2.Response<?> response) {
        ResponseBody body = response.errorBody();
        try {
            return classifier(
                            body == null || progress.isBroken()
                                    ? new byte[0]
                                    : body.source().readByteArray())
                    .failure();
        } catch (IOException e) {
            throw new IllegalStateException("Retrofit keeps error bodies in memory", e);
        }
    }

    OrderFlowException unanswered(IOException failure) {
        String server = request.url().host() + ":" + request.url().port();
        String why = " (" + failure.getClass().getSimpleName() + ": "
                + redaction.excerpt(String.valueOf(failure.getMessage())) + ")";
        Throwable cause = redaction.withoutSecrets(failure);
        return progress.hasLeft()
                ? new NoAnswer(Details.of(
                                operation,
                                server + " received the request but sent no complete answer" + why
                                        + ". Whether it was carried out is unknown.")
                        .causedBy(cause))
                : new NotReached(Details.of(
                                operation,
                                "no connection to " + server + why + ". Nothing was sent"
                                        + (Thread.currentThread().isInterrupted() ? "" : ": " + advice(failure)) + ".")
                        .causedBy(cause));
    }

    private static String advice(IOException failure) {
        return CertificateProblem.in(failure).orElse("check the base URL, name resolution, firewall and certificate");
    }
}
