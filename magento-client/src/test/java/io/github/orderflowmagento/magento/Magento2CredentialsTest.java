package io.github.orderflowmagento.magento;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.MagentoException.NotPermitted;
import io.github.orderflowmagento.magento.MagentoException.RefusedCredentials;
import io.github.orderflowmagento.magento.MagentoException.Rejected;
import io.github.orderflowmagento.magento.client.Magento2Builder;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.model.OrderQuery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.listOf;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Which credentials a Magento 2 accepts, and its answers to others: over real sockets, with the answers of a real one. */
class Magento2CredentialsTest {
    private static final String TOKEN = "bhs9mun47f43ceyqp0dv6ylwwi9pnvfm";
    private static final String SIGNATURE = "check the consumer secret, the token secret and the base URL";
    private static final String CLOCK =
            "check that this machine's clock is not ahead of the shop's by more than ten minutes";
    private static final String COPIED = "check that the values of the integration were copied whole";

    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    private static MagentoException failure(Magento shop) {
        return catchThrowableOfType(
                MagentoException.class,
                () -> shop.orders().list(OrderQuery.status("pending")).toList());
    }

    private MagentoException failure(ResponseDefinitionBuilder answer) {
        recorded.answers("orders", answer);
        return failure(recorded.shop());
    }

    private Magento bearing(String token) {
        return MagentoClient.magento2().baseUrl(recorded.url()).bearer(token).build();
    }

    /** The shop's answers to credentials, whoever sent them, and their meaning for a signature. */
    static Stream<Arguments> refusals() {
        return Stream.of(
                noRight("acl-limited-admin-fault-orders", "Magento_Sales::actions_view"),
                noRight("acl-limited-fault-orders", "Magento_Sales::actions_view"),
                noRight("acl-limited-fault-sources", "Magento_InventoryApi::source"),
                noRight("acl-orders-only-fault-ship", "Magento_Sales::ship"),
                noRight("acl-orders-only-fault-store-views", "Magento_Backend::store"),
                noRight("admin-bearer-fault-expired", "Magento_Backend::store"),
                noRight("admin-bearer-fault-garbage", "Magento_Backend::store"),
                noRight("customer-token-fault-orders", "Magento_Sales::actions_view"),
                noRight("fault-basic", "Magento_Backend::store"),
                noRight("fault-none", "Magento_Backend::store"),
                noRight("fault-none-orders", "Magento_Sales::actions_view"),
                noRight("integration-bearer-fault-setting-off", "Magento_Backend::store"),
                noRight("integration-bearer-setting-on-acl", "Magento_Sales::actions_view"),
                noRight("integration-bearer-setting-on-unknown-token", "Magento_Backend::store"),
                noRight("modules-anonymous-fault", "Magento_Backend::admin"),
                refused("oauth-11-filters-in-group-rfc-byte-order-fault", SIGNATURE),
                refused("oauth-duplicate-parameter-fault", SIGNATURE),
                refused("oauth-path-lower-case-hex-signed-as-sent-fault", SIGNATURE),
                refused("oauth-path-rfc-encoded-as-sent-40at", SIGNATURE),
                refused("oauth-path-rfc-encoded-as-sent-ab2fcd2f01", SIGNATURE),
                refused("oauth-path-rfc-encoded-as-sent-amp26co3d1", SIGNATURE),
                refused("oauth-path-rfc-encoded-as-sent-colon3a1", SIGNATURE),
                refused("oauth-path-rfc-encoded-as-sent-comma2c1", SIGNATURE),
                refused("oauth-path-rfc-encoded-as-sent-pct2520sku", SIGNATURE),
                refused("oauth-path-rfc-encoded-as-sent-plus2bplus", SIGNATURE),
                refused("oauth-plus-in-query-signed-as-space-fault", SIGNATURE),
                refused("oauth-port-lost-by-proxy-signed-with-port-fault", SIGNATURE),
                refused("oauth-signed-as-https-fault", SIGNATURE),
                refused("oauth-signed-without-port-fault", SIGNATURE),
                refused("oauth-wrong-signature-fault", SIGNATURE),
                refused("oauth-nonce-replay-fault", "sends requests twice"),
                refused("oauth-nonce-same-other-timestamp", "sends requests twice"),
                refused("oauth-timestamp-future-1h", CLOCK),
                refused("oauth-timestamp-garbage-fault", CLOCK),
                refused("oauth-unknown-consumer-fault", "check the consumer key"),
                refused("oauth-short-consumer-key-fault", "check the consumer key"),
                refused("oauth-unknown-token-fault", "check the access token"),
                refused("oauth-short-token-fault", COPIED),
                refused(
                        "oauth-plaintext-fault",
                        "'Signature method PLAINTEXT is not supported'; requests are signed by HMAC-SHA256"),
                refused(
                        "oauth-sha512-fault",
                        "'Signature method HMAC-SHA512 is not supported'; requests are signed by HMAC-SHA256"),
                // those of a route that nothing here asks
                refused("admin-token-fault-unknown-user", "the account sign-in was incorrect"),
                refused("admin-token-fault-wrong-password", "the account sign-in was incorrect"),
                arguments("admin-token-fault-empty", Rejected.class, "\"username\" is required"),
                arguments("admin-token-fault-missing-password", Rejected.class, "\"password\" is required"),
                arguments("two-factor-on-google-authenticate-fault", Rejected.class, "Provider is not allowed."));
    }

