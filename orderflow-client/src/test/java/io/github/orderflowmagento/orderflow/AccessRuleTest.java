package io.github.orderflowmagento.orderflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.message.Acknowledgement;
import io.github.orderflowmagento.orderflow.message.magento2.AccessRule;
import io.github.orderflowmagento.orderflow.message.magento2.Magento2Endpoint;
import io.github.orderflowmagento.orderflow.message.magento2.Magento2Message;
import io.github.orderflowmagento.orderflow.message.magento2.MessageRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The callers that may post messages meant for a Magento 2. */
class AccessRuleTest {

    private static final String SECRET = "canary-0123456789";
    private static final String MESSAGE =
            "{\"orderIncrementId\":\"1\",\"skuQty\":[{\"sku\":\"A\",\"qty\":1}],\"messageSeqId\":1}";

    private final List<Magento2Message<?>> kept = new ArrayList<>();

    private static MessageRequest.Builder request() {
        MessageRequest.Builder request = MessageRequest.builder();
        request.method("POST")
                .target("/rest/V1/orderflow/shipment")
                .putHeaders("Content-Type", List.of("application/json"));
        return request;
    }

    private Acknowledgement answer(AccessRule access, MessageRequest request, InputStream body) {
        try {
            return Magento2Endpoint.builder()
                    .address("https://shop.example.com/")
                    .access(access)
                    .onDespatch(kept::add)
                    .build()
                    .answer(request, body);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private boolean opens(AccessRule access, MessageRequest request) {
        Acknowledgement answer =
                answer(access, request, new ByteArrayInputStream(MESSAGE.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.status()).isIn(200, 401);
        assertThat(answer.toString()).doesNotContain("canary");
        return answer.status() == 200;
    }

    private static MessageRequest authorized(String... authorization) {
        return request().putHeaders("authorization", List.of(authorization)).build();
    }

    private static String basic(String credentials) {
        return Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void basicAuthenticationIsAdmitted() {
        AccessRule access = AccessRule.basic("Müller", "canary:päss-0123456");

        assertThat(opens(access, authorized("Basic " + basic("Müller:canary:päss-0123456"))))
                .isTrue();
        assertThat(opens(access, authorized("basic " + basic("Müller:canary:päss-0123456"))))
                .isTrue();
        assertThat(opens(access, authorized("Basic " + basic("Müller:canary:pass-0123456"))))
                .isFalse();
        assertThat(opens(access, authorized("Basic " + basic("muller:canary:päss-0123456"))))
                .isFalse();
        assertThat(opens(access, authorized("Bearer " + basic("Müller:canary:päss-0123456"))))
                .isFalse();
        assertThat(opens(access, authorized("Basic " + basic("Müller:canary:päss-0123456"), "Basic eA==")))
                .isFalse();
        assertThat(opens(access, request().build())).isFalse();
    }

    @Test
    void basicAuthenticationIsRequested() {
        Acknowledgement answer =
                answer(AccessRule.basic("a", SECRET), request().build(), InputStream.nullInputStream());

        assertThat(answer.headers()).containsEntry("WWW-Authenticate", "Basic realm=\"OrderFlow\", charset=\"UTF-8\"");
        assertThat(answer(AccessRule.bearer(SECRET), request().build(), InputStream.nullInputStream())
                        .headers())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/canary-0123456789/rest/V1/orderflow/shipment, true",
        "/in/canary-0123456789/rest/de/V1/orderflow/shipment, true",
        "/canary-012345678/rest/V1/orderflow/shipment, false",
        "/canary-01234567890/rest/V1/orderflow/shipment, false",
        "/CANARY-0123456789/rest/V1/orderflow/shipment, false",
        "/rest/V1/orderflow/shipment?canary-0123456789, false",
        "/rest/V1/orderflow/shipment, false"
    })
    void aSecretPartOfTheAddressIsAdmitted(String target, boolean isOpen) {
        assertThat(opens(
                        AccessRule.pathSegment(SECRET), request().target(target).build()))
                .isEqualTo(isOpen);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false",
        "192.0.2.7, ::ffff:192.0.2.7, true",
        "::ffff:192.0.2.7, 192.0.2.7, true",
        "2001:db8::/32, 2001:0DB8:0:0:0:0:0:1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "::1, 0:0:0:0:0:0:0:1, true",
        "fe80::/10, fe80::1%eth0, true",
        "::1, [::1], true",
        "192.0.2.7, warehouse.example.com, false",
        "192.0.2.7, 192.0.2.7.1, false"
    })
    void listedAddressesAreAdmitted(String range, String caller, boolean isOpen) {
        assertThat(opens(
                        AccessRule.addresses("198.51.100.1", range),
                        request().remoteAddress(caller).build()))
                .isEqualTo(isOpen);
    }

    @Test
    void anUnknownAddressIsRejected() {
        assertThat(opens(AccessRule.addresses("0.0.0.0/0", "::/0"), request().build()))
                .isFalse();
    }

    @Test
    void combinedRulesMustBothAdmit() {
        AccessRule both = AccessRule.bearer(SECRET).and(AccessRule.addresses("192.0.2.7"));

        assertThat(opens(both, authorized("Bearer " + SECRET))).isFalse();
        assertThat(opens(both, request().remoteAddress("192.0.2.7").build())).isFalse();
        assertThat(opens(
                        both,
                        MessageRequest.builder()
                                .from(authorized("Bearer " + SECRET))
                                .remoteAddress("192.0.2.7")
                                .build()))
                .isTrue();
    }

    @Test
    void aRuleThatThrowsRejects() {
        AccessRule failing = AccessRule.of("certificate", request -> {
            throw new IllegalStateException("canary");
        });

        assertThat(opens(failing, request().build())).isFalse();
        assertThat(opens(
                        AccessRule.of("certificate", request -> true), request().build()))
                .isTrue();
    }

    @Test
    void noBodyIsReadBeforeTheRequestIsAdmitted() {
        InputStream unread = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("read");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                throw new AssertionError("read");
            }
        };

        assertThat(answer(AccessRule.bearer(SECRET), request().build(), unread).status())
                .isEqualTo(401);
        assertThat(answer(
                                AccessRule.bearer(SECRET),
                                request().target("/soap/default?services=a").build(),
                                unread)
                        .body())
                .contains("env:Sender");
        assertThat(kept).isEmpty();
    }

