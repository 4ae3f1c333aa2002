package io.github.orderflowmagento.magento.internal.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.MagentoException.Details;
import io.github.orderflowmagento.magento.internal.BeforeWrite;
import io.github.orderflowmagento.magento.internal.ShopClock;

/** Sends requests to a shop, each once, and converts failures below the protocol into typed exceptions. */
public final class ShopHttp {
    private static final String USER_AGENT = "orderflow-magento-java";

    private static final int MOST_KEPT_FOR_WRITES = 4;

    /** Much shorter than any web server keeps an idle connection. */
    private static final int KEPT_FOR_WRITES_SECONDS = 1;

    private final OkHttpClient client;

    /** Reuses connections. If the server has closed one meanwhile, the answer never arrives. */
    private final Call.Factory keeping;

    /** Opens a connection for each request. */
    private final Call.Factory fresh;

    /** Reuses connections for so short a time that the server has hardly closed one meanwhile. */
    private final Call.Factory keepingShortly;

    private final KeptConnections connections = new KeptConnections();
    private final ConnectionPool forWrites =
            new ConnectionPool(MOST_KEPT_FOR_WRITES, KEPT_FOR_WRITES_SECONDS, TimeUnit.SECONDS);

    private final HttpUrl baseUrl;
    private final Redaction redaction;
    private final ShopClock clock;
    private final RequestLimiter limiter;
    private final Watchdog watchdog = new Watchdog();

    /**
     * @param baseUrl the shop, ending in a slash
     * @param maxAnswerBytes the largest answer that is read
     * @param secrets texts that no message may contain
     */
    public ShopHttp(OkHttpClient configured, HttpUrl baseUrl, long maxAnswerBytes, List<String> secrets) {
        this(configured, baseUrl, maxAnswerBytes, secrets, RequestLimiter.usual());
    }

    /**
     * @param baseUrl the shop, ending in a slash
     * @param maxAnswerBytes the largest answer that is read
     * @param secrets texts that no message may contain
     * @param limiter shared by all who send requests to the shop
     */
    public ShopHttp(
            OkHttpClient configured,
            HttpUrl baseUrl,
            long maxAnswerBytes,
            List<String> secrets,
            RequestLimiter limiter) {
        this(configured, baseUrl, maxAnswerBytes, secrets, limiter, new ShopClock());
    }

    /**
     * @param baseUrl the shop, ending in a slash
     * @param maxAnswerBytes the largest answer that is read
     * @param secrets texts that no message may contain
     * @param limiter shared by all who send requests to the shop
     * @param clock receives the date of each answer
     */
    public ShopHttp(
            OkHttpClient configured,
            HttpUrl baseUrl,
            long maxAnswerBytes,
            List<String> secrets,
            RequestLimiter limiter,
            ShopClock clock) {
        this.clock = clock;
        this.limiter = limiter;
        // overrides the caller's configuration: a request that may have been executed is never sent again without the
        // caller's knowledge, a redirected POST loses its body, and credentials must not follow to another host
        OkHttpClient.Builder builder = configured
                .newBuilder()
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .addNetworkInterceptor(chain -> Exchange.depart(chain, connections))
                .addNetworkInterceptor(RetryAfter::hide);
        // outermost: the limit also applies to what another interceptor makes of an answer
        builder.interceptors().add(0, new AnswerWatch(clock, maxAnswerBytes));
        this.client = builder.build();
        this.keeping = calls(client);
        this.fresh = calls(client.newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .build());
        this.keepingShortly =
                calls(client.newBuilder().connectionPool(forWrites).build());
        this.baseUrl = baseUrl;
        this.redaction = new Redaction(secrets);
    }

    private static Call.Factory calls(OkHttpClient client) {
        return request -> client.newCall(request.newBuilder()
                .header("User-Agent", USER_AGENT)
                .tag(Exchange.class, new Exchange())
                .build());
    }

    /** Returns what removes secrets from messages. */
    public Redaction redaction() {
        return redaction;
    }

