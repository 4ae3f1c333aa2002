package io.github.orderflowmagento.magento.client;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.OAuthCredentials;
import io.github.orderflowmagento.magento.WebService;
import io.github.orderflowmagento.magento.detect.Capabilities;
import io.github.orderflowmagento.magento.detect.DetectedShop;
import io.github.orderflowmagento.magento.detect.Generation;
import io.github.orderflowmagento.magento.internal.LoadLimits;
import io.github.orderflowmagento.magento.internal.detect.Magento1Access;
import io.github.orderflowmagento.magento.internal.detect.ShopDetection;
import io.github.orderflowmagento.magento.internal.http.RequestLimiter;
import io.github.orderflowmagento.magento.internal.http.ShopHttp;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;
import io.github.orderflowmagento.magento.internal.magento1.connection.Connections;

/**
 * Configures a client of a Magento 1 or OpenMage shop. {@link #baseUrl} and credentials are required; everything else has a default. The
 * default web service is XML-RPC: every Magento 1 (Community 1.6 to 1.9, Enterprise 1.11 to 1.14) and OpenMage has it, and only XML-RPC and
 * SOAP v1 return every column. The shop's administrator creates the API user under System &gt; Web Services. Not thread-safe; the resulting
 * {@link Magento} is.
 */
public final class Magento1Builder extends ShopBuilder<Magento1Builder> {
    private static final int MAX_BATCH_SIZE = 1000;

    private Connections.@Nullable ApiUser apiUser;
    private @Nullable OAuthCredentials oauth;
    private WebService webService = WebService.XML_RPC;
    private @Nullable WebService stockService;
    private @Nullable DetectedShop detected;
    private int batchSize = 100;
    private Duration targetTime = Duration.ofSeconds(10);
    private OptionalInt writeBatchSize = OptionalInt.empty();

    Magento1Builder() {
        super(1000);
    }

    @Override
    Magento1Builder self() {
        return this;
    }

    /** Sets the name and API key of an API user whose role allows the calls that are made. Required for every web service but REST. */
    public Magento1Builder credentials(String user, String apiKey) {
        apiUser = new Connections.ApiUser(Objects.requireNonNull(user), Objects.requireNonNull(apiKey));
        return this;
    }

    /** Sets the credentials for REST. Required for REST. */
    public Magento1Builder oauth(OAuthCredentials credentials) {
        oauth = Objects.requireNonNull(credentials);
        return this;
    }

    /** Sets the web service to use. Default: {@link WebService#XML_RPC}. */
    public Magento1Builder webService(WebService service) {
        webService = Objects.requireNonNull(service);
        return this;
    }

    /**
     * Applies the result of {@link #detect}: the base URL, the best web service, the namespace of its SOAP services, and the version. A
     * call that the version is known to lack fails with {@link MagentoException.Unsupported} before it is sent. To choose other web
     * services, call {@link #webService} and {@link #stockWebService} afterwards. Default: nothing is known of the shop, and every call is
     * sent.
     *
     * <p>Stock is read over REST, which returns which products take backorders, if the shop has it and {@link #oauth} is set; else over
     * SOAP v2 if it answers and its writes show in the shop at once (OpenMage from 20.1.0 on); else over the web service of everything
     * else. It is written over the same one, or a faster one: see {@link #stockWebService}.
     *
     * @throws IllegalArgumentException if no usable web service was found, or the shop is a Magento 2; the message says what was found
     */
    public Magento1Builder detected(DetectedShop shop) {
        if (shop.generation() == Generation.MAGENTO_2) {
            throw new IllegalArgumentException(
                    "detected: no web service of a Magento 1; connect with MagentoClient.magento2() to "
                            + shop.describe());
        }
        webService = shop.bestWebService()
                .orElseThrow(() -> new IllegalArgumentException(
                        "detected: no usable web service was found at " + shop.describe()));
        baseUrl(shop.baseUrl());
        detected = shop;
        return this;
    }

    /**
     * Sets the web service for all reads and writes of stock. SOAP v2 (from Magento 1.8 on) is the fastest, then REST (from 1.7 on), each
     * with many products in one request; XML-RPC and SOAP v1 save the whole product with each update. The drawback of SOAP v2: if the shop
     * hides products that are out of stock, Magento 1.8 to 1.9 and OpenMage before 20.1.0 show a product that was updated over SOAP v2
     * unchanged until it is indexed again.
     *
     * <p>Default: the web service of everything else, and in addition SOAP v2 for several updates at once, if {@link #credentials} are set
     * and the shop's version, which is read once, is known to support that. SOAP v2 is not used for a product that comes into stock or goes
     * out of it, since that would not show in the shop, nor for a numeric SKU. An update that SOAP v2 refuses is written again over the web
     * service of everything else; if SOAP v2 refuses everything, it is not used again, which is logged.
     */
    public Magento1Builder stockWebService(WebService service) {
        stockService = Objects.requireNonNull(service);
        return this;
    }

