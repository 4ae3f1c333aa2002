package io.github.orderflowmagento.orderflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.orderflow.model.InvalidMessageException;

/** Makes one call at a time and knows, when it fails, whether the request had left. */
final class Http implements AutoCloseable {

    /** Where {@code Retry-After} is kept from OkHttp, which would repeat at once on 0 and break on a large number. */
    static final String RETRY_AFTER = "X-OrderFlow-Client-Retry-After";

    private static final Logger LOG = LoggerFactory.getLogger(OrderFlow.class);

    private final OkHttpClient client;
    private final OkHttpClient patientClient;
    private final Duration patience;
    private final Watchdog watchdog;
    private final HttpUrl baseUrl;
    private final Identity identity;
    private final int maxAnswerBytes;
    private final DocumentSize documentSize;
    private final Compression compression;
    private final @Nullable ExchangeLog exchangeLog;
    private final AtomicBoolean closed;

    Http(
            OkHttpClient configured,
            HttpUrl baseUrl,
            Identity identity,
            int maxAnswerBytes,
            DocumentSize documentSize,
            Compression compression,
            Duration patience,
            @Nullable ExchangeLog exchangeLog) {
        // Whatever was configured: a silent second try or a redirect would make "was it sent?" a guess.
        this.client = configured
                .newBuilder()
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .addNetworkInterceptor(Http::hideRetryAfter)
                .addNetworkInterceptor(Attempt::depart) // the last: nothing stands between it and the socket
                .build();
        this.watchdog = new Watchdog();
        this.closed = new AtomicBoolean();
        this.patientClient = client.newBuilder().callTimeout(Duration.ZERO).build();
        this.patience = patience;
        this.baseUrl = baseUrl;
        this.identity = identity;
        this.maxAnswerBytes = maxAnswerBytes;
        this.documentSize = documentSize;
        this.compression = compression;
        this.exchangeLog = exchangeLog;
    }

    private Http(Http whole, Identity identity) {
        this.client = whole.client;
        this.patientClient = whole.patientClient;
        this.patience = whole.patience;
        this.watchdog = whole.watchdog;
        this.baseUrl = whole.baseUrl;
        this.identity = identity;
        this.maxAnswerBytes = whole.maxAnswerBytes;
        this.documentSize = whole.documentSize;
        this.compression = whole.compression;
        this.exchangeLog = whole.exchangeLog;
        this.closed = whole.closed;
    }

    /** The same connection, asking for another channel. */
    Http inChannel(String channel) {
        return new Http(this, identity.inChannel(channel));
    }

    Identity identity() {
        return identity;
    }

    /**
     * Sends the request as Retrofit describes it. Retrofit does not send it itself: it would hold an error page of any
     * size in memory.
     */
    <T> T call(String what, retrofit2.Call<?> described, Function<InputStream, T> reading) {
        Attempt attempt = attempt(what, described);
        Response head = null;
        byte[] body = new byte[0];
        OrderFlowException failure = null;
        // how long it may take is the HTTP client's matter
        try (Response response = watchdog.watch(() -> send(attempt), attempt::cancel, Long.MAX_VALUE)) {
            head = response;
            body = watchdog.watch(() -> body(response), attempt::cancel, Long.MAX_VALUE);
            LOG.debug("{}: HTTP {}, {} bytes", attempt.operation(), response.code(), body.length);
            return read(attempt.verdict(response, body), body, reading);
        } catch (IOException e) {
            failure = attempt.unanswered(e);
            throw failure;
        } catch (OrderFlowException e) {
            failure = e;
            throw e;
        } finally {
            tell(attempt, head, body, failure);
        }
    }

    void tell(Attempt attempt, @Nullable Response response, byte[] answer, @Nullable OrderFlowException failure) {
        if (exchangeLog != null) {
            exchangeLog.tell(attempt, response, answer, failure);
        }
    }

    /**
     * A stream that sends the request when it is first walked, and reads the answer as it is walked, however long the walk
     * takes: silence ends it, and more waiting in all than there is patience.
     */
    <T> Stream<T> stream(String what, Supplier<retrofit2.Call<?>> described, Function<InputStream, Stream<T>> reading) {
        AnswerStream<T> answer = new AnswerStream<>(this, () -> attempt(what, described.get()), reading);
        return StreamSupport.stream(answer, false).onClose(answer::close);
    }

    private Response send(Attempt attempt) throws IOException {
        Request request = compression.applied(attempt.request());
        Response response = attempt.execute(client, request);
        compression.heard(response);
        if (response.code() == 415 && request.header("Content-Encoding") != null) {
            response.close();
            compression.refused();
            attempt.startAgain();
            response = attempt.execute(client, attempt.request());
        }
        return response;
    }

    DocumentSize documentSize() {
        return documentSize;
    }

    /** Sends the request of a stream. The head of the answer must come in the time of a whole answer of any other call. */
    Response begin(Attempt attempt) throws IOException {
        long most = client.callTimeoutMillis() == 0
                ? TimeUnit.NANOSECONDS.convert(patience)
                : TimeUnit.MILLISECONDS.toNanos(client.callTimeoutMillis());
        return watchdog.watch(() -> attempt.execute(patientClient, attempt.request()), attempt::cancel, most);
    }

    /** The body of a stream. */
    InputStream body(Attempt attempt, Response response) {
        return new PatientInput(response.body().byteStream(), attempt::cancel, watchdog, patience);
    }

    private Attempt attempt(String what, retrofit2.Call<?> described) {
        if (closed.get()) {
            throw new IllegalStateException("The OrderFlow client is closed");
        }
        Request request = identity.signed(described.request()).build();
        String operation = what + " (" + request.method() + " " + relativePath(request) + ")";
        return new Attempt(operation, request, identity.redaction());
    }

    private static Response hideRetryAfter(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String retryAfter = response.header("Retry-After");
        if (retryAfter == null) {
            return response;
        }
        Headers.Builder headers = response.headers().newBuilder().removeAll("Retry-After");
        // a shop or proxy may send any bytes there
        return response.newBuilder()
                .headers(headers.addUnsafeNonAscii(RETRY_AFTER, retryAfter).build())
                .build();
    }

    private <T> T read(Verdict verdict, byte[] body, Function<InputStream, T> reading) {
        verdict.refuseStatus();
        if (body.length > maxAnswerBytes) {
            throw verdict.tooLarge(maxAnswerBytes);
        }
        try {
            return reading.apply(new ByteArrayInputStream(verdict.document()));
        } catch (InvalidMessageException e) {
            throw verdict.onUnreadable(e);
        }
    }

    /** At most one byte more than allowed, counted after decompression. */
    private byte[] body(Response response) throws IOException {
        try {
            return response.body().byteStream().readNBytes(maxAnswerBytes + 1);
        } catch (IOException e) {
            if (response.code() >= 400) {
                // The status alone tells what happened.
                return new byte[0];
            }
            throw e;
        }
    }

    private String relativePath(Request request) {
        return request.url().encodedPath().substring(baseUrl.encodedPath().length());
    }

    @Override
    public void close() {
        closed.set(true);
        client.connectionPool().evictAll();
    }

    @Override
    public String toString() {
        return baseUrl + ", " + identity;
    }
}
