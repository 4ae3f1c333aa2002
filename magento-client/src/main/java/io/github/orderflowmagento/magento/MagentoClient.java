package io.github.orderflowmagento.magento;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.internal.Pace;
import io.github.orderflowmagento.magento.internal.road.Roads;
import io.github.orderflowmagento.magento.model.OAuthCredentials;

/**
 * Connects to a shop.
 *
 * <pre>{@code
 * try (Magento shop = MagentoClient.builder()
 *         .baseUrl("https://shop.example.com/")
 *         .credentials("orderflow", System.getenv("MAGENTO_API_KEY"))
 *         .build()) {
 *     shop.orders().list(OrderQuery.status("processing")).forEach(order -> System.out.println(order.incrementId()));
 * }
 * }</pre>
 *
 * <p>The road is XML-RPC unless {@link Builder#webService} says another: it is in every Magento 1 (Community 1.6 to 1.9,
 * Enterprise 1.11 to 1.14) and in OpenMage, and with SOAP v1 it alone brings every column. The administrator creates the user
 * under System &gt; Web Services.
 */
public final class MagentoClient {
    private MagentoClient() {}

    /** A new builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Says which shop, and how to behave towards it. Not safe to share between threads; the shop it builds is. */
    public static final class Builder {
        private static final String SERVICE_PATH = "api/(xmlrpc|soap|v2_soap|rest)";
        private static final int MAX_BATCH_SIZE = 1000;
        private static final int MAX_PARALLELISM = 4;

        /** Less than any web server keeps an idle connection; Apache's five seconds are the shortest. */
        private static final int KEEP_ALIVE_SECONDS = 4;

        private @Nullable HttpUrl baseUrl;
        private Roads.@Nullable ApiUser apiUser;
        private @Nullable OAuthCredentials oauth;
        private WebService webService = WebService.XML_RPC;
        private @Nullable WebService stockService;
        private boolean plainHttpAllowed;
        private Duration timeout = Duration.ofMinutes(5);
        private Duration connectTimeout = Duration.ofSeconds(10);
        private long maxAnswerBytes = 64L * 1024 * 1024;
        private int batchSize = 100;
        private Duration targetTime = Duration.ofSeconds(10);
        private int parallelism = 1;
        private OptionalInt writeBatchSize = OptionalInt.empty();
        private int pageSize = 1000;
        private Consumer<OkHttpClient.Builder> httpConfiguration = http -> {};

        private Builder() {}

        /**
         * The shop's base URL, as in its configuration and with its sub-directory if it has one. Where the web server does not
         * rewrite, it ends in {@code index.php/}. The address of one of the services itself is taken as well.
         *
         * @throws IllegalArgumentException if it is no http(s) address, or holds a user, a query or a fragment
         */
        public Builder baseUrl(String url) {
            String base = url.strip().replaceFirst("/*$", "/").replaceFirst("(?<=/)" + SERVICE_PATH + "/$", "");
            HttpUrl parsed = HttpUrl.parse(base);
            if (parsed == null) {
                throw new IllegalArgumentException("baseUrl: not an http or https address");
            }
            if (!parsed.username().isEmpty() || !parsed.password().isEmpty()) {
                throw new IllegalArgumentException(
                        "baseUrl: without user and password; use configureHttp for HTTP Basic in front of the shop");
            }
            if (parsed.query() != null || parsed.fragment() != null) {
                throw new IllegalArgumentException("baseUrl: without a query and a fragment");
            }
            baseUrl = parsed;
            return this;
        }

        /** Name and key of an API user whose role allows what is to be done. For all web services but REST. */
        public Builder credentials(String user, String apiKey) {
            apiUser = new Roads.ApiUser(Objects.requireNonNull(user), Objects.requireNonNull(apiKey));
            return this;
        }

        /** What REST is reached with. */
        public Builder oauth(OAuthCredentials credentials) {
            oauth = Objects.requireNonNull(credentials);
            return this;
        }

        /** The web service to use. Default {@link WebService#XML_RPC}. */
        public Builder webService(WebService service) {
            webService = Objects.requireNonNull(service);
            return this;
        }

        /**
         * The web service to use for stock, if it is to be another: XML-RPC saves the whole product with each update, SOAP v2 (from
         * Magento 1.8 on) and REST (from 1.7 on) write many stock rows in one request. The other side of it: where the shop
         * hides what is out of stock, Magento 1.8 to 1.9 and OpenMage before 20.1.0 show a product that was updated over SOAP v2
         * as it was until it is indexed again.
         */
        public Builder stockOver(WebService service) {
            stockService = Objects.requireNonNull(service);
            return this;
        }

        /** Lets credentials and orders travel in clear to a host that is not this machine. Only for tests in a closed network. */
        public Builder allowPlainHttp() {
            plainHttpAllowed = true;
            return this;
        }

