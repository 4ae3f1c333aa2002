package io.github.orderflowmagento.magento.client;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.OAuthCredentials;
import io.github.orderflowmagento.magento.WebService;
import io.github.orderflowmagento.magento.detect.Capabilities;
import io.github.orderflowmagento.magento.detect.DetectedShop;
import io.github.orderflowmagento.magento.internal.Pace;
import io.github.orderflowmagento.magento.internal.detect.Access;
import io.github.orderflowmagento.magento.internal.detect.ShopDetection;
import io.github.orderflowmagento.magento.internal.http.BaseUrl;
import io.github.orderflowmagento.magento.internal.http.ShopHttp;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;
import io.github.orderflowmagento.magento.internal.magento1.connection.Connections;
import io.github.orderflowmagento.magento.model.Product;

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
 * <p>The shop is a Magento 1: {@link Builder#credentials}, {@link Builder#oauth}, {@link Builder#webService}, {@link
 * Builder#stockWebService} and {@link Builder#writeBatchSize} are settings of this generation alone. The web service is XML-RPC unless
 * {@link Builder#webService} says another: it is in every Magento 1 (Community 1.6 to 1.9,
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
        private static final int MAX_BATCH_SIZE = 1000;
        private static final int MAX_PARALLELISM = 4;

        /** Less than any web server keeps an idle connection; Apache's five seconds are the shortest. */
        private static final int KEEP_ALIVE_SECONDS = 4;

        /** Of what detection reads: a shop's largest WSDL has a third of a megabyte. */
        private static final long MAX_PAGE_BYTES = 8L * 1024 * 1024;

        private static final Duration MAX_PAGE_TIME = Duration.ofSeconds(30);

        private @Nullable HttpUrl baseUrl;
        private Connections.@Nullable ApiUser apiUser;
        private @Nullable OAuthCredentials oauth;
        private WebService webService = WebService.XML_RPC;
        private @Nullable WebService stockService;
        private @Nullable DetectedShop detected;
        private boolean plainHttpAllowed;
        private Duration timeout = Duration.ofMinutes(5);
        private Duration connectTimeout = Duration.ofSeconds(10);
        private long maxAnswerBytes = 64L * 1024 * 1024;
        private int batchSize = 100;
        private Duration targetTime = Duration.ofSeconds(10);
        private int parallelism = 1;
        private OptionalInt writeBatchSize = OptionalInt.empty();
        private int pageSize = 1000;
        private boolean productImages = true;
        private Consumer<OkHttpClient.Builder> httpConfiguration = http -> {};

        private Builder() {}

        /**
         * The shop's base URL, as in its configuration and with its sub-directory if it has one. Where the web server does not
         * rewrite, it ends in {@code index.php/}. The address of one of the services itself is taken as well.
         *
         * @throws IllegalArgumentException if it is no http(s) address, or holds a user, a query or a fragment
         */
        public Builder baseUrl(String url) {
            baseUrl = BaseUrl.parse(url);
            return this;
        }

        /** Name and key of an API user whose role allows what is to be done. For all web services but REST. */
        public Builder credentials(String user, String apiKey) {
            apiUser = new Connections.ApiUser(Objects.requireNonNull(user), Objects.requireNonNull(apiKey));
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
         * The shop that {@link #detect} has found: its base URL, its best web service, the namespace it answers to, and its version.
         * A call that the version is known to lack fails with {@link MagentoException.Unsupported} before it is sent. Say {@link
         * #webService} and {@link #stockWebService} afterwards to go other ways than the best.
         *
         * <p>Stock is read over REST, which tells which products take backorders, if it is there and {@link #oauth} is said, else over the
         * web service of everything else; over SOAP v2 if it answers and what it writes shows in the shop at once (OpenMage from 20.1.0
         * on). It is written the same way, or a faster one: see {@link #stockWebService}.
         *
         * @throws IllegalArgumentException if it has no web service that can be used; the message says what was found
         */
        public Builder detected(DetectedShop shop) {
            webService = shop.bestWebService()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "detected: no web service to connect by was found at " + shop.describe()));
            baseUrl(shop.baseUrl());
            detected = shop;
            return this;
        }

        /**
         * The web service to use for stock, all of it. XML-RPC and SOAP v1 save the whole product with each update; SOAP v2 (from
         * Magento 1.8 on) is the fastest, REST (from 1.7 on) comes next, each with many products in one request. The other side of it:
         * where the shop hides what is out of stock, Magento 1.8 to 1.9 and OpenMage before 20.1.0 show a product that was updated
         * over SOAP v2 as it was until it is indexed again.
         *
         * <p>Default: the web service of everything else, and beside it SOAP v2 for several updates at once, where the shop's version is
         * known to have that: it is asked for its version once. Not over SOAP v2 goes what would not show in the shop, a product that
         * comes into stock or goes out of it, and a SKU of digits. What SOAP v2 does not take is written again over the web service of
         * everything else; a shop whose SOAP v2 takes nothing is not asked again, which is logged.
         */
        public Builder stockWebService(WebService service) {
            stockService = Objects.requireNonNull(service);
            return this;
        }

        /** Lets credentials and orders travel in clear to a host that is not this machine. Only for tests in a closed network. */
        public Builder allowPlainHttp() {
            plainHttpAllowed = true;
            return this;
        }

        /**
         * How long one round trip may take over all, from connecting to the last byte of the answer, however slowly that drips. Default 5
         * minutes.
         */
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
         * REST. Of tracks and e-mails of shipments never more than 10 go together.
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
         * How many rows a list call should bring. Default 1000; 2000 at most over REST.
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
         * Reads products without their images: {@link Product#images} is empty, and a product export sends no {@code
         * imageReference}. Default: with them, which takes one call more for each product. Over SOAP v2 each call is a request, so
         * that this halves what a catalogue costs.
         */
        public Builder withoutProductImages() {
            productImages = false;
            return this;
        }

        /**
         * Changes the HTTP client that will be used: a proxy, a certificate, an event listener. Called by {@link #build}
         * once and by {@link #detect} for each connection, after the settings above have been applied. Redirects and repeats stay off whatever it says. This is the one place
         * where the HTTP library shows.
         */
        public Builder configureHttp(Consumer<OkHttpClient.Builder> configuration) {
            httpConfiguration = configuration;
            return this;
        }

        /**
         * Looks at the shop: which Magento it is, of which version, what answers there, and which web service serves it best. Only the
         * base URL and, for what a login tells, the {@linkplain #credentials credentials} need to be said before. Looking changes
         * nothing.
         *
         * <p>The base URL need not be exact: it is tried with and without {@code index.php/} and without the code of a store view
         * at its end, and redirects on the same host are followed, without the credentials. These are sent only to where that led,
         * and never in clear unless {@link #allowPlainHttp} says so or the shop is on this machine. Each page is waited for 30
         * seconds at most.
         *
         * @return what was found; also a shop that cannot be reached, or is none, is a finding
         * @throws IllegalStateException if the base URL is missing
         */
        public DetectedShop detect() {
            HttpUrl given = checkedBaseUrl();
            Duration pageTime = timeout.compareTo(MAX_PAGE_TIME) < 0 ? timeout : MAX_PAGE_TIME;
            ShopHttp pages = new ShopHttp(
                    http(pageTime),
                    given,
                    Math.min(maxAnswerBytes, MAX_PAGE_BYTES),
                    apiUser == null ? List.of() : List.of(apiUser.key()));
            try {
                return new ShopDetection(pages, new AccessWithCredentials()).at(given);
            } finally {
                pages.close();
            }
        }

        /**
         * The shop. Nothing is sent before the first call.
         *
         * @throws IllegalStateException if the base URL or the credentials are missing, or would travel in clear
         */
        public Magento build() {
            HttpUrl shop = checkedBaseUrl();
            inClear(shop).ifPresent(problem -> {
                throw new IllegalStateException(problem);
            });
            String namespace = Optional.ofNullable(detected)
                    .flatMap(DetectedShop::soapNamespace)
                    .orElse(Connections.USUAL_NAMESPACE);
            Capabilities capabilities = detected == null ? Capabilities.unknown() : detected.capabilities();
            return connections(shop, namespace, capabilities)
                    .shop(
                            webService,
                            stockRoad(),
                            fasterStock(),
                            new Pace(batchSize, targetTime, parallelism, writeBatchSize, pageSize, productImages));
        }

        private WebService stockRoad() {
            if (stockService != null) {
                return stockService;
            }
            return detected == null
                    ? webService
                    : detected.bestWebServiceForStock(oauth != null).orElse(webService);
        }

        /** The form of SOAP v2 that may take stock beside the web service that was not named for it; null for none. */
        private @Nullable WebService fasterStock() {
            boolean isSlower = Set.of(WebService.XML_RPC, WebService.SOAP_V1, WebService.REST)
                    .contains(stockRoad());
            if (stockService != null || apiUser == null || !isSlower) {
                return null;
            }
            return detected == null
                    ? WebService.SOAP_V2
                    : Stream.of(WebService.SOAP_V2, WebService.SOAP_V2_WSI)
                            .filter(detected.webServices()::contains)
                            .findFirst()
                            .orElse(null);
        }

        private Connections connections(HttpUrl shop, String namespace, Capabilities capabilities) {
            return new Connections(http(timeout), shop, maxAnswerBytes, namespace, capabilities, apiUser, oauth);
        }

        private HttpUrl checkedBaseUrl() {
            if (baseUrl == null) {
                throw new IllegalStateException("baseUrl is missing");
            }
            return baseUrl;
        }

        private OkHttpClient http(Duration timeout) {
            OkHttpClient.Builder http = new OkHttpClient.Builder()
                    .callTimeout(timeout)
                    .readTimeout(timeout)
                    .writeTimeout(timeout)
                    .connectTimeout(connectTimeout)
                    .connectionPool(new ConnectionPool(MAX_PARALLELISM, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS));
            httpConfiguration.accept(http);
            return http.build();
        }

        /** Why credentials would travel in clear; empty if they would not. */
        private Optional<String> inClear(HttpUrl shop) {
            return plainHttpAllowed ? Optional.empty() : BaseUrl.inClear(shop);
        }

        /** The connections of detection are those of the shop that will be built. */
        private final class AccessWithCredentials implements Access {
            @Override
            public Optional<String> obstacle(HttpUrl shop) {
                return apiUser == null ? Optional.of("credentials are missing") : inClear(shop);
            }

            @Override
            public Transport to(HttpUrl shop, WebService service, String namespace) {
                return connections(shop, namespace, Capabilities.unknown()).to(service);
            }
        }

        @Override
        public String toString() {
            return "MagentoClient.Builder[" + (baseUrl == null ? "" : baseUrl.host()) + "]";
        }
    }
}