    /**
     * Sets the maximum number of reading calls in one request. Their number adapts so that the shop answers within the {@link #targetTime}:
     * the first request carries at most 100; a slow or failed request halves the number, a fast one doubles it, more slowly after a
     * failure. Default: 100.
     *
     * @throws IllegalArgumentException if not from 1 to 1000
     */
    public Magento1Builder batchSize(int calls) {
        batchSize = checked("batchSize", calls);
        return this;
    }

    /**
     * Sets how long a request should take. After a slower one, the next requests carry fewer reading calls or stock updates, and fewer are
     * sent at the same time. Default: 10 seconds; most web servers and proxies wait for 30 or 60.
     *
     * @throws IllegalArgumentException if not positive
     */
    public Magento1Builder targetTime(Duration time) {
        targetTime = positive("targetTime", time);
        return this;
    }

    /**
     * Sets the maximum number of writing calls in one request: stock updates, and the tracks and e-mails of shipments. The number of stock
     * updates adapts to the {@link #targetTime} like that of reading calls. Default for stock updates: 100 over XML-RPC and SOAP v1, of
     * which the first request carries 10, since each saves the whole product, which takes 0.3 to 3 seconds in most shops, and all must end
     * within the web server's time limit; 50 over SOAP v2 and REST. Default for tracks and e-mails: 10, which is also their maximum.
     *
     * @throws IllegalArgumentException if not from 1 to 1000
     */
    public Magento1Builder writeBatchSize(int calls) {
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
     * Detects what is at the base URL: which Magento, which version, which web services answer, and which is the best. Needs {@link
     * #baseUrl}, and {@link #credentials} for what only a login shows, such as the version. Changes nothing in the shop. Sends about a
     * dozen requests, one after the other, if the base URL is exact, and more if it is not.
     *
     * <p>The base URL need not be exact: it is tried with and without {@code index.php/}, and without a store view's code at its end;
     * redirects on the same host are followed, without the credentials. The credentials are sent only to the address found, and unencrypted
     * only to this machine or with {@link #allowPlainHttp}. Each request waits for 30 seconds at most, or for the {@link #timeout} if that
     * is shorter.
     *
     * @return what was found, also if the shop cannot be reached, is a Magento 2 or is not a Magento; what is unknown has a finding with
     *     the reason
     * @throws IllegalStateException if the base URL is missing
     */
    public DetectedShop detect() {
        HttpUrl given = checkedBaseUrl();
        ShopHttp pages = new ShopHttp(
                http(pageTime()),
                given,
                maxPageBytes(),
                apiUser == null ? List.of() : List.of(apiUser.key()),
                RequestLimiter.none());
        try {
            return ShopDetection.ofMagento1(pages, new AccessWithCredentials()).at(given);
        } finally {
            pages.close();
        }
    }

    /**
     * Returns the shop. Sends nothing; the first call logs in. Close the shop after use.
     *
     * @throws IllegalStateException if the base URL is missing, if the {@link #credentials} or {@link #oauth} that the web
     *     services need are missing, or if they would be sent unencrypted over the network
     */
    @Override
    public Magento build() {
        HttpUrl shop = baseUrlForCredentials();
        String namespace = Optional.ofNullable(detected)
                .flatMap(DetectedShop::soapNamespace)
                .orElse(Connections.USUAL_NAMESPACE);
        Capabilities capabilities = detected == null ? Capabilities.unknown() : detected.capabilities();
        return connections(shop, new RequestLimiter(maxRetryAfter(), targetTime), namespace, capabilities)
                .shop(
                        webService,
                        serviceForStock(),
                        fasterStock(),
                        new LoadLimits(
                                batchSize, targetTime, parallelism(), writeBatchSize, pageSize(), productImages()));
    }

    private WebService serviceForStock() {
        if (stockService != null) {
            return stockService;
        }
        return detected == null
                ? webService
                : detected.bestWebServiceForStock(oauth != null).orElse(webService);
    }

    /** Returns the form of SOAP v2 that may write stock in addition to the default web service; null for none. */
    private @Nullable WebService fasterStock() {
        boolean isSlower =
                Set.of(WebService.XML_RPC, WebService.SOAP_V1, WebService.REST).contains(serviceForStock());
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

    private Connections connections(HttpUrl shop, RequestLimiter limiter, String namespace, Capabilities capabilities) {
        return new Connections(
                http(timeout()), shop, maxAnswerBytes(), limiter, namespace, capabilities, apiUser, oauth);
    }

    /** Detection uses the connections of the shop that will be built. */
    private final class AccessWithCredentials implements Magento1Access {
        @Override
        public Optional<String> obstacle(HttpUrl shop) {
            return apiUser == null ? Optional.of("credentials are missing") : inClear(shop);
        }

        @Override
        public Transport to(HttpUrl shop, WebService service, String namespace) {
            return connections(shop, RequestLimiter.none(), namespace, Capabilities.unknown())
                    .to(service);
        }
    }
}