        /** How long one call may take over all, batches included. Default 5 minutes. */
        public Builder timeout(Duration timeout) {
            this.timeout = timeout;
            return this;
        }

        /** How long connecting may take. Default 10 seconds. */
        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = connectTimeout;
            return this;
        }

        /** The largest answer that is read, in bytes, uncompressed. Default 64 MiB. */
        public Builder maxAnswerBytes(long bytes) {
            maxAnswerBytes = bytes;
            return this;
        }

        /**
         * How many calls that read go into one round trip at most. Default 100. As many do as the shop answers within
         * the {@link #targetTime}: the first round trip carries at most 100; a slow one, or one that fails, halves the
         * number, a fast one doubles it, with more patience once there was trouble.
         *
         * @throws IllegalArgumentException if not from 1 to 1000
         */
        public Builder batchSize(int calls) {
            batchSize = checked("batchSize", calls);
            return this;
        }

        /**
         * How long a round trip that reads should take. One that takes longer makes the next ones smaller. Default 10
         * seconds: most web servers and proxies wait for 30 or 60.
         *
         * @throws IllegalArgumentException if not positive
         */
        public Builder targetTime(Duration time) {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("targetTime: more than nothing, not " + time);
            }
            targetTime = time;
            return this;
        }

        /**
         * How many round trips are made at once where many details are read. Default 1. Each keeps one of the shop's
         * PHP processes busy, which serve its customers too. Writes are always made one after the other.
         *
         * @throws IllegalArgumentException if not from 1 to 4
         */
        public Builder parallelism(int roundTrips) {
            if (roundTrips < 1 || roundTrips > MAX_PARALLELISM) {
                throw new IllegalArgumentException("parallelism: from 1 to " + MAX_PARALLELISM + ", not " + roundTrips);
            }
            parallelism = roundTrips;
            return this;
        }

        /**
         * How many stock updates go into one round trip at most. Default 10 over XML-RPC and SOAP v1, where each saves the whole
         * product, which takes 0.3 to 3 seconds, and all must be done within the web server's time limit; 50 over SOAP v2 and
         * REST.
         *
         * @throws IllegalArgumentException if not from 1 to 1000
         */
        public Builder writeBatchSize(int calls) {
            writeBatchSize = OptionalInt.of(checked("writeBatchSize", calls));
            return this;
        }

        private static int checked(String setting, int calls) {
            if (calls < 1 || calls > MAX_BATCH_SIZE) {
                throw new IllegalArgumentException(setting + ": from 1 to " + MAX_BATCH_SIZE + ", not " + calls);
            }
            return calls;
        }

        /**
         * How many rows a list call should bring. Default 1000.
         *
         * @throws IllegalArgumentException if below 1
         */
        public Builder pageSize(int rows) {
            if (rows < 1) {
                throw new IllegalArgumentException("pageSize: at least 1, not " + rows);
            }
            pageSize = rows;
            return this;
        }

        /**
         * Changes the HTTP client that will be used: a proxy, a certificate, an event listener. Called once, by {@link #build},
         * after the settings above have been applied. Redirects and repeats stay off whatever it says. This is the one place
         * where the HTTP library shows.
         */
        public Builder configureHttp(Consumer<OkHttpClient.Builder> configuration) {
            httpConfiguration = configuration;
            return this;
        }

        /**
         * The shop. Nothing is sent before the first call.
         *
         * @throws IllegalStateException if the base URL or the credentials are missing, or would travel in clear
         */
        public Magento build() {
            if (baseUrl == null) {
                throw new IllegalStateException("baseUrl is missing");
            }
            if (!baseUrl.isHttps() && !plainHttpAllowed && !isLoopback(baseUrl.host())) {
                throw new IllegalStateException("baseUrl: " + baseUrl.host()
                        + " would be reached over plain http; use https, or say allowPlainHttp()");
            }
            OkHttpClient.Builder http = new OkHttpClient.Builder()
                    .callTimeout(timeout)
                    .readTimeout(timeout)
                    .writeTimeout(timeout)
                    .connectTimeout(connectTimeout)
                    .connectionPool(new ConnectionPool(MAX_PARALLELISM, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS));
            httpConfiguration.accept(http);
            return new Roads(http.build(), baseUrl, maxAnswerBytes, apiUser, oauth)
                    .shop(
                            webService,
                            stockService == null ? webService : stockService,
                            new Pace(batchSize, targetTime, parallelism, writeBatchSize, pageSize));
        }

        private static boolean isLoopback(String host) {
            return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.\\d{1,3}){3}");
        }

        @Override
        public String toString() {
            return "MagentoClient.Builder[" + (baseUrl == null ? "" : baseUrl.host()) + "]";
        }
    }
}
