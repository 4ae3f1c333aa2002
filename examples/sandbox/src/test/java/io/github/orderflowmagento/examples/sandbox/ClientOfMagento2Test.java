package io.github.orderflowmagento.examples.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.OAuthCredentials;
import io.github.orderflowmagento.magento.client.Magento2Builder;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.detect.DetectedShop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The SDK's client of Magento 2 and the sandbox, of which neither knows the other's signing. */
class ClientOfMagento2Test {

    private static Magento2Builder client(SandboxMagento2Shop shop) {
        return MagentoClient.magento2()
                .baseUrl(shop.url())
                .oauth(OAuthCredentials.builder()
                        .consumerKey(shop.consumerKey())
                        .consumerSecret(shop.consumerSecret())
                        .token(shop.token())
                        .tokenSecret(shop.tokenSecret())
                        .build());
    }

    @Test
    void theShopIsDetected() {
        try (SandboxMagento2Shop shop = SandboxMagento2Shop.start()) {
            DetectedShop found = client(shop).detect();

            assertThat(found.describe())
                    .contains("generation: Magento 2", "stock: in sources (multi-source inventory)")
                    .contains("sources: closed_depot (disabled), default, de_berlin, uk_north")
                    .contains("rights for order export: granted: read orders, read products")
                    .doesNotContain("missing: read");
        }
    }

    @Test
    void aShopWithoutSourcesIsDetected() {
        try (SandboxMagento2Shop shop =
                SandboxMagento2Shop.builder().legacyStock().start()) {
            assertThat(client(shop).detect().describe()).contains("stock: one record of each product, without sources");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void skusOfAnyCharactersAreSignedAsTheShopWantsThem(boolean isBefore246) {
        SandboxMagento2Shop.Builder builder = SandboxMagento2Shop.builder().data(RecordedShop.data());
        List<String> skus = List.of("AB/CD/01", "PLUS+PLUS", "PCT%20SKU", "COMMA,1", "AMP&CO=1", "SP ACE 01", "日本語-01");
        try (SandboxMagento2Shop shop = (isBefore246 ? builder.signsPathsAsSent() : builder).start();
                Magento magento = client(shop).build()) {
            assertThat(magento.stock().read(skus))
                    .hasSameSizeAs(skus)
                    .extracting(answer -> answer.orThrow().sku())
                    .containsExactlyElementsOf(skus);
        }
    }

    @Test
    void behindATlsProxyTheCalledAddressIsSigned() {
        try (SandboxMagento2Shop shop = SandboxMagento2Shop.start();
                Magento magento = client(shop)
                        .configureHttp(http -> http.addNetworkInterceptor(chain -> chain.proceed(chain.request()
                                .newBuilder()
                                .header("X-Forwarded-Proto", "https")
                                .build())))
                        .build()) {
            // signed for http, as it was called
            assertThatExceptionOfType(MagentoException.RefusedCredentials.class)
                    .isThrownBy(
                            () -> magento.orders().details(List.of("100000009")).forEach(Answer::orThrow))
                    .withMessageContaining("signature is invalid");
        }
    }

    @Test
    void aCopyOfAnOrderSaysWhereItGoes() {
        try (SandboxMagento2Shop shop = SandboxMagento2Shop.builder().copies(1).start();
                Magento magento = client(shop).build()) {
            assertThat(magento.orders()
                            .details(List.of("101000009"))
                            .get(0)
                            .orThrow()
                            .shippingAddress())
                    .isPresent();
        }
    }

    @Test
    void aRightThatIsMissingIsNamed() {
        try (SandboxMagento2Shop shop = SandboxMagento2Shop.start();
                Magento magento = client(shop).build()) {
            shop.grantOnly("Magento_Catalog::products");

            assertThatExceptionOfType(MagentoException.class)
                    .isThrownBy(
                            () -> magento.orders().details(List.of("100000009")).forEach(Answer::orThrow))
                    .withMessageContaining("Magento_Sales::actions_view");
        }
    }

    @Test
    void aShopThatDatesByAnotherClockTakesSignaturesOfNow() {
        Clock longAgo = Clock.fixed(Instant.now().minus(Duration.ofDays(100)), ZoneOffset.UTC);
        try (SandboxMagento2Shop shop =
                        SandboxMagento2Shop.builder().clock(longAgo).start();
                Magento magento = client(shop).build()) {
            assertThat(magento.orders()
                            .details(List.of("100000009"))
                            .get(0)
                            .orThrow()
                            .incrementId())
                    .isEqualTo("100000009");
        }
    }

    @Test
    void aSignatureOfAClockThatIsAheadIsRejected() {
        try (SandboxMagento2Shop shop = SandboxMagento2Shop.builder()
                        .signatureClock(Clock.offset(Clock.systemUTC(), Duration.ofHours(-1)))
                        .start();
                Magento magento = client(shop).build()) {
            assertThatExceptionOfType(MagentoException.RefusedCredentials.class)
                    .isThrownBy(
                            () -> magento.orders().details(List.of("100000009")).forEach(Answer::orThrow))
                    .withMessageContaining("clock");
        }
    }
}
