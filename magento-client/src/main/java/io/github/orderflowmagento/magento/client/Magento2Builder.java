package io.github.orderflowmagento.magento.client;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.OAuthCredentials;
import io.github.orderflowmagento.magento.internal.Pace;
import io.github.orderflowmagento.magento.internal.http.BaseUrl;
import io.github.orderflowmagento.magento.internal.http.ShopHttp;
import io.github.orderflowmagento.magento.internal.magento2.BearerToken;
import io.github.orderflowmagento.magento.internal.magento2.Magento2;
import io.github.orderflowmagento.magento.internal.magento2.Magento2Signing;

/**
 * Configures a client of a Magento 2 shop, which reads; it does not write stock and shipments yet. {@link #baseUrl} and credentials, {@link
 * #oauth} or {@link #bearer}, are required; everything else has a default. The shop's administrator creates an integration under System
 * &gt; Integrations, grants it what is to be done, and activates it. Not thread-safe; the resulting {@link Magento} is.
 */
public final class Magento2Builder extends ShopBuilder<Magento2Builder> {
    private @Nullable OAuthCredentials oauth;
    private @Nullable String token;

    Magento2Builder() {
        super(100);
    }

    @Override
    Magento2Builder self() {
        return this;
    }

    /** The four values of an integration, with which each request is signed. Works with every version, whatever its settings. */
    public Magento2Builder oauth(OAuthCredentials credentials) {
        oauth = Objects.requireNonNull(credentials);
        token = null;
        return this;
    }

    /**
     * The access token of an integration, sent as it is. From 2.4.4 on a shop takes it only if its configuration allows that
     * ({@code oauth/consumer/enable_integration_as_bearer}). Tokens of administrators expire after hours, and where two-factor
     * authentication is on there are none for a program.
     */
    public Magento2Builder bearer(String accessToken) {
        token = Objects.requireNonNull(accessToken);
        oauth = null;
        return this;
    }

    /**
     * Connects to the shop. Sends nothing before the first call.
     *
     * @throws IllegalStateException if the base URL or the credentials are missing, or would travel unencrypted
     */
    public Magento build() {
        HttpUrl shop = baseUrlForCredentials();
        OkHttpClient.Builder client = http(timeout()).newBuilder();
        List<String> secrets;
        if (oauth != null) {
            client.addInterceptor(new Magento2Signing(oauth));
            secrets = List.of(oauth.consumerKey(), oauth.consumerSecret(), oauth.token(), oauth.tokenSecret());
        } else if (token != null) {
            client.addInterceptor(new BearerToken(token));
            secrets = List.of(token);
        } else {
            throw new IllegalStateException("credentials are missing: oauth(...) or bearer(...)");
        }
        return new Magento2(
                BaseUrl.name(shop),
                new ShopHttp(client.build(), shop, maxAnswerBytes(), secrets),
                new Pace(pageSize(), Duration.ofSeconds(10), 1, OptionalInt.empty(), pageSize(), productImages()));
    }
}
