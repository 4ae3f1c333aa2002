package io.github.orderflowmagento.magento.internal.http;

import java.io.IOException;

import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** What is known of a request while it is under way, so that its failure can be told. Goes with the request as its tag. */
final class Exchange {
    private volatile boolean hasDeparted;
    private volatile boolean isOverKept;
    private volatile int status;
    private volatile Headers headers = Headers.of();

    /** That of the request as it was made, whatever interceptors have made of it since. */
    static Exchange of(Interceptor.Chain chain) {
        return of(chain.call().request());
    }

    static Exchange of(Request request) {
        Exchange exchange = request.tag(Exchange.class);
        return exchange == null ? new Exchange() : exchange;
    }

    /** Whether the request has begun to leave: then the shop may have seen it. */
    boolean hasDeparted() {
        return hasDeparted;
    }

    /** Whether it went over a connection that was used before. */
    boolean isOverKept() {
        return isOverKept;
    }

    /** The status of the answer; 0 if none has come. */
    int status() {
        return status;
    }

    /** Those of the answer; none if none has come. */
    Headers headers() {
        return headers;
    }

    /** What came, with this body. */
    HttpAnswer answer(byte[] body) {
        return new HttpAnswer(status, headers, body);
    }

    void answered(Response response) {
        hasDeparted = true;
        status = response.code();
        headers = response.headers();
    }

    /** Network interceptors run when a connection stands and nothing of the request has been sent over it. */
    static Response depart(Interceptor.Chain chain, KeptConnections connections) throws IOException {
        Exchange exchange = of(chain);
        exchange.isOverKept = connections.isKept(chain.connection());
        exchange.hasDeparted = true;
        return chain.proceed(chain.request());
    }
}
