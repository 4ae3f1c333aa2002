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

/** Sends requests to a shop, each once, and turns what goes wrong below the protocol into a typed failure. */
public final class ShopHttp {
    private static final String USER_AGENT = "orderflow-magento-java";

    private static final int MOST_KEPT_FOR_WRITES = 4;

    /** Far less than any web server keeps an idle connection. */
    private static final int KEPT_FOR_WRITES_SECONDS = 1;

    private final OkHttpClient client;

    /** Keeps connections. One that the server has closed meanwhile shows as an answer that never came. */
    private final Call.Factory keeping;

    /** Makes a connection for each request. */
    private final Call.Factory fresh;

    /** Keeps connections so short a time that the server has hardly closed one meanwhile. */
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
     * @param secrets texts that no message may hold
     */
    public ShopHttp(OkHttpClient configured, HttpUrl baseUrl, long maxAnswerBytes, List<String> secrets) {
        this(configured, baseUrl, maxAnswerBytes, secrets, RequestLimiter.usual());
    }

    /**
     * @param baseUrl the shop, ending in a slash
     * @param maxAnswerBytes the largest answer that is read
     * @param secrets texts that no message may hold
     * @param limiter that of all who send requests to the shop
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
     * @param secrets texts that no message may hold
     * @param limiter that of all who send requests to the shop
     * @param clock is told the time by each answer
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
        // whatever was configured: a request that may have been executed is never sent again behind the caller's back,
        // a redirected POST loses its body, and credentials must not follow to another host
        OkHttpClient.Builder builder = configured
                .newBuilder()
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .addNetworkInterceptor(chain -> Exchange.depart(chain, connections))
                .addNetworkInterceptor(RetryAfter::hide);
        // outermost: what another interceptor makes of an answer is bounded, too
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

    /** What no message may show. */
    public Redaction redaction() {
        return redaction;
    }

    /** What time it is in the shop. */
    public ShopClock clock() {
        return clock;
    }

    /** The shop, ending in a slash. */
    public HttpUrl baseUrl() {
        return baseUrl;
    }

    /** Connections that are kept; a call over one of them may be in vain. */
    Call.Factory keeping() {
        return keeping;
    }

    /** A connection for each call. */
    Call.Factory fresh() {
        return fresh;
    }

    /** For calls that write: those of a shop that answers over kept connections go over one that was used within the last second. */
    Call.Factory writing() {
        return request -> (connections.areGood() ? keepingShortly : fresh).newCall(request);
    }

    /**
     * Sends a request that only reads, over a connection that was kept if there is one: once more, over a new one, if
     * the first got no answer, unless it took its time or the thread was interrupted. It is sent again after a short time that a busy
     * shop asks for, if there is time.
     *
     * @param operation how messages name what is tried
     * @throws MagentoException if there is no answer
     */
    public HttpAnswer ask(Request request, String operation) {
        return ask(() -> Sending.of(keeping.newCall(request)), () -> Sending.of(fresh.newCall(request)), operation);
    }

    /** As {@link #ask(Request, String)}, of requests that are made by others. */
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
     * Sends a request over a connection of its own, or, once the shop has answered over kept connections and never hung up on one, over one
     * that was used for such a request within the last second: so it is hardly ever in vain that a request is sent over a connection which
     * the shop has closed, and no answer means no answer. It is sent again only after the shop, or what stands before it, refused it unread
     * and asked for a short time, if there is time.
     *
     * @param operation how messages name what is tried
     * @throws MagentoException if there is no answer
     */
    public HttpAnswer send(Request request, String operation) {
        return send(() -> Sending.of(writing().newCall(request)), operation);
    }

    /** As {@link #send(Request, String)}, of a request that is made by others. */
    <T> T send(Supplier<Sending<T>> sendings, String operation) {
        return answer(sendings, operation, false);
    }

    private <T> T answer(Supplier<Sending<T>> sendings, String operation, boolean onlyReads) {
        RequestLimiter.Turns turns = limiter.new Turns(operation, onlyReads);
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
                                    "the request was sent, but no whole answer came back (" + redaction.reason(e) + ")")
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
     * The failure that a status of no success means when the body says nothing better.
     *
     * @param shown what the message shows of the body
     * @param service what should be at the address, for a status that says that nothing is
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
                        says.adding("; something before the shop asks for a password of its own"));
            // a firewall says the same of one request whose content it does not like
            case 403 ->
                new MagentoException.NotPermitted(
                        says.concerning(Concern.UNDETERMINED).adding("; the web server blocks the address"));
            case 404, 405 ->
                new MagentoException.NotUnderstood(says.adding(
                        "; no " + service + " service there: check the base URL, it may have to end in index.php/"));
            case 408, 429 -> busy(says, answer);
            // the shop itself says so before it does anything, but a proxy that lost patience with it does not
            case 503 -> busy(says.outcomeUnknown(true), answer);
            default ->
                status >= 500
                        ? new MagentoException.ServerFault(says.adding("; the shop's PHP error log has the details"))
                        : new MagentoException.Rejected(says.concerning(Concern.UNDETERMINED));
        };
    }

    private static MagentoException busy(Details says, HttpAnswer answer) {
        return RetryAfter.of(answer.headers())
                .map(wait -> new MagentoException.Busy(
                        says.adding("; it wants to be left alone " + RetryAfter.until(wait)), wait))
                .orElseGet(() -> new MagentoException.Busy(says));
    }

    /**
     * What an answer is and how it begins, as a message may show it; empty if there is no body.
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
     * Says of an answer of success that it is none.
     *
     * @param problem in what way, as far as the protocol tells
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

    /** Lets connections go. */
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
        forWrites.evictAll();
    }
}
