package io.github.orderflowmagento.examples.sandbox;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.examples.sandbox.internal.magento2.Row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Combinations that were not recorded, on a default shop. */
class SandboxMagento2ShopTest {

    private SandboxMagento2Shop shop =
            SandboxMagento2Shop.builder().takesBearerTokens().start();
    private Magento2Caller caller = new Magento2Caller(shop);

    @AfterEach
    void close() {
        shop.close();
    }

    private void open(SandboxMagento2Shop.Builder other) {
        shop.close();
        shop = other.takesBearerTokens().start();
        caller = new Magento2Caller(shop);
    }

    @Test
    void aShopUpTo244TakesPathsThatAreSignedAsTheyAreSent() {
        for (String sku : List.of("ab2fcd2f01", "plus2bplus", "pct2520sku")) {
            assertThat(statusBefore246("auth/oauth-path-rfc-encoded-as-sent-" + sku))
                    .isEqualTo(200);
            assertThat(statusBefore246("auth/oauth-path-normalised-" + sku)).isEqualTo(401);
        }
    }

    private static int statusBefore246(String name) {
        RecordedExchange exchange = RecordedExchange.named(name);
        try (SandboxMagento2Shop before = SandboxMagento2Shop.builder()
                .signatureClock(Clock.fixed(exchange.answered(), ZoneOffset.UTC))
                .integrations(RecordedShop.INTEGRATIONS)
                .data(RecordedShop.data())
                .signsPathsAsSent()
                .start()) {
            return exchange.sendTo(before.url()).status();
        }
    }

    @Test
    void aTokenAloneIsNoLoginByDefault() {
        shop.takeBearerTokens(false);

        assertThat(caller.get("modules").status()).isEqualTo(401);
    }

    @Test
    void aMissingRightIsNamed() {
        shop.grantOnly("Magento_Sales::actions_view");

        assertThat(caller.get("orders/9?fields=entity_id").text()).isEqualTo("{\"entity_id\":9}");
        assertThat(caller.post("order/9/ship", "{}").text()).contains("\"resources\":\"Magento_Sales::ship\"");
        assertThat(shop.shipmentsOf("100000009")).isEmpty();
    }

    @Test
    void ordersAndProductsAreThoseOfTheMagento1Shop() {
        try (SandboxShop old = SandboxShop.start()) {
            assertThat(shop.quantityOf("MUG-001", "default")).isEqualByComparingTo(old.stockOf("MUG-001"));
            assertThat(shop.orderStatus("100000009")).isEqualTo(old.orderStatus("100000009"));
            assertThat(shop.shipmentsOf("100000048")).hasSameSizeAs(old.shipmentsOf("100000048"));
        }
    }

    @Test
    void migratedDataIsReturnedInMagento2sNames() {
        Row recorded = RecordedShop.row("orders/full-coupon-percent");
        Row migrated = caller.row("orders/9");

        assertThat(migrated.names())
                .containsAll(List.of("entity_id", "increment_id", "status", "items", "extension_attributes"));
        assertThat(migrated.names()).noneMatch(name -> name.contains("hidden_tax") || name.equals("order_id"));
        assertThat(migrated.rows("items").get(0).names())
                .containsAll(List.of("item_id", "qty_ordered", "sku", "product_type"));
        assertThat(migrated.row("extension_attributes")
                        .rows("shipping_assignments")
                        .get(0)
                        .names())
                .isEqualTo(recorded.row("extension_attributes")
                        .rows("shipping_assignments")
                        .get(0)
                        .names());
    }

    @Test
    void copiesHaveNumbersOfTheirOwn() {
        open(SandboxMagento2Shop.builder().copies(2));

        assertThat(shop.quantityOf("MUG-001-2", "default")).isPositive();
        assertThat(shop.orderStatus("102000009")).isEqualTo("processing");
        assertThat(caller.row("orders?searchCriteria=&fields=total_count").integer("total_count"))
                .isEqualTo(3 * 14);
    }

    @Test
    void anEmptyListOfItemsShipsEverything() {
        caller.ship(9, "{\"itemz\":[{\"order_item_id\":1,\"qty\":1}]}");

        assertThat(shop.shipmentsOf("100000009"))
                .singleElement()
                .extracting(SandboxShipment::items)
                .isEqualTo(Map.of("MUG-001", BigDecimal.valueOf(2), "SALE-001", BigDecimal.ONE));
        assertThat(shop.orderStatus("100000009")).isEqualTo("complete");
    }

    @Test
    void aShipmentTakesFromTheDefaultSourceAndLeavesWhatCanBeSold() {
        BigDecimal before = shop.quantityOf("MUG-001", "default");
        BigDecimal salable = shop.salableOf("MUG-001", 1);

        caller.ship(9, "{}");

        assertThat(shop.quantityOf("MUG-001", "default")).isEqualByComparingTo(before.subtract(BigDecimal.valueOf(2)));
        assertThat(shop.salableOf("MUG-001", 1)).isEqualByComparingTo(salable);
    }

