package io.github.orderflowmagento.orderflow;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.orderflow.detect.DetectedOrderFlow;

/**
 * {@link OrderFlow} over HTTP.
 *
 * <pre>{@code
 * try (OrderFlow warehouse = OrderFlowClient.builder()
 *         .baseUrl("https://warehouse.example.com/")
 *         .credentials(user, password)
 *         .organisation("acme")
 *         .channel("acme-shop")
 *         .build()) {
 *     ImportReport report = warehouse.products().merge(List.of(mug));
 *     report.resultOf("MUG-001").ifPresent(result -> System.out.println(result.outcome()));
 * }
 * }</pre>
 *
 * <p>Each call is sent once, on its own connection, unless OrderFlow asks to repeat it after a short time (see {@link
 * Builder#maxRetryAfter}); redirects are not followed. If its thread is interrupted, a call throws
 * {@link OrderFlowException.NotReached} if nothing was sent, and {@link OrderFlowException.NoAnswer} otherwise; the thread stays
 * interrupted. {@code toString} shows neither user name nor password.
 *
 * <p>Safe for use by several threads. One client per organisation is enough: {@link #inChannel} returns a view for another of its
 * channels.
 */
public final class OrderFlowClient implements OrderFlow {

    private final Http http;

    /** Whether this is the client that was built, not a view of it. */
    private final boolean isWhole;

    private OrderFlowClient(Http http, boolean isWhole) {
        this.http = http;
        this.isWhole = isWhole;
    }

    /** Returns a builder of clients. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String channel() {
        return http.identity().channel();
    }

    @Override
    public OrderFlow inChannel(String channel) {
        if (channel.isBlank()) {
            throw new IllegalArgumentException("inChannel: the channel's name must not be blank");
        }
        return new OrderFlowClient(http.inChannel(channel), false);
    }

    @Override
    public Products products() {
        return new HttpProducts(http);
    }

    @Override
    public Orders orders() {
        return new HttpOrders(http);
    }

    @Override
    public Returns returns() {
        return new HttpReturns(http);
    }

    @Override
    public Inventory inventory() {
        return new InventoryRetrieval(http);
    }

    @Override
    public void close() {
        if (isWhole) {
            http.close();
        }
    }

    @Override
    public String toString() {
        return "OrderFlowClient{" + http + "}";
    }

    /**
     * Builds clients. Base URL, credentials, organisation and channel are mandatory; everything else has a default. Not
     * thread-safe.
     */
    public static final class Builder {

        private static final Duration DETECTION = Duration.ofSeconds(30);
        private static final long MEBIBYTE = 1024 * 1024;
        private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1");

        private @Nullable String baseUrl;
        private @Nullable String user;
        private @Nullable String password;
        private @Nullable String organisation;
        private @Nullable String channel;
        private Duration timeout = Duration.ofMinutes(5);
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration inventoryTimeout = Duration.ofHours(1);
        private RetryAfter retryAfter = new RetryAfter(RetryAfter.USUAL_WAIT);
        private long maxAnswerBytes = 64 * MEBIBYTE;
        private DocumentSize documentSize = new DocumentSize(100, 2 << 20);
        private RequestCompression compression = RequestCompression.WHEN_ACCEPTED;
        private @Nullable Consumer<Exchange> exchanges;
        private boolean showsPersonalData;
        private boolean plainHttp;
        private Consumer<OkHttpClient.Builder> configuration = http -> {};

        private Builder() {}

        /**
         * Sets OrderFlow's address: {@code https}, or {@code http} to this machine or with {@link #allowPlainHttp}. A path is kept, a
         * missing slash at the end is added. Mandatory.
         *
         * @param url without credentials, query and fragment; checked by {@link #build}
         */
        public Builder baseUrl(String url) {
            this.baseUrl = url;
            return this;
        }

        /**
         * Sets user name and password of HTTP Basic authentication. Mandatory.
         *
         * @param user without a colon; checked by {@link #build}
         * @param password not blank
         */
        public Builder credentials(String user, String password) {
            this.user = user;
            this.password = password;
            return this;
        }

        /** Sets OrderFlow's name of the organisation, which is sent with every call. Mandatory, not blank. */
        public Builder organisation(String organisation) {
            this.organisation = organisation;
            return this;
        }

        /** Sets OrderFlow's name of the sales channel, which is sent with every call. Mandatory, not blank. */
        public Builder channel(String channel) {
            this.channel = channel;
            return this;
        }

