package io.github.orderflowmagento.magento.client;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.OAuthCredentials;
import io.github.orderflowmagento.magento.detect.DetectedShop;
import io.github.orderflowmagento.magento.detect.Generation;
import io.github.orderflowmagento.magento.internal.LoadLimits;
import io.github.orderflowmagento.magento.internal.detect.Magento2Access;
import io.github.orderflowmagento.magento.internal.detect.ShopDetection;
import io.github.orderflowmagento.magento.internal.http.BaseUrl;
import io.github.orderflowmagento.magento.internal.http.RequestLimiter;
import io.github.orderflowmagento.magento.internal.http.ShopHttp;
import io.github.orderflowmagento.magento.internal.magento2.BearerToken;
import io.github.orderflowmagento.magento.internal.magento2.Magento2;
import io.github.orderflowmagento.magento.internal.magento2.Magento2Signing;
import io.github.orderflowmagento.magento.model.FieldNotRequestedException;
import io.github.orderflowmagento.magento.model.Projection;

/**
 * Configures a client of a Magento 2 shop. {@link #baseUrl} and credentials, {@link #oauth} or {@link #bearer}, are required; everything
 * else has a default. The shop's administrator creates an integration under System &gt; Integrations, grants it the required resources, and
 * activates it. Not thread-safe; the resulting {@link Magento} is.
 */
public final class Magento2Builder extends ShopBuilder<Magento2Builder> {
    /** How long a request should take. */
    private static final Duration TARGET_TIME = Duration.ofSeconds(10);

    private static final String NO_CREDENTIALS = "credentials are missing: oauth(...) or bearer(...)";

    private @Nullable OAuthCredentials oauth;
    private @Nullable String token;
    private Set<String> modules = Set.of();
    private boolean allFields;
    private boolean followsInvoices;
    private OptionalInt writeBatchSize = OptionalInt.empty();
    private Optional<Duration> bulkTime = Optional.empty();

    Magento2Builder() {
        super(300);
    }

    @Override
    Magento2Builder self() {
        return this;
    }

    /**
     * Sets the four values of an integration, with which each request is signed. Works with every version, regardless of its settings.
     * Replaces {@link #bearer}.
     */
    public Magento2Builder oauth(OAuthCredentials credentials) {
        oauth = Objects.requireNonNull(credentials);
        token = null;
        return this;
    }

    /**
     * Sets the access token of an integration, sent unchanged. From 2.4.4 on a shop accepts it only if its configuration allows that
     * ({@code oauth/consumer/enable_integration_as_bearer}). Tokens of administrators expire after hours, and cannot be obtained by a
     * program where two-factor authentication is on. Replaces {@link #oauth}.
     *
     * @throws IllegalArgumentException if the token is empty or has other than visible ASCII characters
     */
    public Magento2Builder bearer(String accessToken) {
        if (!accessToken.matches("[\\x21-\\x7E]+")) {
            throw new IllegalArgumentException(
                    "bearer: a token has no spaces, line ends or other invisible characters, and is not empty");
        }
        token = accessToken;
        oauth = null;
        return this;
    }

    /**
     * Applies the result of {@link #detect}: the base URL, with {@code index.php/} if it is needed, and the modules, which are then not
     * read again. Detect again when modules were installed or switched off. Default: the modules are read when needed.
     *
     * @throws IllegalArgumentException if it is not a Magento 2, or its REST was not found; the message says what was found
     */
    public Magento2Builder detected(DetectedShop shop) {
        if (shop.generation() == Generation.MAGENTO_1) {
            throw new IllegalArgumentException(
                    "detected: no REST of a Magento 2; connect with MagentoClient.magento1() to " + shop.describe());
        }
        if (shop.generation() != Generation.MAGENTO_2 || shop.restUrl().isEmpty()) {
            throw new IllegalArgumentException("detected: no REST of a Magento 2 was found at " + shop.describe());
        }
        baseUrl(shop.baseUrl());
        modules = shop.modules();
        return this;
    }

    /**
     * Requests all fields of all entities, which makes a list of orders about eight times as long, and orders that are read by a {@link
     * Projection} more than twice; it takes the shop about the same time. Default: the fields with typed accessors, and those that a
     * projection names. Reading another field from {@code fields()} throws {@link FieldNotRequestedException}. Entities that are read
     * without a projection always have all fields, except rows of lists.
     */
    public Magento2Builder allFields() {
        allFields = true;
        return this;
    }

    /**
     * Finds changed orders also by their invoices: for a shop in which an invoice changes an order's status without its {@code updated_at},
     * so that {@link io.github.orderflowmagento.magento.Orders#changes} would not find it. The recorded 2.4.6 changes it with each change
     * of status, as does any Magento whose modules let Magento itself save orders; for others the opposite was reported. To check a shop,
     * pay an order in the way in question and compare its {@code updated_at} with the time of the invoice.
     *
     * <p>A walk then lists the invoices changed since the last one, of which it reads three fields, and reads their orders: one more
     * request if there are none, and about two more for each 250 invoices. An order may be returned twice in a walk; orders found by
     * invoices come last, in no particular order. Needs the right to read invoices. Default: orders are found by their own time only.
     */
    public Magento2Builder followInvoices() {
        followsInvoices = true;
        return this;
    }