    private static Arguments noRight(String name, String resource) {
        return arguments(name, NotPermitted.class, "grant the integration the resource " + resource);
    }

    private static Arguments refused(String name, String words) {
        return arguments(name, RefusedCredentials.class, words);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void aRefusalNamesItsPossibleCauses(String name, Class<? extends MagentoException> kind, String words) {
        MagentoException failure = failure(recorded("auth/" + name));

        assertThat(failure).isExactlyInstanceOf(kind);
        assertThat(failure.getMessage())
                .containsIgnoringCase(words)
                .doesNotContain(Magento2Shop.CREDENTIALS.consumerKey())
                .doesNotContain(Magento2Shop.CREDENTIALS.consumerSecret())
                .doesNotContain(Magento2Shop.CREDENTIALS.token())
                .doesNotContain(Magento2Shop.CREDENTIALS.tokenSecret());
        assertThat(failure.concerns()).isEqualTo(kind == Rejected.class ? Concern.ITEM : Concern.EVERYTHING);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.outcomeUnknown()).isFalse();
    }

    @Test
    void everyRecordedRefusalHasItsMeaning() {
        Set<String> named = refusals().map(row -> "auth/" + row.get()[0]).collect(Collectors.toSet());

        assertThat(Recording.all(Magento2Shop.RECORDINGS).stream()
                        .filter(recording -> Path.of(recording.name()).startsWith("auth") && recording.status() >= 400)
                        .map(Recording::name))
                .containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void aRefusalInAnotherLanguageNamesAllCauses() {
        MagentoException failure = failure(
                json("{\"message\":\"Die Signatur ist ung\\u00fcltig.\"}").withStatus(401));

        assertThat(failure)
                .isExactlyInstanceOf(RefusedCredentials.class)
                .hasMessageContaining("check the values of the integration, the base URL")
                .hasMessageContaining("this machine's clock");
    }

    @Test
    void aRightThatIsMissingCostsOneRequest() {
        assertThat(failure(recorded("auth/acl-limited-fault-orders")))
                .hasMessageContaining("or it is inactive, or the web server does not pass on the header Authorization");
        assertThat(recorded.requests()).hasSize(1);
    }

    @Test
    void aTraceIsNotShown() {
        assertThat(failure(recorded("faults/developer-mode-401")))
                .isExactlyInstanceOf(NotPermitted.class)
                .hasMessageNotContaining("#0")
                .hasMessageNotContaining("RequestValidator");
    }

    @Test
    void aBearerTokenIsSentWithEachRequest() {
        recorded.answers("orders", listOf());

        try (Magento shop = bearing(TOKEN)) {
            assertThat(shop.orders().list(OrderQuery.status("pending"))).isEmpty();
        }

        assertThat(recorded.requests())
                .singleElement()
                .satisfies(request ->
                        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + TOKEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "integration-bearer-fault-setting-off",
                "integration-bearer-setting-on-unknown-token",
                "admin-bearer-fault-expired",
                "integration-bearer-setting-on-acl"
            })
    void aTokenThatHasNeverBeenAcceptedIsRefusedAndAllCausesAreNamed(String name) {
        recorded.answers("orders", recorded("auth/" + name));

        try (Magento shop = bearing(TOKEN)) {
            assertThat(failure(shop))
                    .isExactlyInstanceOf(RefusedCredentials.class)
                    .hasMessageContaining("the token is wrong, expired or revoked, or the integration is inactive")
                    .hasMessageContaining("lacks the resource Magento_")
                    .hasMessageContaining("oauth/consumer/enable_integration_as_bearer");
        }
        assertThat(recorded.requests()).hasSize(1);
    }

    @Test
    void anAcceptedTokenThatFailsLacksARight() {
        recorded.answers("orders", listOf());
        recorded.answersIn("de", "orders", recorded("auth/integration-bearer-setting-on-acl"));

        try (Magento shop = bearing(TOKEN)) {
            assertThat(shop.orders().list(OrderQuery.status("pending"))).isEmpty();

            assertThat(failure(shop.inStoreView("de")))
                    .isExactlyInstanceOf(NotPermitted.class)
                    .hasMessageContaining("grant the integration the resource Magento_Sales::actions_view")
                    .hasMessageContaining("has expired or been revoked");
        }
    }

    @Test
    void noMessageShowsAToken() {
        recorded.answers("orders", aResponse().withStatus(500).withBody("<h1>Bearer " + TOKEN + "</h1>"));

        try (Magento shop = bearing(TOKEN)) {
            assertThat(failure(shop)).hasMessageContaining("Bearer …").hasMessageNotContaining(TOKEN);
        }
        assertThat(MagentoClient.magento2()
                        .baseUrl(recorded.url())
                        .bearer(TOKEN)
                        .toString())
                .doesNotContain(TOKEN);
    }

    @Test
    void noMessageShowsTheValuesOfAnIntegration() {
        OAuthCredentials secret = Magento2Shop.CREDENTIALS;
        String all = secret.consumerKey() + " " + secret.consumerSecret() + " " + secret.token() + " "
                + secret.tokenSecret();

        assertThat(failure(json("{\"message\":\"Unknown: " + all + "\"}").withStatus(400)))
                .hasMessageContaining("'Unknown: … … … …'");
    }

    @Test
    void theLastCredentialsCount() {
        recorded.answers("orders", listOf());
        Magento2Builder bearerLast = recorded.connect().bearer(TOKEN);
        Magento2Builder oauthLast =
                MagentoClient.magento2().baseUrl(recorded.url()).bearer(TOKEN).oauth(Magento2Shop.CREDENTIALS);

        for (Magento2Builder builder : new Magento2Builder[] {bearerLast, oauthLast}) {
            try (Magento shop = builder.build()) {
                assertThat(shop.orders().list(OrderQuery.status("pending"))).isEmpty();
            }
        }

        assertThat(recorded.requests())
                .extracting(request -> request.getHeader("Authorization").replaceFirst(" .*", ""))
                .containsExactly("Bearer", "OAuth");
    }

    @Test
    void withoutCredentialsThereIsNoClient() {
        Magento2Builder nobody = MagentoClient.magento2().baseUrl(recorded.url());

        assertThatThrownBy(nobody::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("credentials are missing: oauth(...) or bearer(...)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", TOKEN + "\n", "two words", "t\u00f6ken"})
    void aMalformedTokenIsRejectedBeforeItIsSent(String token) {
        assertThatThrownBy(() -> MagentoClient.magento2().bearer(token))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bearer: a token has no spaces")
                .hasMessageNotContaining(TOKEN);
    }

    @Test
    void aRightThatTheShopNamesIsShownShortAndWithoutSecrets() {
        recorded.answers(
                "orders",
                json("{\"message\":\"The consumer isn't authorized to access %resources.\",\"parameters\":{\"resources\":\""
                                + Magento2Shop.CREDENTIALS.tokenSecret() + " jane@example.com " + "x".repeat(100_000)
                                + "\"}}")
                        .withStatus(401));

        assertThat(failure(recorded.shop()))
                .isExactlyInstanceOf(NotPermitted.class)
                .hasMessageContaining("grant the integration the resource … …@… xxx")
                .hasMessageNotContaining(Magento2Shop.CREDENTIALS.tokenSecret())
                .hasMessageNotContaining("jane@example.com")
                .extracting(failure -> String.valueOf(failure.getMessage()).length())
                .asInstanceOf(InstanceOfAssertFactories.INTEGER)
                .isLessThan(1_000);
    }

    @Test
    void aPageOfMaintenanceIsNoAnswerToAToken() {
        recorded.answers("store/storeViews", aResponse().withStatus(200).withBody("<html>We are back soon</html>"));
        recorded.answers("orders", recorded("auth/integration-bearer-setting-on-acl"));

        try (Magento shop = bearing(TOKEN)) {
            assertThatThrownBy(() -> shop.stores().views()).isInstanceOf(MagentoException.NotUnderstood.class);

            assertThat(failure(shop)).isExactlyInstanceOf(RefusedCredentials.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest/V1/", "rest/V1", "rest/all/V1/", "rest/de/V1"})
    void theServiceInABaseUrlIsNotRequestedTwice(String service) {
        recorded.answers("orders", listOf());

        try (Magento shop = MagentoClient.magento2()
                .baseUrl(recorded.url() + service)
                .oauth(Magento2Shop.CREDENTIALS)
                .build()) {
            assertThat(shop.orders().list(OrderQuery.status("pending"))).isEmpty();
        }
    }
}
