package io.github.orderflowmagento.magento.internal.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.github.scribejava.core.services.TimestampService;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

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
        return new OAuthSigning(credentials, new TimestampService() {
            @Override
            public String getTimestampInSeconds() {
                return recorded.getOrDefault("oauth_timestamp", "");
            }

            @Override
            public String getNonce() {
                return recorded.getOrDefault("oauth_nonce", "");
            }
        });
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
}