    @Test
    void aRejectionOverSoapDoesNotRevealTheEndpointsAddress() {
        Acknowledgement answer = Magento2EndpointOf.refusing("https://shop.example.com/canary-0123456789/");

        assertThat(answer.body()).contains("isn&#039;t authorized").doesNotContain("canary");
    }

    /** An endpoint whose address has a secret. */
    private static final class Magento2EndpointOf {
        static Acknowledgement refusing(String address) {
            try {
                return Magento2Endpoint.builder()
                        .address(address)
                        .access(AccessRule.pathSegment(SECRET))
                        .onDespatch(message -> {})
                        .build()
                        .answer(request().target("/soap/default?services=a").build(), InputStream.nullInputStream());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "short", "has a blank, and is long"})
    void anInvalidSecretIsRejected(String secret) {
        assertThatIllegalArgumentException().isThrownBy(() -> AccessRule.bearer(secret));
        assertThatIllegalArgumentException().isThrownBy(() -> AccessRule.pathSegment(secret));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "                    ", "short", "123456789012345"})
    void aShortPasswordIsRejected(String password) {
        assertThatIllegalArgumentException().isThrownBy(() -> AccessRule.basic("orderflow", password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop.example.com",
                "192.0.2.0/33",
                "192.0.2.256",
                "192.0.2",
                "1::2::3",
                "::/129",
                "::/",
                "1:2"
            })
    void anInvalidAddressIsRejected(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> AccessRule.addresses(address));
    }

    @Test
    void emptyCredentialsAndListsAreRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> AccessRule.basic("a", " "));
        assertThatIllegalArgumentException().isThrownBy(() -> AccessRule.basic("", SECRET));
        assertThatIllegalArgumentException().isThrownBy(() -> AccessRule.basic("a:b", SECRET));
        assertThatIllegalArgumentException().isThrownBy(() -> AccessRule.of(" ", request -> true));
        assertThatIllegalArgumentException().isThrownBy(AccessRule::addresses);
    }

    @Test
    void nothingShowsSecrets() {
        AccessRule access = AccessRule.basic("canary-user", SECRET)
                .and(AccessRule.bearer(SECRET))
                .and(AccessRule.pathSegment(SECRET));

        assertThat(access + " " + authorized("Basic " + SECRET)
                        + request().target("/" + SECRET).build())
                .doesNotContain("canary");
    }
}
