package io.github.orderflowmagento.magento.internal.magento2;

import java.io.IOException;

import okhttp3.Interceptor;
import okhttp3.Response;

/** Sends a token with each request. Not a record: its text form must not show the token. Thread-safe. */
public final class BearerToken implements Interceptor {
    private final String token;
    private volatile boolean isAccepted;

    /** Sends this token. */
    public BearerToken(String token) {
        this.token = token;
    }

    /** Whether a call with it has had the answer that was asked for. */
    boolean isAccepted() {
        return isAccepted;
    }

    /** A call with it has had the answer that was asked for: a page of maintenance, whatever its status, is none. */
    void accepted() {
        isAccepted = true;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        return chain.proceed(chain.request()
                .newBuilder()
                .header("Authorization", "Bearer " + token)
                .tag(BearerToken.class, this)
                .build());
    }
}