        /**
         * Sets how long a call may take from start to end, and how long OrderFlow may be silent. Of an inventory only the head of
         * the answer must arrive in this time; see {@link #inventoryTimeout}. Default: 5 minutes.
         *
         * @throws IllegalArgumentException if the timeout is not positive
         */
        public Builder timeout(Duration timeout) {
            this.timeout = positive(timeout);
            return this;
        }

        /**
         * Sets how long all waiting for the lines of an inventory may take together, once its answer has begun. Time spent by the
         * code that consumes the lines does not count. Default: 1 hour.
         *
         * @throws IllegalArgumentException if the timeout is not positive
         */
        public Builder inventoryTimeout(Duration timeout) {
            this.inventoryTimeout = positive(timeout);
            return this;
        }

        /**
         * Sets how long making a connection may take. Default: 10 seconds.
         *
         * @throws IllegalArgumentException if the timeout is not positive
         */
        public Builder connectTimeout(Duration timeout) {
            this.connectTimeout = positive(timeout);
            return this;
        }

        /**
         * Sets how long one call waits in total when OrderFlow answers 429, 408 or 503 with {@code Retry-After}. A read is then sent again;
         * a call that changes something is repeated only after 429 or 408, since a proxy may answer 503 while OrderFlow still processes the
         * request. Other calls of this client wait, too. If the requested wait is longer, or OrderFlow refuses repeatedly, calls fail with
         * {@link OrderFlowException.Busy} without being sent until the time is over. Default: 30 seconds.
         *
         * @param longest the longest wait in total; with zero each such answer fails its own call at once, and no other
         * @throws IllegalArgumentException if it is negative
         */
        public Builder maxRetryAfter(Duration longest) {
            if (longest.isNegative()) {
                throw new IllegalArgumentException("maxRetryAfter must not be negative, was " + longest);
            }
            return retryAfter(new RetryAfter(longest));
        }

        Builder retryAfter(RetryAfter waiting) {
            this.retryAfter = waiting;
            return this;
        }

        /**
         * Sets the size of the largest answer that is read, in bytes after decompression; a larger one is {@link
         * OrderFlowException.NotUnderstood}. An inventory may be of any size. Default: 64 MiB, which is also the maximum.
         *
         * @throws IllegalArgumentException if it is not from 1 byte to 64 MiB
         */
        public Builder maxAnswerBytes(long bytes) {
            if (bytes < 1 || bytes > 64 * MEBIBYTE) {
                throw new IllegalArgumentException("maxAnswerBytes must be from 1 byte to 64 MiB, was " + bytes);
            }
            this.maxAnswerBytes = bytes;
            return this;
        }

        /**
         * Sets the size of the largest documents that {@code importAll} sends. An item larger than {@code maxBytes} is sent alone.
         * Default: 100 items, as the OrderFlow extension sends them, and 2 MiB.
         *
         * @param maxItems the maximum number of items in one document
         * @param maxBytes the maximum number of bytes in one document, before compression
         * @throws IllegalArgumentException if one of them is not positive
         */
        public Builder importDocuments(int maxItems, int maxBytes) {
            this.documentSize = new DocumentSize(maxItems, maxBytes);
            return this;
        }

        /** Sets whether imports are sent compressed. Default: {@link RequestCompression#WHEN_ACCEPTED}. */
        public Builder requestCompression(RequestCompression compression) {
            this.compression = compression;
            return this;
        }

        /**
         * Sets a listener that receives each request and its answer when the call is over, on the calling thread. User name,
         * password and personal data are masked. An exception of the listener is logged and affects no call. Replaces a listener
         * set before. Default: none.
         *
         * <pre>{@code
         * .exchangeLog(exchange -> log.debug("{}", exchange))
         * }</pre>
         */
        public Builder exchangeLog(Consumer<Exchange> listener) {
            this.exchanges = listener;
            this.showsPersonalData = false;
            return this;
        }

        /**
         * Like {@link #exchangeLog}, but shows names, addresses and all other personal data of customers. For diagnosis only, with a
         * log that is protected accordingly. User name and password are masked here too. Replaces a listener set before.
         */
        public Builder exchangeLogWithPersonalData(Consumer<Exchange> listener) {
            this.exchanges = listener;
            this.showsPersonalData = true;
            return this;
        }

        /**
         * Allows plain {@code http} to another machine. Anybody on the network path can then read the password and the orders. Default: not
         * allowed.
         */
        public Builder allowPlainHttp() {
            this.plainHttp = true;
            return this;
        }

