package io.github.orderflowmagento.magento.internal.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.orderflowmagento.magento.OAuthCredentials;
import io.github.orderflowmagento.magento.Recording;
import io.github.orderflowmagento.magento.RestShop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** Signatures are those that a real shop accepted, for the same request with the same nonce at the same second. */
class OAuthSigningTest {
    /** Signed wrongly, or as somebody else, on purpose; a form's fields would be signed with the address. */
    private static final Set<String> SIGNED_OTHERWISE = Set.of(
            "fault-bad-signature",
            "fault-signed-with-port",
            "fault-revoked-token",
            "fault-unknown-consumer",
            "fault-unknown-token",
            "fault-wrong-content-type");

    private static final Path MAGENTO_2 = Path.of("src/test/resources/recordings-magento2/auth");

    private static final Pattern PARAMETER = Pattern.compile("(oauth_\\w+)=\"([^\"]*)\"");

    private static Map<String, String> parameters(String authorization) {
        Map<String, String> parameters = new HashMap<>();
        PARAMETER
                .matcher(authorization)
                .results()
                .forEach(found ->
                        parameters.put(found.group(1), URLDecoder.decode(found.group(2), StandardCharsets.UTF_8)));
        return parameters;
    }

    private static OAuthSigning signing(OAuthCredentials credentials, Map<String, String> recorded) {
        return new OAuthSigning(
                credentials,
                OAuthSigning.Method.HMAC_SHA1,
                OAuthSigning::withoutPort,
                () -> Instant.ofEpochSecond(Long.parseLong(recorded.getOrDefault("oauth_timestamp", ""))),
                () -> recorded.getOrDefault("oauth_nonce", ""));
    }

    private static Request request(Recording recording) {
        String[] line = recording.requestLine().split(" ", 3);
        return new Request.Builder()
                .url("http://127.0.0.1:8182" + line[1])
                .method(line[0], line[0].matches("P.*") ? RequestBody.create(recording.requestBody()) : null)
                .build();
    }

    @TestFactory
    Stream<DynamicTest> aRequestIsSignedAsTheShopAcceptedIt() {
        return Recording.all(RestShop.RECORDINGS).stream()
                .filter(recording -> !SIGNED_OTHERWISE.contains(recording.name()))
                .filter(recording -> recording.requestHead().contains("oauth_signature"))
                .map(recording -> dynamicTest(recording.name(), () -> {
                    Map<String, String> recorded = parameters(recording.requestHead());

                    String signed = signing(RestShop.CREDENTIALS, recorded).authorization(request(recording));

                    assertThat(parameters(signed)).isEqualTo(recorded);
                }));
    }

    @Test
    void thePortIsNotSigned() {
        Recording refused = Recording.read(RestShop.RECORDINGS, "fault-signed-with-port");
        Map<String, String> recorded = parameters(refused.requestHead());

        String signed = signing(RestShop.CREDENTIALS, recorded).authorization(request(refused));

        assertThat(parameters(signed).get("oauth_signature")).isNotEqualTo(recorded.get("oauth_signature"));
    }

    @Test
    void elevenParametersOfOneNameAreSignedInNaturalOrder() {
        Recording accepted = Recording.read(MAGENTO_2, "oauth-11-filters-in-group-natural-order-ok");
        Map<String, String> recorded = parameters(accepted.requestHead());
        OAuthSigning signing = new OAuthSigning(
                OAuthCredentials.builder()
                        .consumerKey("ck00000000000000000000orderflowf")
                        .consumerSecret("do0uawctvrlj8pufeyx5vac091e0g55a")
                        .token("3mqnzbew6d2xex5k3ygfxe5dto7gybrc")
                        .tokenSecret("n3gskn68h4ghcolnp6b7zqkrjmvbmss7")
                        .build(),
                OAuthSigning.Method.HMAC_SHA256,
                url -> "http://127.0.0.1:18082" + url.encodedPath(),
                () -> Instant.ofEpochSecond(Long.parseLong(recorded.get("oauth_timestamp"))),
                () -> recorded.get("oauth_nonce"));

        assertThat(parameters(signing.authorization(request(accepted)))).isEqualTo(recorded);
    }

    @ParameterizedTest
    @CsvSource({
        "filters%5B2%5D, filters%5B10%5D",
        "filters%5B9%5D, filters%5B10%5D",
        "filters%5B0%5D, filters%5B1%5D",
        "filters%5B10%5D%5Bfield%5D, filters%5B10%5D%5Bvalue%5D",
        "filters%5B19%5D, filters%5B100%5D",
        "fields, oauth_nonce",
        "oauth_nonce, oauth_nonces"
    })
    void numbersInNamesAreComparedAsNumbers(String smaller, String larger) {
        assertThat(OAuthSigning.NATURAL_ORDER.compare(smaller, larger)).isNegative();
        assertThat(OAuthSigning.NATURAL_ORDER.compare(larger, smaller)).isPositive();
        assertThat(OAuthSigning.NATURAL_ORDER.compare(smaller, smaller)).isZero();
    }
}
