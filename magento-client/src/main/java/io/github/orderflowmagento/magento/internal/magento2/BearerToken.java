package io.github.orderflowmagento.magento.internal.magento2;

import java.io.IOException;

import okhttp3.Interceptor;
import okhttp3.Response;

/** Sends a token with each request. Not a record: its text form must not show the token. */
public final class BearerToken implements Interceptor {
    private final String token;

    /** Sends this token. */
    public BearerToken(String token) {
        this.token = token;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        return chain.proceed(chain.request()
                .newBuilder()
                .header("Authorization", "Bearer " + token)
                .build());
    }
}
