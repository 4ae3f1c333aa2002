package io.github.orderflowmagento.orderflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.orderflow.OrderFlowException.NoAnswer;
import io.github.orderflowmagento.orderflow.OrderFlowException.NotReached;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;

/** Makes one call at a time and knows, when it fails, whether the request had left. */
final class Http implements AutoCloseable {

    /** Where {@code Retry-After} is kept from OkHttp, which would repeat at once on 0 and break on a large number. */
    static final String RETRY_AFTER = "X-OrderFlow-Client-Retry-After";

    private static final Logger LOG = LoggerFactory.getLogger(OrderFlow.class);

    private final OkHttpClient client;
    private final HttpUrl baseUrl;
    private final Identity identity;
    private final int maxAnswerBytes;
    private volatile boolean closed;

    Http(OkHttpClient configured, HttpUrl baseUrl, Identity identity, int maxAnswerBytes) {
        EventListener.Factory listeners = configured.eventListenerFactory();
        // Whatever was configured: a silent second try or a redirect would make "was it sent?" a guess.
        this.client = configured
                .newBuilder()
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .addNetworkInterceptor(Http::hideRetryAfter)
                .eventListenerFactory(call -> listeners.create(call).plus(new Departure.Listener()))
                .build();
        this.baseUrl = baseUrl;
        this.identity = identity;
        this.maxAnswerBytes = maxAnswerBytes;
    }

    /**
     * Sends the request as Retrofit describes it. Retrofit does not send it itself: it would hold an error page of any
     * size in memory.
     */
    <T> T call(String what, retrofit2.Call<?> described, Function<InputStream, T> reading) {
        if (closed) {
            throw new IllegalStateException("The OrderFlow client is closed");
        }
        Departure departure = new Departure();
        Request request = identity.signed(described.request())
                .tag(Departure.class, departure)
                .build();
        String operation = what + " (" + request.method() + " " + relativePath(request) + ")";
        try (Response response = client.newCall(request).execute()) {
            byte[] body = body(response);
            LOG.debug("{}: HTTP {}, {} bytes", operation, response.code(), body.length);
            return read(new Verdict(operation, response, body, maxAnswerBytes, identity.redaction()), reading);
        } catch (IOException e) {
            throw unanswered(operation, request, departure, e);
        }
    }

    private static Response hideRetryAfter(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String retryAfter = response.header("Retry-After");
        return retryAfter == null
                ? response
                : response.newBuilder()
                        .removeHeader("Retry-After")
                        .header(RETRY_AFTER, retryAfter)
                        .build();
    }

    private static <T> T read(Verdict verdict, Function<InputStream, T> reading) {
        verdict.refuseFailure();
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

    private static OrderFlowException unanswered(
            String operation, Request request, Departure departure, IOException cause) {
        String server = request.url().host() + ":" + request.url().port();
        String why = " (" + cause.getClass().getSimpleName() + ": " + cause.getMessage() + ")";
        return departure.hasLeft()
                ? new NoAnswer(
                        operation,
                        server + " was sent the request and gave no whole answer" + why
                                + ". Whether it was carried out is unknown; see isRetryable().",
                        cause)
                : new NotReached(
                        operation,
                        "no connection to " + server + why
                                + ". Nothing was sent. Check the base URL, name resolution, firewall and certificate.",
                        cause);
    }

    private String relativePath(Request request) {
        return request.url().encodedPath().substring(baseUrl.encodedPath().length());
    }

    @Override
    public void close() {
        closed = true;
        client.connectionPool().evictAll();
    }

    @Override
    public String toString() {
        return baseUrl + ", " + identity;
    }

    /** Whether the first byte of a request has left; kept with the request as a tag. */
    private static final class Departure {

        private volatile boolean left;

        boolean hasLeft() {
            return left;
        }

        private static final class Listener extends EventListener {
            @Override
            public void requestHeadersStart(Call call) {
                Departure departure = call.request().tag(Departure.class);
                if (departure != null) {
                    departure.left = true;
                }
            }
        }
    }
}