        /**
         * Configures the underlying HTTP client, for example its proxy, certificates or interceptors (which see the password). Applied by
         * {@link #build}, after the settings above; several configurations are applied in order. Redirects are never followed and failed
         * connections never retried, regardless of this configuration. The HTTP library and its version are not part of the stable API.
         */
        public Builder configureHttp(Consumer<OkHttpClient.Builder> configuration) {
            this.configuration = this.configuration.andThen(configuration);
            return this;
        }

        /**
         * Returns the client. Connects to nothing yet.
         *
         * @throws IllegalStateException if something mandatory is missing or blank; names it
         * @throws IllegalArgumentException if the base URL is not a URL, holds credentials, query or fragment, or is plain {@code http}
         *     to another machine without {@link #allowPlainHttp}; or if the user name holds a colon
         */
        public OrderFlowClient build() {
            return new OrderFlowClient(http(timeout, retryAfter), true);
        }

        /**
         * Finds out whether OrderFlow can be reached, accepts the user, knows the channel and answers, and how far its clock differs from
         * this machine's. Sends at most two calls, which change nothing: one reads the beginning of the inventory, the other requests an
         * order that does not exist. Each takes at most 30 seconds, or the {@link #timeout} if that is shorter.
         *
         * @return what was found out; what could not be found out is unknown. A failed call is part of the result, not an exception
         * @throws IllegalStateException as {@link #build} does
         * @throws IllegalArgumentException as {@link #build} does
         */
        public DetectedOrderFlow detect() {
            Duration limit = timeout.compareTo(DETECTION) < 0 ? timeout : DETECTION;
            try (Http http = http(limit, new RetryAfter(Duration.ZERO))) {
                return new Detection(http, usable(given(baseUrl, "baseUrl")).toString()).detect();
            }
        }

        private Http http(Duration limit, RetryAfter waiting) {
            HttpUrl url = usable(given(baseUrl, "baseUrl"));
            Identity identity = new Identity(
                    withoutColon(given(user, "credentials")),
                    given(password, "credentials"),
                    given(organisation, "organisation"),
                    given(channel, "channel"));
            return new Http(
                    httpClient(limit),
                    url,
                    identity,
                    (int) maxAnswerBytes,
                    documentSize,
                    new CompressionInterceptor(compression),
                    inventoryTimeout,
                    waiting,
                    exchanges == null
                            ? null
                            : new ExchangeLog(
                                    exchanges, new PersonalDataMask(identity.redaction(), showsPersonalData)));
        }

        private OkHttpClient httpClient(Duration limit) {
            OkHttpClient.Builder http = new OkHttpClient.Builder()
                    .callTimeout(limit)
                    .readTimeout(limit)
                    .writeTimeout(limit)
                    .connectTimeout(connectTimeout)
                    // The server may have closed an idle connection, which shows only after sending.
                    .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS));
            configuration.accept(http);
            return http.build();
        }

        private HttpUrl usable(String text) {
            HttpUrl url = HttpUrl.parse(text.endsWith("/") ? text : text + "/");
            if (url == null) {
                throw new IllegalArgumentException("baseUrl is not a URL that begins with https:// or http://");
            }
            if (!url.username().isEmpty() || !url.password().isEmpty()) {
                throw new IllegalArgumentException("baseUrl holds credentials; give them to credentials(...)");
            }
            if (url.query() != null || url.fragment() != null) {
                throw new IllegalArgumentException("baseUrl must end with the path, without '?' and '#'");
            }
            if (!url.isHttps() && !plainHttp && !LOOPBACK.matcher(url.host()).matches()) {
                throw new IllegalArgumentException("baseUrl is plain http to " + url.host()
                        + ", which exposes the password and the orders on the network: use https, or call"
                        + " allowPlainHttp()");
            }
            return url;
        }

        private static String withoutColon(String user) {
            if (user.contains(":")) {
                throw new IllegalArgumentException(
                        "the user name holds a colon, which HTTP Basic" + " authentication cannot carry");
            }
            return user;
        }

        private static Duration positive(Duration timeout) {
            if (timeout.isZero() || timeout.isNegative()) {
                throw new IllegalArgumentException("A timeout must be positive, was " + timeout);
            }
            return timeout;
        }

        private static String given(@Nullable String value, String name) {
            if (value == null || value.isBlank()) {
                throw new IllegalStateException("OrderFlowClient needs " + name + "(...)");
            }
            return value;
        }
    }
}
