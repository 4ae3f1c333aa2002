package io.github.orderflowmagento.examples.live;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

import io.github.orderflowmagento.examples.SandboxSettings;
import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/** The suite for real shops is run against the sandbox, so that it works when it is needed. */
class LiveSuiteTest {
    private static final String ORDER = "100000011";

    @Test
    void theLiveSuitePassesAgainstAMagento1ItHasNeverSeen() {
        try (SandboxShop shop = SandboxShop.start()) {
            assertAllPass(SandboxSettings.of(shop));

            assertThat(shop.shipmentsOf(ORDER)).hasSize(1);
        }
    }

    @Test
    void theLiveSuitePassesAgainstAMagento2ItHasNeverSeen() {
        try (SandboxMagento2Shop shop = SandboxMagento2Shop.start()) {
            assertAllPass(SandboxSettings.of(shop));

            assertThat(shop.shipmentsOf(ORDER)).hasSize(1);
        }
    }

    @Test
    void theLiveSuitePassesAgainstAMagento2ByItsBearerToken() {
        try (SandboxMagento2Shop shop =
                SandboxMagento2Shop.builder().takesBearerTokens().start()) {
            assertAllPass(new HashMap<>(Map.of("magento.url", shop.url(), "magento.bearer", shop.token())));
        }
    }

    private static void assertAllPass(Map<String, String> settings) {
        settings.putAll(Map.of("live.stockSku", "MUG-001", "live.shipOrder", ORDER));

        TestExecutionSummary summary = run(settings);

        assertThat(summary.getFailures()).isEmpty();
        assertThat(summary.getTestsAbortedCount()).isZero();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(6);
    }

    @Test
    void withoutATargetTheLiveSuiteWritesNothingToAMagento1() {
        try (SandboxShop shop = SandboxShop.start()) {
            assertReadingAlonePasses(SandboxSettings.of(shop));

            assertThat(shop.calls())
                    .isNotEmpty()
                    .doesNotContainKeys("cataloginventory_stock_item.update", "sales_order_shipment.create");
        }
    }

    @Test
    void withoutATargetTheLiveSuiteWritesNothingToAMagento2() {
        try (SandboxMagento2Shop shop = SandboxMagento2Shop.start()) {
            assertReadingAlonePasses(SandboxSettings.of(shop));

            assertThat(shop.calls().keySet())
                    .isNotEmpty()
                    .allSatisfy(call -> assertThat(call).startsWith("GET "));
        }
    }

    private static void assertReadingAlonePasses(Map<String, String> settings) {
        TestExecutionSummary summary = run(settings);

        assertThat(summary.getFailures()).isEmpty();
        assertThat(summary.getTestsAbortedCount()).isEqualTo(2);
    }

    private static TestExecutionSummary run(Map<String, String> settings) {
        settings.forEach(System::setProperty);
        try {
            LauncherDiscoveryRequest suite = LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectClass(LiveShopTest.class))
                    .build();
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            LauncherFactory.create().execute(suite, listener);
            return listener.getSummary();
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
    }
}
