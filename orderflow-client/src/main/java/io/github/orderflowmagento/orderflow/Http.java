package io.github.orderflowmagento.orderflow;

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
import okhttp3.ResponseBody;
import okio.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;

/** Executes calls and records whether the request had been sent when one fails. */
final class Http implements AutoCloseable {

    /** Hides {@code Retry-After} from OkHttp, which would repeat at once on 0 and fail on a large number. */
    static final String RETRY_AFTER = "X-OrderFlow-Client-Retry-After";

    private static final Logger LOG = LoggerFactory.getLogger(OrderFlow.class);

    private final OkHttpClient client;
    private final Duration patience;
    private final Watchdog watchdog;
    private final HttpUrl baseUrl;
    private final Identity identity;
    private final int maxAnswerBytes;
    private final DocumentSize documentSize;
    private final RetryAfter retryAfter;
    private final @Nullable ExchangeLog exchangeLog;
    private final AtomicBoolean closed;
    private final OrderFlowApi api;

    Http(
            OkHttpClient configured,
            HttpUrl baseUrl,
            Identity identity,
            int maxAnswerBytes,
            DocumentSize documentSize,
            CompressionInterceptor compression,
            Duration patience,
            RetryAfter retryAfter,
            @Nullable ExchangeLog exchangeLog) {
        // Overrides the configuration: after a silent retry or a redirect, it is unknown whether the request was sent.
        OkHttpClient.Builder http = configured
                .newBuilder()
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .addNetworkInterceptor(Http::hideRetryAfter)
                .addNetworkInterceptor(Progress::depart); // last, right before the socket
        // first, so that answers changed by other interceptors are limited too
        http.interceptors().add(0, compression);
        http.interceptors().add(0, new ProgressInterceptor(maxAnswerBytes));
        this.client = http.build();
        this.watchdog = new Watchdog();
        this.closed = new AtomicBoolean();
        this.patience = patience;
        this.baseUrl = baseUrl;
        this.identity = identity;
        this.maxAnswerBytes = maxAnswerBytes;
        this.documentSize = documentSize;
        this.retryAfter = retryAfter;
        this.exchangeLog = exchangeLog;
        this.api = described();
    }

    private Http(Http whole, Identity identity) {
        this.client = whole.client;
        this.patience = whole.patience;
        this.watchdog = whole.watchdog;
        this.baseUrl = whole.baseUrl;
        this.identity = identity;
        this.maxAnswerBytes = whole.maxAnswerBytes;
        this.documentSize = whole.documentSize;
        this.retryAfter = whole.retryAfter;
        this.exchangeLog = whole.exchangeLog;
        this.closed = whole.closed;
        this.api = described();
    }

    private OrderFlowApi described() {
        return new Retrofit.Builder()
                .baseUrl(baseUrl)
                .callFactory(this::newCall)
                .addConverterFactory(new DocumentConverters())
                .build()
                .create(OrderFlowApi.class);
    }

    private okhttp3.Call newCall(Request request) {
        if (closed.get()) {
            throw new IllegalStateException("The OrderFlow client is closed");
        }
        return client.newCall(
                identity.signed(request).tag(Progress.class, new Progress()).build());
    }

    /** Returns a view for another channel that shares the connections. */
    Http inChannel(String channel) {
        return new Http(this, identity.inChannel(channel));
    }

    Identity identity() {
        return identity;
    }

    DocumentSize documentSize() {
        return documentSize;
    }

    /** Returns OrderFlow's web services. */
    OrderFlowApi api() {
        return api;
    }

    /** Executes a call that only reads, within the HTTP client's timeout. Repeats it if OrderFlow asks for that after a short time. */
    <T> T read(String what, Call<T> call) {
        return call(attempts(what, true), what, call);
    }

    /**
     * Executes a call that may change something. Repeats it only if OrderFlow refused it without processing it (429 or 408) and asks for a
     * short wait: a proxy may answer 503 while OrderFlow still processes the request.
     */
    <T> T call(String what, Call<T> call) {
        return call(attempts(what, false), what, call);
    }