    /** Returns the shop's clock. */
    public ShopClock clock() {
        return clock;
    }

    /** Returns the shop's address, ending in a slash. */
    public HttpUrl baseUrl() {
        return baseUrl;
    }

    /** Returns calls over reused connections; one may fail because the server has closed it. */
    Call.Factory keeping() {
        return keeping;
    }

    /** Returns calls over a new connection each. */
    Call.Factory fresh() {
        return fresh;
    }

    /** Returns calls for writes: if the shop answers over reused connections, over one that was used within the last second. */
    Call.Factory writing() {
        return request -> (connections.areGood() ? keepingShortly : fresh).newCall(request);
    }

    /**
     * Sends a request that only reads, over a reused connection if there is one: again, over a new one, if the first got no answer,
     * unless it timed out or the thread was interrupted. It is sent again after a short {@code Retry-After} of a busy shop, if there is
     * time.
     *
     * @param operation its name in messages
     * @throws MagentoException if there is no answer
     */
    public HttpAnswer ask(Request request, String operation) {
        return ask(() -> Sending.of(keeping.newCall(request)), () -> Sending.of(fresh.newCall(request)), operation);
    }

    /** As {@link #ask(Request, String)}, for requests that others create. */
    <T> T ask(Supplier<Sending<T>> overKept, Supplier<Sending<T>> overFresh, String operation) {
        try {
            return answer(overKept, operation, true);
        } catch (MagentoException.NotReached | MagentoException.NoAnswer e) {
            if (e.getCause() == null || e.getCause() instanceof InterruptedIOException) {
                throw e;
            }
            return answer(overFresh, operation, true);
        }
    }

    /**
     * Sends a request over a new connection, or, once the shop has answered over reused connections and never closed one silently, over one
     * that was used for such a request within the last second: so a request is hardly ever lost on a closed connection, and a missing
     * answer is significant. It is sent again only after the shop, or a proxy, refused it unread with a short {@code Retry-After}, if there
     * is time.
     *
     * @param operation its name in messages
     * @throws MagentoException if there is no answer
     */
    public HttpAnswer send(Request request, String operation) {
        return send(() -> Sending.of(writing().newCall(request)), operation);
    }

    /** As {@link #send(Request, String)}, for a request that others create. */
    <T> T send(Supplier<Sending<T>> sendings, String operation) {
        return answer(sendings, operation, false);
    }

    private <T> T answer(Supplier<Sending<T>> sendings, String operation, boolean onlyReads) {
        RequestLimiter.Attempts turns = limiter.new Attempts(operation, onlyReads);
        while (true) {
            turns.begin();
            Sending<T> sending = sendings.get();
            Exchange exchange = Exchange.of(sending.request());
            try {
                if (!onlyReads) {
                    BeforeWrite.run();
                }
                T answer = answer(sending, exchange, operation);
                if (!turns.isToRepeat(exchange)) {
                    return answer;
                }
            } finally {
                turns.end(exchange);
            }
        }
    }

    private <T> T answer(Sending<T> sending, Exchange exchange, String operation) {
        try {
            T answer = watchdog.watch(sending.cancel(), sending.answer());
            if (exchange.isOverKept()) {
                connections.answered();
            }
            return answer;
        } catch (AnswerTooLargeException e) {
            throw new MagentoException.NotUnderstood(
                    Details.of(operation, String.valueOf(e.getMessage())).httpStatus(exchange.status()));
        } catch (UnreadableAnswerException e) {
            // not as the cause: it would repeat what the shop sent
            HttpAnswer answer = exchange.answer(e.body());
            throw new MagentoException.NotUnderstood(
                    Details.of(operation, notUnderstood(String.valueOf(e.getMessage()), answer, true))
                            .httpStatus(exchange.status()));
        } catch (IOException e) {
            if (exchange.isOverKept() && exchange.status() == 0) {
                connections.failed(e);
            }
            throw exchange.hasDeparted()
                    ? new MagentoException.NoAnswer(Details.of(
                                    operation,
                                    "the request was sent, but no complete answer came back (" + redaction.reason(e)
                                            + ")")
                            .causedBy(redaction.clean(e)))
                    : new MagentoException.NotReached(Details.of(
                                    operation,
                                    "no connection to " + address() + " (" + redaction.reason(e) + "); "
                                            + (Thread.currentThread().isInterrupted()
                                                    ? "nothing was sent"
                                                    : CertificateProblem.in(e)
                                                            .orElse("check the base URL and the network")))
                            .causedBy(redaction.clean(e)));
        }
    }

