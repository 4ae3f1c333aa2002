package io.github.orderflowmagento.examples.live;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

import io.github.orderflowmagento.examples.sandbox.SandboxShop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/** The suite for real shops is run against the sandbox, so that it works when it is needed. */
class LiveSuiteTest {
    @Test
    void theLiveSuitePassesAgainstAShopItHasNeverSeen() {
        try (SandboxShop shop = SandboxShop.start()) {
            TestExecutionSummary summary = run(Map.of(
                    "magento.url", shop.url(),
                    "magento.user", shop.apiUser(),
                    "magento.apiKey", shop.apiKey(),
                    "live.stockSku", "MUG-001",
                    "live.shipOrder", "100000011"));

            assertThat(summary.getFailures()).isEmpty();
            assertThat(summary.getTestsAbortedCount()).isZero();
            assertThat(summary.getTestsSucceededCount()).isEqualTo(6);
        }
    }

    @Test
    void withoutBeingToldOnWhatTheLiveSuiteWritesNothing() {
        try (SandboxShop shop = SandboxShop.start()) {
            TestExecutionSummary summary = run(
                    Map.of("magento.url", shop.url(), "magento.user", shop.apiUser(), "magento.apiKey", shop.apiKey()));

            assertThat(summary.getFailures()).isEmpty();
            assertThat(summary.getTestsAbortedCount()).isEqualTo(2);
            assertThat(shop.calls())
                    .isNotEmpty()
                    .doesNotContainKeys("cataloginventory_stock_item.update", "sales_order_shipment.create");
        }
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
