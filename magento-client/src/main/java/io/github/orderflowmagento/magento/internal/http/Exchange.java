package io.github.orderflowmagento.magento.internal.http;

import java.io.IOException;

import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** The progress of a request, so that its failure can be classified. Attached to the request as its tag. */
final class Exchange {
    private volatile boolean hasDeparted;
    private volatile boolean isOverKept;
    private volatile int status;
    private volatile Headers headers = Headers.of();

    /** Returns the exchange of the original request, whatever interceptors have made of it since. */
    static Exchange of(Interceptor.Chain chain) {
        return of(chain.call().request());
    }

    static Exchange of(Request request) {
        Exchange exchange = request.tag(Exchange.class);
        return exchange == null ? new Exchange() : exchange;
    }

    /** Whether the first bytes of the request have been sent: then the shop may have seen it. */
    boolean hasDeparted() {
        return hasDeparted;
    }

    /** Whether it used a connection that had been used before. */
    boolean isOverKept() {
        return isOverKept;
    }

    /** Returns the status of the answer; 0 if there is none. */
    int status() {
        return status;
    }

    /** Returns the headers of the answer; empty if there is none. */
    Headers headers() {
        return headers;
    }

    /** Returns the answer, with this body. */
    HttpAnswer answer(byte[] body) {
        return new HttpAnswer(status, headers, body);
    }

    void answered(Response response) {
        hasDeparted = true;
        status = response.code();
        headers = response.headers();
    }

    /** Network interceptors run when the connection is established and nothing of the request has been sent. */
    static Response depart(Interceptor.Chain chain, KeptConnections connections) throws IOException {
        Exchange exchange = of(chain);
        exchange.isOverKept = connections.isKept(chain.connection());
        exchange.hasDeparted = true;
        return chain.proceed(chain.request());
    }
}
