package io.github.orderflowmagento.magento.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.http.BaseUrl;
import io.github.orderflowmagento.magento.internal.http.RequestLimiter;
import io.github.orderflowmagento.magento.model.Product;

/**
 * The settings of a client of any Magento. Not thread-safe.
 *
 * @param <B> the builder of a generation's client
 */
public abstract sealed class ShopBuilder<B extends ShopBuilder<B>> permits Magento1Builder, Magento2Builder {
    static final int MAX_PARALLELISM = 4;

    /** Shorter than any web server keeps an idle connection; Apache's five seconds are the shortest. */
    private static final int KEEP_ALIVE_SECONDS = 4;

    /** Limit for pages that detection reads: a shop's largest WSDL has a third of a megabyte. */
    private static final long MAX_PAGE_BYTES = 8L * 1024 * 1024;

    private static final Duration MAX_PAGE_TIME = Duration.ofSeconds(30);

    private @Nullable HttpUrl baseUrl;
    private boolean plainHttpAllowed;
    private Duration timeout = Duration.ofMinutes(5);
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration maxRetryAfter = RequestLimiter.USUAL_WAIT;
    private long maxAnswerBytes = 64L * 1024 * 1024;
    private int pageSize;
    private int parallelism = 1;
    private boolean productImages = true;
    private Consumer<OkHttpClient.Builder> httpConfiguration = http -> {};

    ShopBuilder(int pageSize) {
        this.pageSize = pageSize;
    }

    /** Returns this builder. */
    abstract B self();

    /**
     * Sets the shop's base URL, as in its configuration, with its sub-directory if it has one. If the web server does not rewrite URLs, it
     * ends in {@code index.php/}. The address of one of the web services works as well. Required.
     *
     * @param url with https, or on this machine with http; otherwise {@link #allowPlainHttp} is needed
     * @throws IllegalArgumentException if it is not an http or https address, or has a user, a query or a fragment
     */
    public B baseUrl(String url) {
        baseUrl = BaseUrl.parse(url);
        return self();
    }

    /**
     * Allows plain http, which sends credentials and orders unencrypted, to a host other than this machine. Only for tests
     * in a closed network. Default: not allowed.
     */
    public B allowPlainHttp() {
        plainHttpAllowed = true;
        return self();
    }

    /**
     * Sets how long one request may take in total, from connecting to the last byte of the answer. After that the call fails with {@link
     * MagentoException.NoAnswer}, or {@link MagentoException.NotReached} if nothing was sent. Default: 5 minutes.
     *
     * @throws IllegalArgumentException if not positive
     */
    public B timeout(Duration timeout) {
        this.timeout = positive("timeout", timeout);
        return self();
    }

    /**
     * Sets how long connecting may take. After that the call fails with {@link MagentoException.NotReached}. Default: 10 seconds.
     *
     * @throws IllegalArgumentException if not positive
     */
    public B connectTimeout(Duration connectTimeout) {
        this.connectTimeout = positive("connectTimeout", connectTimeout);
        return self();
    }

    /**
     * Sets how many requests one call sends at the same time: shipments of different orders, stock of different SKUs, details of orders,
     * and, for a Magento 1, of products. Shipments of one order are created one after the other, in the order given. Each request keeps one
     * of the shop's PHP processes busy, which also serve its customers. After a request that is slow, refused by a busy shop or not
     * answered, the number is halved; after ten successful ones it rises by one. {@link Magento#sequential} turns it off. Default: 1.
     *
     * @throws IllegalArgumentException if not from 1 to 4
     */
    public B parallelism(int requests) {
        if (requests < 1 || requests > MAX_PARALLELISM) {
            throw new IllegalArgumentException("parallelism: from 1 to " + MAX_PARALLELISM + ", not " + requests);
        }
        parallelism = requests;
        return self();
    }

    /**
     * Sets how long one call waits in total for a shop that answers 429, 408 or 503 with {@code Retry-After}. A request that only reads is
     * then sent again; a request that writes is sent again only after 429 or 408, since a proxy may answer 503 while the shop continues.
     * Meanwhile other calls of this client wait, too. If the wait is longer or beyond the {@linkplain Magento#within limit} of the view, or
     * if the shop refuses repeatedly, calls fail with {@link MagentoException.Busy}, without being sent until the wait is over. Default: 30
     * seconds.
     *
     * @param longest the longest wait in total; with zero each such answer fails its own call at once, and no other
     * @throws IllegalArgumentException if negative
     */
    public B maxRetryAfter(Duration longest) {
        if (longest.isNegative()) {
            throw new IllegalArgumentException("maxRetryAfter: must not be negative, was " + longest);
        }
        maxRetryAfter = longest;
        return self();
    }

