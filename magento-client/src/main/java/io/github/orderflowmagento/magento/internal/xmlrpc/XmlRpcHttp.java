package io.github.orderflowmagento.magento.internal.xmlrpc;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;
import retrofit2.Retrofit;

import io.github.orderflowmagento.magento.MagentoException;

/** Posts XML-RPC requests and turns what comes back, whatever it is, into a value or a typed failure. */
public final class XmlRpcHttp {
    private static final MediaType XML = MediaType.get("text/xml; charset=utf-8");
    private static final int EXCERPT_SOURCE = 4096;
    private static final String LOGIN = "login";

    /** Where {@code Retry-After} is kept from OkHttp, which would post again at once on 0 and break on a large number. */
    private static final String RETRY_AFTER = "X-Magento-Client-Retry-After";

    private final OkHttpClient client;
    private final HttpUrl baseUrl;
    private final XmlRpcEndpoint endpoint;
    private final long maxAnswerBytes;
    private final Redaction redaction;

    /**
     * @param baseUrl the shop, ending in a slash
     * @param maxAnswerBytes the largest answer that is read
     * @param secrets texts that no message may hold
     */
    public XmlRpcHttp(OkHttpClient client, HttpUrl baseUrl, long maxAnswerBytes, List<String> secrets) {
        // whatever was configured: a request that may have been executed is never sent again behind the caller's back,
        // a
        // redirected POST loses its body, and credentials must not follow to another host
        this.client = client.newBuilder()
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .addNetworkInterceptor(Departure.recorder())
                .addNetworkInterceptor(XmlRpcHttp::hideRetryAfter)
                .build();
        this.baseUrl = baseUrl;
        this.endpoint = new Retrofit.Builder()
                .client(this.client)
                .baseUrl(baseUrl)
                .build()
                .create(XmlRpcEndpoint.class);
        this.maxAnswerBytes = maxAnswerBytes;
        this.redaction = new Redaction(secrets);
    }

    private static okhttp3.Response hideRetryAfter(Interceptor.Chain chain) throws IOException {
        okhttp3.Response response = chain.proceed(chain.request());
        String retryAfter = response.header("Retry-After");
        return retryAfter == null
                ? response
                : response.newBuilder()
                        .removeHeader("Retry-After")
                        .header(RETRY_AFTER, retryAfter)
                        .build();
    }

    Redaction redaction() {
        return redaction;
    }

    /**
     * Posts a request that only reads: once more if the first got no answer, unless it took its time.
     *
     * @throws XmlRpcFault if the server answers with a fault
     * @throws MagentoException if it does not answer, or not in XML-RPC
     */
    @Nullable
    Object ask(String method, List<? extends @Nullable Object> parameters, String operation) {
        try {
            return post(method, parameters, operation);
        } catch (MagentoException.NotReached | MagentoException.NoAnswer e) {
            if (e.getCause() instanceof InterruptedIOException) {
                throw e;
            }
            return post(method, parameters, operation);
        }
    }

    /**
     * @throws XmlRpcFault if the server answers with a fault
     * @throws MagentoException if it does not answer, or not in XML-RPC
     */
    @Nullable
    Object post(String method, List<? extends @Nullable Object> parameters, String operation) {
        RequestBody request = RequestBody.create(written(method, parameters, operation), XML);
        Departure departure = new Departure();
        try {
            Response<ResponseBody> response = endpoint.post(request, departure).execute();
            ResponseBody body = response.isSuccessful() ? response.body() : response.errorBody();
            try (ResponseBody open = body) {
                byte[] bytes = open == null ? new byte[0] : read(open, operation);
                if (!response.isSuccessful()) {
                    throw refused(operation, response, shown(method, bytes));
                }
                return parse(operation, bytes, shown(method, bytes));
            }
        } catch (IOException e) {
            throw departure.hasBegun()
                    ? new MagentoException.NoAnswer(
                            operation, "the request was sent, but no whole answer came back (" + reason(e) + ")", e)
                    : new MagentoException.NotReached(
                            operation,
                            "no connection to " + address() + " (" + reason(e)
                                    + "); check the base URL and the network",
                            e);
        }
    }

