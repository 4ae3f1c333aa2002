package io.github.orderflowmagento.examples.quickstart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;

import static org.assertj.core.api.Assertions.assertThat;

/** The output for a new user. */
class QuickstartTest {
    /** The output, and whether both sides could be read. */
    private record Session(String output, boolean succeeded) {}

    private static Session session(Map<String, String> environment) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean succeeded = Quickstart.run(
                new Settings(new Properties(), environment), new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Session(out.toString(StandardCharsets.UTF_8), succeeded);
    }

    private static String outputOf(Map<String, String> environment) {
        Session session = session(environment);
        assertThat(session.succeeded()).as(session.output()).isTrue();
        return session.output();
    }

    private static Map<String, String> with(Map<String, String> settings, String name, String value) {
        Map<String, String> changed = new HashMap<>(settings);
        changed.put(name, value);
        return changed;
    }

    /** Both sides named, and to be written to. */
    private static Map<String, String> writing(Map<String, String> shop, SandboxWarehouse warehouse) {
        Map<String, String> settings = with(shop, "QUICKSTART_WRITE", "true");
        settings.putAll(Map.of(
                "ORDERFLOW_URL", warehouse.url(),
                "ORDERFLOW_USER", warehouse.user(),
                "ORDERFLOW_PASSWORD", warehouse.password(),
                "ORDERFLOW_ORGANISATION", warehouse.organisation(),
                "ORDERFLOW_CHANNEL", warehouse.channel()));
        return settings;
    }

    private static Map<String, String> pointedAt(SandboxShop shop) {
        return Map.of("MAGENTO_URL", shop.url(), "MAGENTO_USER", shop.apiUser(), "MAGENTO_API_KEY", shop.apiKey());
    }

    private static Map<String, String> pointedAt(SandboxMagento2Shop shop) {
        return Map.of(
                "MAGENTO_URL", shop.url(),
                "MAGENTO_CONSUMER_KEY", shop.consumerKey(),
                "MAGENTO_CONSUMER_SECRET", shop.consumerSecret(),
                "MAGENTO_TOKEN", shop.token(),
                "MAGENTO_TOKEN_SECRET", shop.tokenSecret());
    }

    @Test
    void allFourOperationsTravelAndTheMagento2ShowsIt() {
        assertThat(firstOf(outputOf(Map.of())))
                .startsWith("From sandbox Magento 2 to sandbox warehouse and back")
                .contains("product export: 23 items, 17 done, 6 skipped")
                .contains("order export: 8 items, 8 done")
                .contains("order export: 8 items, 8 already there")
                .contains("MUG-001: done (918 → 18)")
                .contains("the same messages again: shipment notification: 3 items, 3 already there")
                .contains(
                        "100000009: complete, shipment 100000002 by Royal Mail Tracked 24 RM000000001GB, customer notified");
    }

    @Test
    void theSameTravelsToAndFromTheMagento1() {
        String output = outputOf(Map.of());

        assertThat(output.substring(firstOf(output).length()))
                .startsWith("From sandbox Magento 1 to sandbox warehouse and back")
                .contains("product export: 23 items, 17 done, 6 skipped")
                .contains("order export: 8 items, 8 done")
                .contains("inventory update: 18 items, 17 done, 1 skipped")
                .contains("MUG-001: 15, in stock")
                .contains("shipment notification: 3 items, 3 done");
    }

    /** Returns the output about the first shop. */
    private static String firstOf(String output) {
        return output.substring(0, output.indexOf("From sandbox Magento 1 "));
    }

    @Test
    void itsPageShowsWhatIsPrinted() throws IOException {
        String page = Files.readString(Path.of("../quickstart/README.md"));

        assertThat(page).contains("```text\n" + outputOf(Map.of()) + "```");
    }

    @Test
    void aShopNamedBySettingsIsOnlyReadFrom() {
        try (SandboxShop shop = SandboxShop.start()) {
            String output = outputOf(pointedAt(shop));

            assertThat(output).contains("From shop " + shop.url()).contains("would be sent (926");
            assertThat(shop.calls())
                    .containsKey("sales_order.info")
                    .doesNotContainKeys("cataloginventory_stock_item.update", "sales_order_shipment.create");
        }
    }

    @Test
    void aMagento2NamedBySettingsIsOnlyReadFrom() {
        try (SandboxMagento2Shop shop = SandboxMagento2Shop.start()) {
            String output = outputOf(pointedAt(shop));

            assertThat(output)
                    .contains("From shop " + shop.url(), "would be sent (926", "would ship")
                    .doesNotContain("sandbox Magento 1");
            assertThat(shop.calls().keySet())
                    .isNotEmpty()
                    .allSatisfy(call -> assertThat(call).startsWith("GET "));
        }
    }

