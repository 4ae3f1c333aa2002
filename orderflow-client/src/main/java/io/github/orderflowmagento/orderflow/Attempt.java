package io.github.orderflowmagento.orderflow;

import java.io.IOException;
import java.time.Instant;

import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.orderflow.OrderFlowException.Details;
import io.github.orderflowmagento.orderflow.OrderFlowException.NoAnswer;
import io.github.orderflowmagento.orderflow.OrderFlowException.NotReached;

/** One call on its way: what it is called in messages, whether it has left, and what its failures mean. */
final class Attempt {

    private final String operation;
    private final Request request;
    private final Redaction redaction;
    private final Instant startedAt = Instant.now();
    private volatile boolean left;
    private volatile @Nullable Call call;

    Attempt(String operation, Request request, Redaction redaction) {
        this.operation = operation;
        this.redaction = redaction;
        this.request = request.newBuilder().tag(Attempt.class, this).build();
    }

    String operation() {
        return operation;
    }

    Request request() {
        return request;
    }

    Instant startedAt() {
        return startedAt;
    }

    /** Sends the request as it is now. */
    Response execute(OkHttpClient client, Request current) throws IOException {
        Call made = client.newCall(current);
        call = made;
        return made.execute();
    }

    /** Ends what is under way, if anything is: whoever waits for it fails. */
    void cancel() {
        Call made = call;
        if (made != null) {
            made.cancel();
        }
    }

    /** The request was refused unread and is about to be sent anew. */
    void startAgain() {
        left = false;
    }

    Verdict verdict(Response response, byte[] body) {
        return new Verdict(operation, response, body, redaction);
    }

    OrderFlowException unanswered(IOException failure) {
        String server = request.url().host() + ":" + request.url().port();
        String why = " (" + failure.getClass().getSimpleName() + ": "
                + redaction.excerpt(String.valueOf(failure.getMessage())) + ")";
        Throwable cause = redaction.withoutSecrets(failure);
        return left
                ? new NoAnswer(Details.of(
                                operation,
                                server + " was sent the request and gave no whole answer" + why
                                        + ". Whether it was carried out is unknown; see outcomeUnknown().")
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

    /** Notes, once there is a connection, that the request is about to be written to it. */
    static Response depart(Interceptor.Chain chain) throws IOException {
        Attempt attempt = chain.request().tag(Attempt.class);
        if (attempt != null) {
            attempt.left = true;
        }
        return chain.proceed(chain.request());
    }
}
