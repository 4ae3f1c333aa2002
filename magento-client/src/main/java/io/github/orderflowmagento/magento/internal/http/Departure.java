package io.github.orderflowmagento.magento.internal.http;

import java.io.IOException;

import okhttp3.Interceptor;
import okhttp3.Response;

/** Knows whether a request has begun to leave, so that a failure can say whether the shop may have seen it. */
final class Departure {
    private volatile boolean begun;

    boolean hasBegun() {
        return begun;
    }

    /** Network interceptors run when a connection stands and nothing has been sent over it. */
    static Interceptor recorder() {
        return new Recorder();
    }

    private static final class Recorder implements Interceptor {
        @Override
        public Response intercept(Chain chain) throws IOException {
            Departure departure = chain.request().tag(Departure.class);
            if (departure != null) {
                departure.begun = true;
            }
            return chain.proceed(chain.request());
        }
    }
}