    /**
     * Sets the maximum number of stock records in one writing request, for a shop whose limit is known (<em>Web API Input Limiting</em>:
     * the maximum of items). Default: adaptive. It begins with 100, rises to 500 while the shop answers within 5 seconds, and falls if it
     * takes more than 10; if a shop refuses a request and reports its maximum, later requests stay below that, at the cost of that one
     * request. The number also adapts below a configured maximum. Without sources each product takes a request.
     *
     * @throws IllegalArgumentException if not from 1 to 500
     */
    public Magento2Builder writeBatchSize(int records) {
        if (records < 1 || records > Magento2.MOST_WRITTEN) {
            throw new IllegalArgumentException(
                    "writeBatchSize: from 1 to " + Magento2.MOST_WRITTEN + ", not " + records);
        }
        writeBatchSize = OptionalInt.of(records);
        return this;
    }

    /** As {@link #asyncBulk(Duration)}, waiting for five minutes at most. */
    public Magento2Builder asyncBulk() {
        return asyncBulk(Duration.ofMinutes(5));
    }

    /**
     * Writes stock and creates shipments many at a time, through the shop's <em>async bulk</em> API (2.3 and later), whose operations its
     * consumers execute later. For shops whose consumer {@code async.operations.all} runs, by cron or permanently. A single stock record or
     * shipment is written without it. The integration needs one more right, <em>Bulk Operations</em> ({@code
     * Magento_Logging::system_magento_logging_bulk_operations}): without it nothing is queued, and each write waits for its answer, which
     * is logged once.
     *
     * <p>Calls return when the consumers have executed the operations, after {@code longestWait} at the latest. An operation that is still
     * open then is {@link io.github.orderflowmagento.magento.MagentoException.Queued}: it is never sent a second time while it is in the
     * shop's queue, which is read before each write, and while operations of the same kind wait there, other writes bypass the queue.
     * Default: not used.
     *
     * @param longestWait how long to wait for the operations of one request
     * @throws IllegalArgumentException if not positive
     */
    public Magento2Builder asyncBulk(Duration longestWait) {
        if (longestWait.isZero() || longestWait.isNegative()) {
            throw new IllegalArgumentException("asyncBulk: must be positive, was " + longestWait);
        }
        bulkTime = Optional.of(longestWait);
        return this;
    }

    /**
     * Detects what is at the base URL: which Magento, which version and edition, which modules, store views, sources and stocks, and which
     * rights the credentials have for each purpose. Needs {@link #baseUrl}, and {@link #oauth} or {@link #bearer} for everything that is
     * not public. Changes nothing in the shop: it reads one row of each kind, and rights that only a write would show remain unknown. Sends
     * about a dozen requests, one after the other, if the base URL is exact, and more if it is not.
     *
     * <p>The base URL need not be exact: it is tried with and without {@code index.php/}, and without a store view's code at its end;
     * redirects on the same host are followed, without the credentials. The credentials are sent only to the address found, and unencrypted
     * only to this machine or with {@link #allowPlainHttp}. Each request waits for 30 seconds at most, or for the {@link #timeout} if that
     * is shorter.
     *
     * @return what was found, also if the shop cannot be reached, is a Magento 1 or is not a Magento; what is unknown has a finding with
     *     the reason
     * @throws IllegalStateException if the base URL is missing
     */
    public DetectedShop detect() {
        HttpUrl given = checkedBaseUrl();
        ShopHttp pages = new ShopHttp(http(pageTime()), given, maxPageBytes(), secrets(), RequestLimiter.none());
        try {
            return ShopDetection.ofMagento2(pages, new AccessWithCredentials()).at(given);
        } finally {
            pages.close();
        }
    }

    @Override
    public Magento build() {
        HttpUrl shop = baseUrlForCredentials();
        RequestLimiter limiter = new RequestLimiter(maxRetryAfter(), TARGET_TIME);
        ShopHttp http = new ShopHttp(withCredentials(timeout()), shop, maxAnswerBytes(), secrets(), limiter);
        LoadLimits loadLimits = new LoadLimits(
                Integer.MAX_VALUE, TARGET_TIME, parallelism(), writeBatchSize, pageSize(), productImages());
        return new Magento2(BaseUrl.name(shop), http, loadLimits, modules, allFields, followsInvoices, bulkTime);
    }

    private OkHttpClient withCredentials(Duration wholeTimeout) {
        return http(wholeTimeout)
                .newBuilder()
                .addInterceptor(proof().orElseThrow(() -> new IllegalStateException(NO_CREDENTIALS)))
                .build();
    }

    private Optional<Interceptor> proof() {
        return oauth == null
                ? Optional.ofNullable(token).map(BearerToken::new)
                : Optional.of(new Magento2Signing(oauth));
    }

    private List<String> secrets() {
        return oauth == null
                ? Stream.ofNullable(token).toList()
                : List.of(oauth.consumerKey(), oauth.consumerSecret(), oauth.token(), oauth.tokenSecret());
    }

    /** Detection uses the client of the shop that will be built, without its limits. */
    private final class AccessWithCredentials implements Magento2Access {
        @Override
        public Optional<String> obstacle(HttpUrl shop) {
            return proof().isEmpty() ? Optional.of(NO_CREDENTIALS) : inClear(shop);
        }

        @Override
        public ShopHttp to(HttpUrl shop) {
            return new ShopHttp(withCredentials(pageTime()), shop, maxPageBytes(), secrets(), RequestLimiter.none());
        }
    }
}
