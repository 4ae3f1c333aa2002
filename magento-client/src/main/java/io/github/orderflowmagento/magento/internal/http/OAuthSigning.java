package io.github.orderflowmagento.magento.internal.http;

import java.io.IOException;
import java.util.Objects;

import com.github.scribejava.core.builder.ServiceBuilder;
import com.github.scribejava.core.builder.api.DefaultApi10a;
import com.github.scribejava.core.model.OAuth1AccessToken;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.oauth.OAuth10aService;
import com.github.scribejava.core.services.TimestampService;
import com.github.scribejava.core.services.TimestampServiceImpl;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

import io.github.orderflowmagento.magento.OAuthCredentials;

/**
 * Signs each request on its way, a repeated one anew: the shop takes a nonce once only. The signature is that of the address
 * without its port, which Magento 1 leaves out when it checks.
 */
public final class OAuthSigning implements Interceptor {
    private static final String AUTHORIZATION = "Authorization";

    private final OAuth10aService service;
    private final OAuth1AccessToken token;

    /** Signs with the time of this machine. */
    public OAuthSigning(OAuthCredentials credentials) {
        this(credentials, new TimestampServiceImpl());
    }

    OAuthSigning(OAuthCredentials credentials, TimestampService timestamps) {
        this.service = new ServiceBuilder(credentials.consumerKey())
                .apiSecret(credentials.consumerSecret())
                .build(new Magento1Api(timestamps));
        this.token = new OAuth1AccessToken(credentials.token(), credentials.tokenSecret());
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        return chain.proceed(request.newBuilder()
                .header(AUTHORIZATION, authorization(request))
                .build());
    }

    String authorization(Request request) {
        HttpUrl url = request.url();
        HttpUrl withoutPort =
                url.newBuilder().port(HttpUrl.defaultPort(url.scheme())).build();
        OAuthRequest signed = new OAuthRequest(Verb.valueOf(request.method()), withoutPort.toString());
        service.signRequest(token, signed);
        return Objects.requireNonNull(signed.getHeaders().get(AUTHORIZATION));
    }

    /** The way to a token is the administrator's; only signing is asked of the library. */
    private static final class Magento1Api extends DefaultApi10a {
        private final TimestampService timestamps;

        Magento1Api(TimestampService timestamps) {
            this.timestamps = timestamps;
        }

        @Override
        public TimestampService getTimestampService() {
            return timestamps;
        }

        @Override
        public String getRequestTokenEndpoint() {
            return "oauth/initiate";
        }

        @Override
        public String getAccessTokenEndpoint() {
            return "oauth/token";
        }

        @Override
        protected String getAuthorizationBaseUrl() {
            return "oauth_authorize";
        }
    }
}
