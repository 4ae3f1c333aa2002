package io.github.orderflowmagento.magento.internal.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

import io.github.orderflowmagento.magento.OAuthCredentials;

/**
 * Signs each request by OAuth 1.0a when it is sent, and again when it is repeated: a shop accepts a nonce only once. It deviates from RFC
 * 5849, since Magento's check does: it sorts parameters in natural order, 2 before 10, and has its own view of the address. The existing
 * libraries support neither.
 */
public final class OAuthSigning implements Interceptor {
    private static final String AUTHORIZATION = "Authorization";

    /** The name of the keyed hash in the header, and in the JDK. */
    public enum Method {
        HMAC_SHA1("HMAC-SHA1", "HmacSHA1"),
        HMAC_SHA256("HMAC-SHA256", "HmacSHA256");

        private final String header;
        private final String algorithm;

        Method(String header, String algorithm) {
            this.header = header;
            this.algorithm = algorithm;
        }
    }

    private final OAuthCredentials credentials;
    private final Method method;
    private final Function<HttpUrl, String> address;
    private final Supplier<Instant> now;
    private final Supplier<String> nonces;

    /**
     * Signs with the time of this machine.
     *
     * @param address the address as the shop sees it when it checks, without the query
     */
    public OAuthSigning(OAuthCredentials credentials, Method method, Function<HttpUrl, String> address) {
        this(credentials, method, address, Instant::now, new Nonces());
    }

    /**
     * Signs with a given clock and source of nonces.
     *
     * @param address the address as the shop sees it when it checks, without the query
     */
    public OAuthSigning(
            OAuthCredentials credentials,
            Method method,
            Function<HttpUrl, String> address,
            Supplier<Instant> now,
            Supplier<String> nonces) {
        this.credentials = credentials;
        this.method = method;
        this.address = address;
        this.now = now;
        this.nonces = nonces;
    }

    /** Signs as Magento 1 checks: without the port. */
    public static OAuthSigning ofMagento1(OAuthCredentials credentials) {
        return new OAuthSigning(credentials, Method.HMAC_SHA1, OAuthSigning::withoutPort);
    }

    static String withoutPort(HttpUrl url) {
        return site(url) + url.encodedPath();
    }

    /** Returns scheme and host, without the port. */
    public static String site(HttpUrl url) {
        return url.scheme() + "://" + (url.host().contains(":") ? "[" + url.host() + "]" : url.host());
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        return chain.proceed(signed(request));
    }

    /** Returns the request with its signature. */
    public Request signed(Request request) {
        return request.newBuilder()
                .header(AUTHORIZATION, authorization(request))
                .build();
    }

    /** Returns the header of a request, with its own nonce. */
    public String authorization(Request request) {
        Map<String, String> oauth = new LinkedHashMap<>();
        oauth.put("oauth_consumer_key", credentials.consumerKey());
        oauth.put("oauth_token", credentials.token());
        oauth.put("oauth_nonce", nonces.get());
        oauth.put("oauth_timestamp", String.valueOf(now.get().getEpochSecond()));
        oauth.put("oauth_signature_method", method.header);
        oauth.put("oauth_version", "1.0");
        oauth.put("oauth_signature", signature(request, oauth));
        return oauth.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=\"" + PercentEncoding.of(parameter.getValue()) + '"')
                .collect(Collectors.joining(", ", "OAuth ", ""));
    }

    private String signature(Request request, Map<String, String> oauth) {
        String signed = request.method()
                + '&'
                + PercentEncoding.of(address.apply(request.url()))
                + '&'
                + PercentEncoding.of(parameters(request.url(), oauth));
        String key =
                PercentEncoding.of(credentials.consumerSecret()) + '&' + PercentEncoding.of(credentials.tokenSecret());
        try {
            Mac mac = Mac.getInstance(method.algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), method.algorithm));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no " + method.algorithm, e);
        }
    }

    private static String parameters(HttpUrl url, Map<String, String> oauth) {
        Map<String, String> parameters = new LinkedHashMap<>();
        oauth.forEach((name, value) -> parameters.put(PercentEncoding.of(name), PercentEncoding.of(value)));
        String query = Objects.requireNonNullElse(url.encodedQuery(), "");
        for (String parameter : query.split("&", -1)) {
            String[] parts = parameter.split("=", -1);
            // Magento ignores any other form when it checks
            if (parts.length == 2) {
                parameters.put(PercentEncoding.again(parts[0]), PercentEncoding.again(parts[1]));
            }
        }
        return parameters.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(NATURAL_ORDER))
                .map(parameter -> parameter.getKey() + '=' + parameter.getValue())
                .collect(Collectors.joining("&"));
    }

    /** As PHP's {@code strnatcmp}, for names whose numbers have no leading zeros. */
    static final Comparator<String> NATURAL_ORDER = (one, other) -> {
        int at = 0;
        while (at < one.length() && at < other.length()) {
            if (one.charAt(at) == other.charAt(at)) {
                at++;
                continue;
            }
            int digits = digits(one, at);
            int otherDigits = digits(other, at);
            boolean areNumbers = (digits > 0 && otherDigits > 0) || (at > 0 && isDigit(one.charAt(at - 1)));
            // the one with more remaining digits is the larger
            return areNumbers && digits != otherDigits
                    ? Integer.compare(digits, otherDigits)
                    : Character.compare(one.charAt(at), other.charAt(at));
        }
        return Integer.compare(one.length(), other.length());
    };

    private static int digits(String text, int from) {
        int to = from;
        while (to < text.length() && isDigit(text.charAt(to))) {
            to++;
        }
        return to - from;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static final class Nonces implements Supplier<String> {
        private static final int BYTES = 16;

        private final SecureRandom random = new SecureRandom();

        @Override
        public String get() {
            byte[] nonce = new byte[BYTES];
            random.nextBytes(nonce);
            return HexFormat.of().formatHex(nonce);
        }
    }
}
