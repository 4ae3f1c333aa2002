package io.github.orderflowmagento.magento.internal.magento2;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.github.orderflowmagento.magento.Magento2Shop;
import io.github.orderflowmagento.magento.Recording;
import io.github.orderflowmagento.magento.internal.http.OAuthSigning;
import io.github.orderflowmagento.magento.internal.magento2.Magento2Signing.Part;
import io.github.orderflowmagento.magento.internal.magento2.Magento2Signing.View;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * Every signature that a real shop accepted is made again, of the same request with the same nonce at the same second; and none that it
 * refused. With {@code -Drecordings.magento2=DIR} those of another folder.
 */
class RecordedSignaturesTest {
    private static final View NORMALISED = View.STRAIGHT;

    /** Behind a server that drops the port. */
    private static final String PORT_LOST = "port-lost-by-proxy";

    /** Sent as a form, whose fields would have to be signed; nothing here sends one. */
    private static final String FORM = "application/x-www-form-urlencoded";

    /** A request of a recording that has a signature. */
    private record Signed(Recording recording, String authorization) {
        static Optional<Signed> of(Recording recording) {
            return recording
                    .requestHead()
                    .lines()
                    .filter(line -> line.matches("(?i)authorization:.*oauth_signature=.*"))
                    .map(line -> new Signed(recording, line.substring(line.indexOf(':') + 1)))
                    .findFirst();
        }

        String method() {
            return recording.requestLine().split(" ", -1)[0];
        }

        String target() {
            return recording.requestLine().split(" ", -1)[1];
        }

        String host() {
            return recording
                    .requestHead()
                    .lines()
                    .filter(line -> line.startsWith("Host: "))
                    .map(line -> line.substring("Host: ".length()))
                    .findFirst()
                    .orElseThrow();
        }

        View view() {
            return recording.name().contains(PORT_LOST) ? new View(Set.of(Part.PORT)) : NORMALISED;
        }

        /** Whatever the shop answered, even that the request is invalid. */
        boolean isAccepted() {
            return recording.status() == 401
                    ? recording.responseText().contains("\"resources\"")
                    : !recording.responseText().matches("(?s).*(Signature method|token length).*");
        }

        boolean isRefusedForItsSignature() {
            return recording.status() == 401 && recording.responseText().contains("signature is invalid");
        }

        boolean isForm() {
            return recording.requestHead().contains(FORM);
        }

        String signatureAs(View view) {
            Map<String, String> oauth = SignatureCheck.parameters(authorization);
            Request request = new Request.Builder()
                    .url("http://" + host() + target())
                    .method(method(), method().matches("P.*") ? RequestBody.create(recording.requestBody()) : null)
                    .build();
            OAuthSigning signing = new OAuthSigning(
                    RecordedIntegrations.of(oauth.getOrDefault("oauth_consumer_key", ""))
                            .orElseThrow(),
                    OAuthSigning.Method.HMAC_SHA256,
                    view::of,
                    () -> Instant.ofEpochSecond(Long.parseLong(oauth.getOrDefault("oauth_timestamp", ""))),
                    () -> oauth.getOrDefault("oauth_nonce", ""));
            return Objects.requireNonNull(
                    SignatureCheck.parameters(signing.authorization(request)).get("oauth_signature"));
        }

        String signature() {
            return SignatureCheck.parameters(authorization).getOrDefault("oauth_signature", "");
        }
    }

    private static Stream<Signed> signed() {
        return Recording.all(Magento2Shop.folder()).stream().flatMap(recording -> Signed.of(recording).stream());
    }

    private static List<Signed> accepted() {
        return signed().filter(Signed::isAccepted).toList();
    }

    private static List<Signed> refused() {
        return signed().filter(signed -> signed.isRefusedForItsSignature() && !signed.isForm())
                .toList();
    }

    @Test
    void manyAreAcceptedAndSomeRefused() {
        assertThat(accepted()).hasSizeGreaterThan(400);
        assertThat(refused()).hasSizeGreaterThan(10);
    }

    @TestFactory
    Stream<DynamicTest> whatTheShopAcceptedIsMadeAgain() {
        return accepted().stream()
                .map(signed -> dynamicTest(
                        signed.recording().name(),
                        () -> assertThat(signed.signatureAs(signed.view())).isEqualTo(signed.signature())));
    }

    @TestFactory
    Stream<DynamicTest> rejectedCallsAreNotRepeated() {
        return refused().stream()
                .map(signed -> dynamicTest(
                        signed.recording().name(),
                        () -> assertThat(signed.signatureAs(signed.view())).isNotEqualTo(signed.signature())));
    }

    /** The simulated shop of other tests decides like the real one. */
    @TestFactory
    Stream<DynamicTest> theCheckOfTheOtherTestsAgreesWithTheShop() {
        return Stream.concat(accepted().stream(), refused().stream())
                .map(signed -> dynamicTest(signed.recording().name(), () -> {
                    String host = signed.view().equals(NORMALISED)
                            ? signed.host()
                            : signed.host().replaceFirst(":\\d+$", "");

                    assertThat(new SignatureCheck(true, host)
                                    .accepts(signed.method(), signed.target(), signed.authorization()))
                            .isEqualTo(signed.isAccepted());
                }));
    }
}
