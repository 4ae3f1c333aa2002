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

/** Makes one call at a time and knows, when it fails, whether the request had left. */
final class Http implements AutoCloseable {

    /** Where {@code Retry-After} is kept from OkHttp, which would repeat at once on 0 and break on a large number. */
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
        // Whatever was configured: a silent second try or a redirect would make "was it sent?" a guess.
        OkHttpClient.Builder http = configured
                .newBuilder()
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .addNetworkInterceptor(Http::hideRetryAfter)
                .addNetworkInterceptor(Progress::depart); // the last: nothing stands between it and the socket
        // the first: what another interceptor makes of an answer is bounded, too
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

    /** The same connection, asking for another channel. */
    Http inChannel(String channel) {
        return new Http(this, identity.inChannel(channel));
    }

    Identity identity() {
        return identity;
    }

    DocumentSize documentSize() {
        return documentSize;
    }

    /** What can be called. */
    OrderFlowApi api() {
        return api;
    }

    /** Makes a call that only reads; how long it may take is the HTTP client's matter. It is made again after a short time that OrderFlow asks for. */
    <T> T read(String what, Call<T> call) {
        return call(attempts(what, true), what, call);
    }

    /**
     * Makes a call that may change something. It is made again only after it was refused unread, and OrderFlow asked for a short time: a proxy
     * may say 503 for an OrderFlow that goes on.
     */
    <T> T call(String what, Call<T> call) {
        return call(attempts(what, false), what, call);
    }

    /** The sending of one request. */
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
            tell(attempt, failure);
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

    void tell(CallAttempt attempt, @Nullable OrderFlowException failure) {
        okhttp3.Response head = attempt.progress().head();
        if (head != null) {
            LOG.debug(
                    "{}: HTTP {}, {} bytes",
                    attempt.operation(),
                    head.code(),
                    attempt.progress().bytes());
        }
        if (exchangeLog != null) {
            exchangeLog.tell(attempt, failure);
        }
    }

    /**
     * A stream that sends the request when it is first walked, and reads the answer as it is walked, however long the walk
     * takes: silence ends it, and more waiting in all than there is patience.
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
     * Sends the request of a stream. The head of the answer, or a whole error page, must come in the time of a whole answer of any other
     * call, and in that of the stream.
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

    /** The body of a stream. */
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
        // a shop or proxy may send any bytes there
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
