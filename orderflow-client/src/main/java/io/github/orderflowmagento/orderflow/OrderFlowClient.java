package io.github.orderflowmagento.orderflow;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

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
 * <p>Safe for use by several threads; one client per organisation is enough: {@link #inChannel} speaks for its other channels. Each call is sent once, on a
 * connection of its own; redirects are not followed. A call or walk whose thread is interrupted ends with {@link
 * OrderFlowException.NotReached} if nothing was sent, else with {@link OrderFlowException.NoAnswer}; the thread stays
 * interrupted. {@code toString} shows neither user name nor password.
 */
public final class OrderFlowClient implements OrderFlow {

    private final Http http;

    /** Whether this is what was built, and not a view on it. */
    private final boolean isWhole;

    private OrderFlowClient(Http http, boolean isWhole) {
        this.http = http;
        this.isWhole = isWhole;
    }

    /** A builder of clients; not safe for use by several threads. */
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
            throw new IllegalArgumentException("inChannel: needs the name of a channel");
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

    /** Builds clients. Base URL, credentials, organisation and channel must be given; the rest has defaults. */
    public static final class Builder {

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
        private long maxAnswerBytes = 64 * MEBIBYTE;
        private DocumentSize documentSize = new DocumentSize(100, 2 << 20);
        private RequestCompression compression = RequestCompression.WHEN_ACCEPTED;
        private @Nullable Consumer<Exchange> exchanges;
        private boolean showsPersonalData;
        private boolean plainHttp;
        private Consumer<OkHttpClient.Builder> configuration = http -> {};

        private Builder() {}

        /** Where OrderFlow is; a path is kept, a missing slash at the end is added. */
        public Builder baseUrl(String url) {
            this.baseUrl = url;
            return this;
        }

        /** User name (without a colon) and password of HTTP Basic authentication. */
        public Builder credentials(String user, String password) {
            this.user = user;
            this.password = password;
            return this;
        }

        /** OrderFlow's name of the organisation; goes with every call. */
        public Builder organisation(String organisation) {
            this.organisation = organisation;
            return this;
        }

        /** OrderFlow's name of the sales channel; goes with every call. */
        public Builder channel(String channel) {
            this.channel = channel;
            return this;
        }

        /**
         * The longest a call may take from beginning to end, and the longest silence of the other side; 300 seconds
         * unless told. Of an inventory only the head of the answer must come in that time: see {@link #inventoryTimeout}.
         */
        public Builder timeout(Duration timeout) {
            this.timeout = positive(timeout);
            return this;
        }

        /**
         * The longest that an inventory is waited for in all, once its answer has begun, however slowly it drips.
         * What the walk does with the lines meanwhile does not count. Default: one hour.
         */
        public Builder inventoryTimeout(Duration timeout) {
            this.inventoryTimeout = positive(timeout);
            return this;
        }

        /** The longest that making a connection may take; 10 seconds unless told. */
        public Builder connectTimeout(Duration timeout) {
            this.connectTimeout = positive(timeout);
            return this;
        }

        /**
         * The largest answer that is read, decompressed; 64 MiB unless told, and at most. An inventory may be of any
         * size.
         */
        public Builder maxAnswerBytes(long bytes) {
            if (bytes < 1 || bytes > 64 * MEBIBYTE) {
                throw new IllegalArgumentException("maxAnswerBytes must be from 1 to 64 MiB, is " + bytes);
            }
            this.maxAnswerBytes = bytes;
            return this;
        }

        /**
         * The largest documents that {@code importAll} makes: so many items and so many bytes, before compression. An
         * item that is larger goes alone. 100 items (as the extension has it) and 2 MiB unless told.
         */
        public Builder importDocuments(int maxItems, int maxBytes) {
            this.documentSize = new DocumentSize(maxItems, maxBytes);
            return this;
        }

        /** Whether imports are sent compressed; {@link RequestCompression#WHEN_ACCEPTED} unless told. */
        public Builder requestCompression(RequestCompression compression) {
            this.compression = compression;
            return this;
        }

        /**
         * Tells of each call when it is over, on the calling thread: what was sent and what came back, without user
         * name, password, and what a customer could be known by. What the listener throws concerns no call.
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
         * As {@link #exchangeLog}, with names, addresses and all other personal data of customers: for finding a fault,
         * into a log that is kept accordingly. User name and password are blotted out here, too.
         */
        public Builder exchangeLogWithPersonalData(Consumer<Exchange> listener) {
            this.exchanges = listener;
            this.showsPersonalData = true;
            return this;
        }

        /** Allows {@code http} to another machine, where everybody on the way can read password and orders. */
        public Builder allowPlainHttp() {
            this.plainHttp = true;
            return this;
        }

        /**
         * Changes the HTTP client beneath: proxy, certificates, interceptors (which see the password). Applied once,
         * after the settings above; that redirects are not followed and failed connections not retried stays so
         * whatever is set. The HTTP library and its version are no part of this API's promise.
         */
        public Builder configureHttp(Consumer<OkHttpClient.Builder> configuration) {
            this.configuration = this.configuration.andThen(configuration);
            return this;
        }

        /**
         * The client. Makes no connection yet.
         *
         * @throws IllegalStateException naming what was not given
         * @throws IllegalArgumentException if the base URL or the user name cannot be used
         */
        public OrderFlowClient build() {
            HttpUrl url = usable(given(baseUrl, "baseUrl"));
            Identity identity = new Identity(
                    withoutColon(given(user, "credentials")),
                    given(password, "credentials"),
                    given(organisation, "organisation"),
                    given(channel, "channel"));
            return new OrderFlowClient(
                    new Http(
                            httpClient(),
                            url,
                            identity,
                            (int) maxAnswerBytes,
                            documentSize,
                            new Compression(compression),
                            inventoryTimeout,
                            exchanges == null
                                    ? null
                                    : new ExchangeLog(
                                            exchanges, new Discretion(identity.redaction(), showsPersonalData))),
                    true);
        }

        private OkHttpClient httpClient() {
            OkHttpClient.Builder http = new OkHttpClient.Builder()
                    .callTimeout(timeout)
                    .readTimeout(timeout)
                    .writeTimeout(timeout)
                    .connectTimeout(connectTimeout)
                    // A kept connection may have been closed by the other side, which shows only after sending.
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
                        + ", which shows password and orders to everybody on the way: use https, or say"
                        + " allowPlainHttp()");
            }
            return url;
        }

        private static String withoutColon(String user) {
            if (user.contains(":")) {
                throw new IllegalArgumentException("The user name of credentials(...) holds a colon, which HTTP Basic"
                        + " authentication cannot carry");
            }
            return user;
        }

        private static Duration positive(Duration timeout) {
            if (timeout.isZero() || timeout.isNegative()) {
                throw new IllegalArgumentException("A timeout must be longer than nothing, is " + timeout);
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