    /**
     * Sets the largest answer that is read, in bytes after decompression. A larger one fails with {@link MagentoException.NotUnderstood}.
     * Default: 64 MiB.
     *
     * @throws IllegalArgumentException if not positive
     */
    public B maxAnswerBytes(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("maxAnswerBytes: must be positive, was " + bytes);
        }
        maxAnswerBytes = bytes;
        return self();
    }

    /**
     * Sets how many rows a request for a list should return; at most 2000 over REST of Magento 1. If a Magento 2 limits its pages, no more
     * than its limit is requested. If it shortens them silently, the list is still read to its end; to make sure of that, a list of a
     * Magento 2 takes one more request unless a longer page of it was received before. Default: 1000; for Magento 2, which loads the whole
     * order for each row, 300.
     *
     * @throws IllegalArgumentException if below 1
     */
    public B pageSize(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("pageSize: must be positive, was " + rows);
        }
        pageSize = rows;
        return self();
    }

    /**
     * Reads products without their images: {@link Product#images} is empty, and a product export sends no {@code
     * imageReference}. Saves a call for each product; over SOAP v2, where each call is a request, that is half of the requests.
     * Default: with images.
     */
    public B withoutProductImages() {
        productImages = false;
        return self();
    }

    /**
     * Configures the HTTP client, for example with a proxy, a certificate or an event listener. This is the one place where the HTTP
     * library, OkHttp, is part of the API. Redirects and OkHttp's own retries stay off, regardless of this configuration. Default: no
     * changes.
     *
     * @param configuration called by {@code build} once, and by {@code detect} for each connection, after the timeouts
     *     of this builder have been set
     */
    public B configureHttp(Consumer<OkHttpClient.Builder> configuration) {
        httpConfiguration = configuration;
        return self();
    }

    static Duration positive(String setting, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(setting + ": must be positive, was " + time);
        }
        return time;
    }

    Duration timeout() {
        return timeout;
    }

    Duration maxRetryAfter() {
        return maxRetryAfter;
    }

    long maxAnswerBytes() {
        return maxAnswerBytes;
    }

    /** Returns how long detection waits for one answer. */
    Duration pageTime() {
        return timeout.compareTo(MAX_PAGE_TIME) < 0 ? timeout : MAX_PAGE_TIME;
    }

    /** Returns the size of the largest answer that detection reads. */
    long maxPageBytes() {
        return Math.min(maxAnswerBytes, MAX_PAGE_BYTES);
    }

    int pageSize() {
        return pageSize;
    }

    int parallelism() {
        return parallelism;
    }

    boolean productImages() {
        return productImages;
    }

    HttpUrl checkedBaseUrl() {
        if (baseUrl == null) {
            throw new IllegalStateException("baseUrl is missing");
        }
        return baseUrl;
    }

    /** Returns the base URL, to which credentials may be sent. */
    HttpUrl baseUrlForCredentials() {
        HttpUrl shop = checkedBaseUrl();
        inClear(shop).ifPresent(problem -> {
            throw new IllegalStateException(problem);
        });
        return shop;
    }

    /** Returns why credentials would travel unencrypted; empty if they would not. */
    Optional<String> inClear(HttpUrl shop) {
        return plainHttpAllowed ? Optional.empty() : BaseUrl.inClear(shop);
    }

    OkHttpClient http(Duration wholeTimeout) {
        OkHttpClient.Builder http = new OkHttpClient.Builder()
                .callTimeout(wholeTimeout)
                .readTimeout(wholeTimeout)
                .writeTimeout(wholeTimeout)
                .connectTimeout(connectTimeout)
                .connectionPool(new ConnectionPool(MAX_PARALLELISM, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS));
        httpConfiguration.accept(http);
        return http.build();
    }

    /**
     * Returns the shop. Sends nothing; the first call does. Close the shop after use.
     *
     * @throws IllegalStateException if the base URL or the credentials are missing, or would be sent unencrypted over the network
     */
    public abstract Magento build();

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + (baseUrl == null ? "" : baseUrl.host()) + "]";
    }
}
