package io.github.orderflowmagento.magento.internal.magento2;

import java.io.IOException;

import okhttp3.Interceptor;
import okhttp3.Response;

/** Sends a token with each request. Not a record: its {@code toString} must not show the token. Thread-safe. */
public final class BearerToken implements Interceptor {
    private final String token;
    private volatile boolean isAccepted;

    /** Sends this token. */
    public BearerToken(String token) {
        this.token = token;
    }

    /** Whether a call with it has had the requested answer. */
    boolean isAccepted() {
        return isAccepted;
    }

    /** Records that a call with it has had the requested answer: a maintenance page, whatever its status, is not one. */
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