    @Test
    void aThousandQuantitiesAreKeptInOneCall() {
        open(SandboxMagento2Shop.builder().copies(60));
        List<String> skus = caller
                .row("products?searchCriteria[filter_groups][0][filters][0][field]=type_id"
                        + "&searchCriteria[filter_groups][0][filters][0][value]=simple"
                        + "&searchCriteria[pageSize]=1000&fields=items[sku]")
                .rows("items")
                .stream()
                .map(product -> product.text("sku"))
                .toList();
        String items = skus.stream()
                .map(sku -> new Row()
                        .put("sku", sku)
                        .put("source_code", "default")
                        .put("quantity", 77)
                        .put("status", 1))
                .map(Row::toString)
                .collect(Collectors.joining(","));

        assertThat(caller.post("inventory/source-items", "{\"sourceItems\":[" + items + "]}")
                        .text())
                .isEqualTo("[]");

        assertThat(skus)
                .hasSize(1000)
                .allSatisfy(sku -> assertThat(shop.stockOf(sku)).isEqualByComparingTo("77"));
    }

    @Test
    void aQuantityDoesNotDateTheProductAsChanged() {
        String before = caller.row("products/MUG-001?fields=updated_at").text("updated_at");

        caller.post("inventory/source-items", sourceItem("MUG-001", 500));

        assertThat(caller.row("products/MUG-001?fields=updated_at").text("updated_at"))
                .isEqualTo(before);
    }

    @Test
    void aQuantityThatIsSentLeavesTheReservations() {
        BigDecimal reserved = shop.quantityOf("MUG-001", "default").subtract(shop.salableOf("MUG-001", 1));

        caller.post("inventory/source-items", sourceItem("MUG-001", 500));

        assertThat(shop.stockOf("MUG-001")).isEqualByComparingTo("500");
        assertThat(reserved).isPositive();
        assertThat(shop.salableOf("MUG-001", 1))
                .isEqualByComparingTo(BigDecimal.valueOf(500).subtract(reserved));
    }

    @Test
    void cancellingAnOrderFreesWhatItReserved() {
        BigDecimal salable = shop.salableOf("MUG-001", 1);

        shop.cancel("100000001");

        assertThat(shop.orderStatus("100000001")).isEqualTo("canceled");
        assertThat(shop.salableOf("MUG-001", 1)).isEqualByComparingTo(salable.add(BigDecimal.valueOf(2)));
    }

    @Test
    void anOrderThatIsEditedIsCancelledForAnother() {
        String other = shop.edit("100000001");

        assertThat(other).isEqualTo("100000001-1");
        assertThat(shop.orderStatus(other)).isEqualTo("pending");
        assertThat(shop.orderStatus("100000001")).isEqualTo("canceled");
        Row placed = caller.row("orders?searchCriteria[filter_groups][0][filters][0][field]=increment_id"
                        + "&searchCriteria[filter_groups][0][filters][0][value]=100000001-1")
                .rows("items")
                .get(0);
        assertThat(placed.text("relation_parent_real_id")).isEqualTo("100000001");
        assertThat(placed.integer("entity_id")).isNotEqualTo(1);
        assertThat(placed.row("extension_attributes").rows("shipping_assignments"))
                .extracting(
                        assignment -> assignment.row("shipping").row("address").integer("parent_id"))
                .containsExactly(placed.integer("entity_id"));
    }

    @Test
    void alteredFieldsAreReturned() {
        shop.alterProduct("MUG-001", "barcode", "4001");
        shop.alterProduct("MUG-002", "sku", "MUG-2");
        shop.alterProduct("SALE-001", "price", null);
        shop.alterOrder("100000009", "status", null);
        shop.alterRow("100000009", "MUG-001", "name", "Cup");

        assertThat(caller.get("products/MUG-001").text())
                .containsOnlyOnce("{\"attribute_code\":\"barcode\",\"value\":\"4001\"}")
                .containsOnlyOnce("\"barcode\"");
        assertThat(caller.get("products/mug-2?fields=sku").text()).isEqualTo("{\"sku\":\"MUG-2\"}");
        assertThat(caller.get("products/MUG-002").status()).isEqualTo(404);
        assertThat(caller.row("products/SALE-001").names()).contains("name").doesNotContain("price");
        assertThat(caller.row("orders/9").names()).contains("state").doesNotContain("status");
        assertThat(caller.row("orders/9").rows("items").get(0).text("name")).isEqualTo("Cup");
    }

    @Test
    void whatWasRefundedIsNotShipped() {
        shop.refund("100000009", "MUG-001", 1);

        caller.ship(9, "{}");

        assertThat(shop.shipmentsOf("100000009"))
                .singleElement()
                .extracting(SandboxShipment::items)
                .isEqualTo(Map.of("MUG-001", BigDecimal.ONE, "SALE-001", BigDecimal.ONE));
    }

