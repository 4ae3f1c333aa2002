package io.github.orderflowmagento.examples.hostile;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.orderflow.OrderFlowException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** A server with an invalid certificate receives no request, and so no credentials, and the message gives the reason. */
class CertificateTest {
    private static final HeldCertificate AUTHORITY =
            new HeldCertificate.Builder().certificateAuthority(0).build();

    @ParameterizedTest
    @EnumSource
    void aCertificateOfAnotherHostIsRefused(Transport transport) {
        assertRefused(
                transport,
                certificate("shop.example", Duration.ofDays(1)),
                CertificateTest::trusting,
                "the certificate is for another host");
    }

    @ParameterizedTest
    @EnumSource
    void aCertificateThatHasExpiredIsRefused(Transport transport) {
        assertRefused(
                transport,
                certificate("localhost", Duration.ofDays(-1)),
                CertificateTest::trusting,
                "the certificate has expired");
    }

    @ParameterizedTest
    @EnumSource
    void aCertificateOfAnIssuerThatNobodyKnowsIsRefused(Transport transport) {
        assertRefused(
                transport,
                certificate("localhost", Duration.ofDays(1)),
                http -> {},
                "this machine does not trust the issuer of the certificate");
    }

    private static void assertRefused(
            Transport transport, HeldCertificate certificate, Consumer<OkHttpClient.Builder> trust, String why) {
        HostileServer.Answer answer =
                new HostileServer.Answer(200, Map.of(), () -> new ByteArrayInputStream(new byte[0]));
        HandshakeCertificates ofServer = new HandshakeCertificates.Builder()
                .heldCertificate(certificate, AUTHORITY.certificate())
                .build();
        try (HostileServer other = HostileServer.overTls(transport, answer, ofServer)) {
            assertThat(catchThrowable(() -> transport.read(other.url("localhost"), "canary-secret", trust)))
                    .isInstanceOf(
                            transport.isOfMagento()
                                    ? MagentoException.NotReached.class
                                    : OrderFlowException.NotReached.class)
                    .hasMessageContaining(why)
                    .hasMessageNotContaining("canary");
            assertThat(other.requests()).isZero();
        }
    }

    private static HeldCertificate certificate(String host, Duration until) {
        Instant now = Instant.now();
        return new HeldCertificate.Builder()
                .signedBy(AUTHORITY)
                .addSubjectAlternativeName(host)
                .validityInterval(
                        now.minus(Duration.ofDays(9)).toEpochMilli(),
                        now.plus(until).toEpochMilli())
                .build();
    }

    private static void trusting(OkHttpClient.Builder http) {
        HandshakeCertificates ofClient = new HandshakeCertificates.Builder()
                .addTrustedCertificate(AUTHORITY.certificate())
                .build();
        http.sslSocketFactory(ofClient.sslSocketFactory(), ofClient.trustManager());
    }
}