    /**
     * Returns the failure for an unsuccessful status, if the body contains nothing better.
     *
     * @param shown what the message shows of the body
     * @param service what should be at the address, for a status that reports that nothing is
     */
    public MagentoException refused(String operation, HttpAnswer answer, String shown, String service) {
        int status = answer.status();
        Details says = Details.of(
                        operation,
                        address() + " answers HTTP " + status + (shown.isEmpty() ? " and nothing else" : ", " + shown))
                .httpStatus(status);
        return switch (status) {
            case 301, 302, 303, 307, 308 ->
                new MagentoException.NotUnderstood(says.adding(": it redirects to "
                        + redaction.excerpt(String.valueOf(answer.headers().get("Location")))
                        + "; give that shop's address as the base URL"));
            case 401 ->
                new MagentoException.RefusedCredentials(
                        says.adding("; a server in front of the shop requires a separate password"));
            // a firewall answers the same for a single request whose content it blocks
            case 403 ->
                new MagentoException.NotPermitted(
                        says.concerning(Concern.UNDETERMINED).adding("; the web server blocks the address"));
            case 404, 405 ->
                new MagentoException.NotUnderstood(says.adding(
                        "; no " + service + " service there: check the base URL, it may have to end in index.php/"));
            case 408, 429 -> busy(says, answer);
            // the shop itself answers so before it processes anything, but a proxy that timed out does not
            case 503 -> busy(says.outcomeUnknown(true), answer);
            default ->
                status >= 500
                        ? new MagentoException.ServerFault(says.adding("; the shop's PHP error log has the details"))
                        : new MagentoException.Rejected(says.concerning(Concern.UNDETERMINED));
        };
    }

    private static MagentoException busy(Details says, HttpAnswer answer) {
        return RetryAfter.of(answer.headers())
                .map(wait ->
                        new MagentoException.Busy(says.adding("; it asked to wait " + RetryAfter.until(wait)), wait))
                .orElseGet(() -> new MagentoException.Busy(says));
    }

    /**
     * Returns the kind and beginning of an answer for a message; empty if there is no body.
     *
     * @param withBegin whether anything of the body itself may be shown
     */
    public String shown(HttpAnswer answer, boolean withBegin) {
        HttpAnswer.Kind kind = answer.kind();
        String begin = withBegin ? "'" + redaction.excerpt(answer.body()) + "'" : "not shown, since it answers a login";
        return switch (kind) {
            case NOTHING -> "";
            case COMPRESSED -> kind.toString();
            case PAGE -> kind + (withBegin ? ": " + begin : " (" + begin + ")");
            case TEXT -> withBegin ? begin : "(" + begin + ")";
        };
    }

    /**
     * Returns the message for a successful status without a valid answer.
     *
     * @param problem what is wrong, as far as the protocol shows
     * @param withBegin whether anything of the body itself may be shown
     */
    public String notUnderstood(String problem, HttpAnswer answer, boolean withBegin) {
        String what = redaction.excerpt(problem); // which may name an element
        return switch (answer.kind()) {
            case NOTHING -> "the answer is empty";
            case COMPRESSED, PAGE -> what + ", but " + shown(answer, withBegin);
            case TEXT -> what + "; the answer begins " + shown(answer, withBegin);
        };
    }

    private String address() {
        return baseUrl.newBuilder().username("").password("").build().toString();
    }

    /** Closes idle connections. */
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
        forWrites.evictAll();
    }
}