    @Test
    void aMagento2NamedBySettingsIsWrittenToWhenItIsSaid() {
        try (SandboxMagento2Shop shop = SandboxMagento2Shop.start();
                SandboxWarehouse warehouse = SandboxWarehouse.start()) {
            warehouse.setStock("MUG-001", 7);

            outputOf(writing(pointedAt(shop), warehouse));

            assertThat(warehouse.orders()).containsKey("100000009");
            assertThat(shop.quantityOf("MUG-001", "default"))
                    .isEqualByComparingTo(String.valueOf(warehouse.onHand().get("MUG-001")));
        }
    }

    /** It would give each product of the shop stock that is not there, and ship its orders. */
    @Test
    void aShopNamedBySettingsIsNotWrittenToFromTheSandboxWarehouse() {
        try (SandboxMagento2Shop shop = SandboxMagento2Shop.start()) {
            Session session = session(with(pointedAt(shop), "QUICKSTART_WRITE", "true"));

            assertThat(session.succeeded()).isFalse();
            assertThat(session.output()).contains("set orderflow.url");
            assertThat(shop.requests()).isZero();
        }
    }

    @Test
    void noSecretOfAMagento2IsPrinted() {
        try (SandboxMagento2Shop shop = SandboxMagento2Shop.start()) {
            assertThat(outputOf(pointedAt(shop)))
                    .doesNotContain(shop.consumerKey(), shop.consumerSecret(), shop.token(), shop.tokenSecret());
        }
    }

    @Test
    void theKeyIsNeverPrinted() {
        try (SandboxShop shop = SandboxShop.start()) {
            assertThat(outputOf(pointedAt(shop))).doesNotContain(shop.apiKey());
        }
    }

    @Test
    void itEndsWithWhatToDoNextWithOnesOwnShop() {
        List<String> lines = outputOf(Map.of()).lines().toList();

        assertThat(lines.subList(lines.size() - 4, lines.size()))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("Next: the same with your own shop"),
                        line -> assertThat(line).contains("MAGENTO_URL=", "MAGENTO_CONSUMER_KEY="),
                        line -> assertThat(line).contains("MAGENTO_TOKEN_SECRET=", "mvn -ntp -Pquickstart compile"),
                        line -> assertThat(line).contains("MAGENTO_USER=", "MAGENTO_API_KEY="));
    }

    @Test
    void aShopThatCannotBeReachedIsSaidAsThat() {
        Session session = session(
                Map.of("MAGENTO_URL", "http://127.0.0.1:1/", "MAGENTO_USER", "orderflow", "MAGENTO_API_KEY", "key"));

        assertThat(session.succeeded()).isFalse();
        assertThat(session.output())
                .contains("ended early: ", "no connection to http://127.0.0.1:1/")
                .contains("Failed: it ended early for the reason above; the following operations were skipped.")
                .doesNotContain("Order export", "not there");
    }

    @Test
    void aKeyThatTheShopRefusesIsSaidAsThat() {
        try (SandboxShop shop = SandboxShop.start()) {
            Session session = session(with(pointedAt(shop), "MAGENTO_API_KEY", "wrong"));

            assertThat(session.succeeded()).isFalse();
            assertThat(session.output()).contains("Access denied").doesNotContain("Order export");
        }
    }

    @Test
    void aWarehouseThatCannotBeReachedIsSaidAsThat() {
        Session session = session(Map.of(
                "ORDERFLOW_URL", "http://127.0.0.1:1/",
                "ORDERFLOW_USER", "shop",
                "ORDERFLOW_PASSWORD", "password",
                "ORDERFLOW_ORGANISATION", "acme",
                "ORDERFLOW_CHANNEL", "web",
                "QUICKSTART_WRITE", "true"));

        assertThat(session.succeeded()).isFalse();
        assertThat(session.output())
                .contains("ended early: ", "no connection to 127.0.0.1:1")
                .doesNotContain("Order export");
    }

    @Test
    void aSettingThatIsMissingIsNamed() {
        Session session = session(Map.of("MAGENTO_URL", "https://shop.example.com/", "MAGENTO_API_KEY", "key"));

        assertThat(session.succeeded()).isFalse();
        assertThat(session.output())
                .contains("Failed: magento.user is missing: set the environment variable MAGENTO_USER");
    }

    @Test
    void anAnswerThatIsNeitherYesNorNoIsRejected() {
        Session session = session(Map.of("QUICKSTART_WRITE", "yes"));

        assertThat(session.succeeded()).isFalse();
        assertThat(session.output()).contains("quickstart.write is 'yes': must be true or false");
    }

    @Test
    void aShopThatRefusesStockIsSaidAsThat() {
        try (SandboxShop shop = SandboxShop.start();
                SandboxWarehouse warehouse = SandboxWarehouse.start()) {
            warehouse.setStock("MUG-001", 7);
            shop.stub(request -> request.contains("cataloginventory_stock_item.update"), SandboxAnswer.status(401));
            Session session = session(writing(pointedAt(shop), warehouse));

            assertThat(session.succeeded()).as(session.output()).isFalse();
            assertThat(session.output()).contains("inventory update: ").doesNotContain("Next:");
        }
    }
}
