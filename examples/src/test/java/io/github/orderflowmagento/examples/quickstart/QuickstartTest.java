package io.github.orderflowmagento.examples.quickstart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.examples.sandbox.SandboxShop;

import static org.assertj.core.api.Assertions.assertThat;

/** What a new user sees. */
class QuickstartTest {
    private static String outputOf(Map<String, String> environment) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Quickstart.run(new Settings(new Properties(), environment), new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Map<String, String> pointedAt(SandboxShop shop) {
        return Map.of("MAGENTO_URL", shop.url(), "MAGENTO_USER", shop.apiUser(), "MAGENTO_API_KEY", shop.apiKey());
    }

    @Test
    void allFourOperationsTravelAndTheShopShowsIt() {
        assertThat(outputOf(Map.of()))
                .contains("product export: 23 items, 17 done, 6 skipped")
                .contains("order export: 8 items, 8 done")
                .contains("order export: 8 items, 8 already there")
                .contains("MUG-001: 15, in stock")
                .contains("the same messages again: shipment notification: 3 items, 3 already there")
                .contains(
                        "100000009: complete, shipment 100000008 by Royal Mail Tracked 24 RM000000001GB, customer told");
    }

    @Test
    void theReadmeShowsWhatIsPrinted() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));

        assertThat(readme).contains("```text\n" + outputOf(Map.of()) + "```");
    }

    @Test
    void aShopNamedBySettingsIsOnlyReadFrom() {
        try (SandboxShop shop = SandboxShop.start()) {
            String output = outputOf(pointedAt(shop));

            assertThat(output).contains("From shop " + shop.url()).contains("not written: dry run");
            assertThat(shop.calls())
                    .containsKey("sales_order.info")
                    .doesNotContainKeys("cataloginventory_stock_item.update", "sales_order_shipment.create");
        }
    }

    @Test
    void theKeyIsNeverPrinted() {
        try (SandboxShop shop = SandboxShop.start()) {
            assertThat(outputOf(pointedAt(shop))).doesNotContain(shop.apiKey());
        }
    }
}