    /** Returns the attempts to send one request. */
    RetryAfter.Attempts attempts(String what, boolean onlyReads) {
        return retryAfter.new Attempts(what, onlyReads);
    }

    private <T> T call(RetryAfter.Attempts attempts, String what, Call<T> call) {
        for (Call<T> next = call; ; next = next.clone()) {
            attempts.begin();
            try {
                return callOnce(what, next);
            } catch (OrderFlowException.Busy e) {
                if (!attempts.isToRepeat(e)) {
                    throw e;
                }
            }
        }
    }

    private <T> T callOnce(String what, Call<T> call) {
        CallAttempt attempt = attempt(what, call);
        OrderFlowException failure = null;
        try {
            return answer(attempt, call);
        } catch (OrderFlowException e) {
            failure = e;
            throw e;
        } finally {
            log(attempt, failure);
        }
    }

    private <T> T answer(CallAttempt attempt, Call<T> call) {
        try {
            Response<T> response = watchdog.watch(call::execute, call::cancel, Long.MAX_VALUE);
            T answer = response.body();
            if (answer != null) {
                return answer;
            }
            throw response.isSuccessful() ? attempt.classifier(new byte[0]).empty() : attempt.failure(response);
        } catch (UnreadableAnswerException e) {
            throw attempt.classifier(e.body()).onUnreadable(e.problem());
        } catch (AnswerTooLargeException e) {
            throw attempt.classifier(attempt.progress().beginning()).tooLarge(maxAnswerBytes);
        } catch (IOException e) {
            throw attempt.unanswered(e);
        }
    }

    void log(CallAttempt attempt, @Nullable OrderFlowException failure) {
        okhttp3.Response head = attempt.progress().head();
        if (head != null) {
            LOG.debug(
                    "{}: HTTP {}, {} bytes",
                    attempt.operation(),
                    head.code(),
                    attempt.progress().bytes());
        }
        if (exchangeLog != null) {
            exchangeLog.log(attempt, failure);
        }
    }

    /**
     * Returns a stream that sends the request when consumption begins and reads the answer as it is consumed. Consuming may take any time;
     * the stream fails if the server is silent for too long, or if all waiting adds up to more than the timeout.
     */
    <T> Stream<T> stream(String what, Supplier<Call<ResponseBody>> calls, Function<InputStream, Stream<T>> reading) {
        AnswerStream<T> answer = new AnswerStream<>(this, what, calls, reading);
        return StreamSupport.stream(answer, false).onClose(answer::close);
    }

    CallAttempt attempt(String what, Call<?> call) {
        Request request = call.request();
        String operation = what + " (" + request.method() + " " + relativePath(request) + ")";
        return new CallAttempt(operation, call, identity.redaction());
    }

    /**
     * Sends the request of a stream. The head of the answer, or a complete error page, must arrive within both the timeout of a call and
     * that of the stream.
     */
    Response<ResponseBody> begin(Call<ResponseBody> call) throws IOException {
        Timeout ofWhole = call.timeout();
        long most = TimeUnit.NANOSECONDS.convert(patience);
        if (ofWhole.timeoutNanos() != 0) {
            most = Math.min(most, ofWhole.timeoutNanos());
        }
        ofWhole.clearTimeout();
        return watchdog.watch(call::execute, call::cancel, most);
    }

    /** Returns the body of a stream, with the timeout for waiting. */
    InputStream patient(InputStream body, Runnable cancel) {
        return new TimeLimitedInput(body, cancel, watchdog, patience);
    }

    private static okhttp3.Response hideRetryAfter(Interceptor.Chain chain) throws IOException {
        okhttp3.Response response = chain.proceed(chain.request());
        String retryAfter = response.header("Retry-After");
        if (retryAfter == null) {
            return response;
        }
        Headers.Builder headers = response.headers().newBuilder().removeAll("Retry-After");
        // a proxy may send any bytes there
        return response.newBuilder()
                .headers(headers.addUnsafeNonAscii(RETRY_AFTER, retryAfter).build())
                .build();
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