    private static byte[] written(String method, List<? extends @Nullable Object> parameters, String operation) {
        try {
            return XmlRpcWriter.request(method, parameters);
        } catch (IllegalArgumentException e) {
            throw new MagentoException.Rejected(operation, null, "nothing was sent: " + e.getMessage());
        }
    }

    private byte[] read(ResponseBody body, String operation) throws IOException {
        Buffer buffer = new Buffer();
        while (body.source().read(buffer, 64 * 1024L) >= 0) {
            if (buffer.size() > maxAnswerBytes) {
                throw new MagentoException.NotUnderstood(
                        operation,
                        "the answer is larger than " + maxAnswerBytes + " bytes; ask for less, or raise maxAnswerBytes",
                        null);
            }
        }
        return buffer.readByteArray();
    }

    private @Nullable Object parse(String operation, byte[] bytes, String shown) {
        try {
            return XmlRpcReader.read(bytes);
        } catch (XmlRpcFault fault) {
            throw new XmlRpcFault(fault.code(), redaction.fault(fault.text()));
        } catch (UnreadableAnswerException e) {
            // not as the cause: it would repeat what the shop sent
            throw new MagentoException.NotUnderstood(
                    operation, redaction.clean(String.valueOf(e.getMessage())) + "; the answer begins " + shown, null);
        }
    }

    private MagentoException refused(String operation, Response<?> response, String shown) {
        int status = response.code();
        String says = address() + " answers HTTP " + status + (shown.isEmpty() ? " and nothing else" : ", " + shown);
        return switch (status) {
            case 301, 302, 303, 307, 308 ->
                new MagentoException.NotUnderstood(
                        operation,
                        says + ": it redirects to "
                                + redaction.clean(
                                        String.valueOf(response.headers().get("Location")))
                                + "; give that shop's address as the base URL",
                        null);
            case 401 ->
                new MagentoException.RefusedCredentials(
                        operation, null, says + "; something before the shop asks for a password of its own");
            case 403 ->
                new MagentoException.NotPermitted(operation, null, says + "; the web server blocks the address");
            case 404, 405 ->
                new MagentoException.NotUnderstood(
                        operation,
                        says + "; no XML-RPC service there: check the base URL, it may have to end in index.php/",
                        null);
            case 408, 429 -> new MagentoException.Busy(operation, null, says, retryAfter(response), false);
            // the shop itself says so before it does anything, but a proxy that lost patience with it does not
            case 503 -> new MagentoException.Busy(operation, null, says, retryAfter(response), true);
            default ->
                status >= 500
                        ? new MagentoException.ServerFault(
                                operation, null, says + "; the shop's PHP error log has the details")
                        : new MagentoException.Rejected(operation, null, says);
        };
    }

    private static @Nullable Duration retryAfter(Response<?> response) {
        String value = response.headers().get(RETRY_AFTER);
        if (value == null) {
            return null;
        }
        try {
            Duration wait = value.strip().matches("-?\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value.strip()))
                    : Duration.between(
                            ZonedDateTime.now(ZoneOffset.UTC),
                            ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** What a message shows of an answer: of the answer to a login nothing, for it may repeat the key in any disguise. */
    private String shown(String method, byte[] bytes) {
        if (bytes.length == 0) {
            return "";
        }
        return method.equals(LOGIN)
                ? "(not shown, since it answers a login)"
                : "'"
                        + redaction.excerpt(
                                new String(bytes, 0, Math.min(bytes.length, EXCERPT_SOURCE), StandardCharsets.UTF_8))
                        + "'";
    }

    private String address() {
        return baseUrl.newBuilder().username("").password("").build().toString();
    }

    private static String reason(IOException failure) {
        String message = failure.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