    @Test
    void anOrderInReviewIsNotShipped() {
        shop.reviewPayment("100000009");

        assertThat(caller.refusal(caller.post("order/9/ship", "{}"))).contains("has a status of payment_review");
    }

    @Test
    void aCorrectedStreetIsReturned() {
        shop.correctStreet("100000009", "2 High Street\nFlat 3");

        assertThat(caller.get("orders/9").text()).contains("\"street\":[\"2 High Street\",\"Flat 3\"]");
    }

    @Test
    void aShipmentFromAnEmptySourceFailsAndUsesUpANumber() {
        String last = shop.shipmentsOf("100000048").get(0).incrementId();

        assertThat(caller.refusal(caller.post("order/9/ship", source("uk_north"))))
                .isEqualTo("400 Could not save a shipment, see error log for details");
        assertThat(shop.shipmentsOf("100000009")).isEmpty();
        int shipped = Integer.parseInt(caller.ship(9, "{}").text("increment_id"));
        assertThat(shipped).isEqualTo(Integer.parseInt(last) % 1_000_000_000 + 2);
    }

    @Test
    void bundlesThatAreSentSeparatelyAreRejectedWhole() {
        shop.alterProduct("BUNDLE-DYN", "shipment_type", "1");
        int bundle = caller.row("orders/11").rows("items").get(0).integer("item_id");

        assertThat(caller.refusal(caller.post("order/11/ship", item(bundle, "1"))))
                .contains("has shipment type \"Separately\"");
    }

    @Test
    void withoutSourcesAnOrderHasTakenItsUnitsWhenItWasPlaced() {
        BigDecimal physical = shop.stockOf("MUG-001");
        BigDecimal salable = shop.salableOf("MUG-001", 1);
        open(SandboxMagento2Shop.builder().legacyStock());

        assertThat(shop.stockOf("MUG-001")).isLessThan(physical).isEqualByComparingTo(salable);
        caller.ship(9, "{}");
        assertThat(shop.stockOf("MUG-001")).isEqualByComparingTo(salable);
        shop.cancel("100000001");
        assertThat(shop.stockOf("MUG-001")).isEqualByComparingTo(salable.add(BigDecimal.valueOf(2)));
    }

    @Test
    void withoutSourcesThereAreNoRoutesToThem() {
        open(SandboxMagento2Shop.builder().legacyStock());

        assertThat(caller.refusal(caller.post("inventory/source-items", sourceItem("MUG-001", 5))))
                .isEqualTo("404 Request does not match any route.");
        assertThat(caller.get("modules").text()).contains("Magento_Sales").doesNotContain("Magento_Inventory");
        assertThat(caller.send("PUT", "products/MUG-001/stockItems/1", "{\"stockItem\":{\"qty\":7}}")
                        .text())
                .isEqualTo("1");
        assertThat(shop.stockOf("MUG-001")).isEqualByComparingTo("7");
    }

    @Test
    void aDeadlockIsARejectionThatMayBeTriedAgain() {
        shop.stubNext(1, SandboxMagento2Shop.deadlock());

        RecordedExchange.Answer answer = caller.post("inventory/source-items", sourceItem("MUG-001", 5));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("\"code\":1213");
        assertThat(caller.post("inventory/source-items", sourceItem("MUG-001", 5))
                        .text())
                .isEqualTo("[]");
    }

    @Test
    void aCallCanBeExecutedAndItsAnswerLost() {
        shop.failNextAfterExecuting("POST /V1/order/9/ship");

        assertThat(caller.get("orders/9?fields=entity_id").status()).isEqualTo(200);
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> caller.post("order/9/ship", "{}"));

        assertThat(shop.shipmentsOf("100000009")).hasSize(1);
        assertThat(shop.calls()).containsEntry("POST /V1/order/9/ship", 1);
    }

    @Test
    void aListThatIsTooLongSavesNothing() {
        shop.limit(1, null, null);

        String two = sourceItem("MUG-001", 5).replace("]}", ",{\"sku\":\"MUG-002\"}]}");
        assertThat(caller.refusal(caller.post("inventory/source-items", two)))
                .isEqualTo("400 Maximum items of type \"%type\" is %max");
        assertThat(shop.stockOf("MUG-001")).isNotEqualByComparingTo("5");
    }

    private static String source(String code) {
        return "{\"arguments\":{\"extension_attributes\":{\"source_code\":\"" + code + "\"}}}";
    }

    private static String item(int id, String quantity) {
        return "{\"items\":[{\"order_item_id\":" + id + ",\"qty\":" + quantity + "}]}";
    }

    private static String sourceItem(String sku, int quantity) {
        return "{\"sourceItems\":[{\"sku\":\"" + sku + "\",\"source_code\":\"default\",\"quantity\":" + quantity
                + ",\"status\":1}]}";
    }
}
