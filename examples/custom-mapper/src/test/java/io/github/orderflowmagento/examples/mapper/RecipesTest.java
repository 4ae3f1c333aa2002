package io.github.orderflowmagento.examples.mapper;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductImage;
import io.github.orderflowmagento.magento.model.StockKeeping;
import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.operation.check.MappingCheck;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

import static org.assertj.core.api.Assertions.assertThat;

/** The results of each recipe for a real shop's orders and products, of either generation. */
@ParameterizedClass
@EnumSource(Generation.class)
class RecipesTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Mappings STANDARD = Mappings.standard();

    private final Generation.Shop shop;

    RecipesTest(Generation generation) {
        shop = generation.open();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Order order(String number) {
        return shop.magento().orders().details(List.of(number)).get(0).orThrow();
    }

    private Product product(String sku) {
        return shop.magento().products().details(List.of(sku)).get(0).orThrow();
    }

    private static Map<String, String> sent(Mappings mappings, Order order) {
        return mappings.order().map(order, NOON).properties();
    }

    private static Map<String, String> sent(Mappings mappings, Product product) {
        return mappings.product().map(product, NOON).properties();
    }

    private static DespatchNotification.Builder despatch() {
        DespatchNotification.Builder despatch = DespatchNotification.builder();
        despatch.orderReference("100000009").messageId(5512);
        return despatch;
    }

    private static InventoryLine line(String site) {
        return InventoryLine.builder()
                .externalReference("MUG-001")
                .putAttributes("site", site)
                .putAttributes("total", "9")
                .putAttributes("available", "5")
                .build();
    }

    @Test
    void thePackerReadsTheGiftMessage() {
        assertThat(sent(Recipes.giftMessages(STANDARD), order("100000017")).get("shipment.deliveryInstruction"))
                .startsWith("Happy birthday");
    }

    @Test
    void aColourIsSent() {
        Product blue = Product.of(Fields.of(
                Map.of("product_id", "1", "sku", "MUG-001", "type", "simple", "name", "Mug", "color", "Blue")));

        assertThat(sent(Recipes.colours(STANDARD), blue)).containsEntry("colour", "Blue");
    }

    @Test
    void wholesaleIsSkipped() {
        Mappings retail = Recipes.noWholesale(STANDARD);
        shop.alterCustomerGroup("100000009", 2);

        assertThat(retail.order().reasonToSkip(order("100000009"))).contains("it does not meet: no wholesale");
        assertThat(retail.order().reasonToSkip(order("100000017"))).isEmpty();
    }

    @Test
    void theCustomerFollowsTheParcelAtTheShopsCarrier() {
        DespatchNotification parcel = despatch()
                .courierName("Royal Mail")
                .serviceName("Tracked 24")
                .trackingNumber("AB123456789GB")
                .build();

        assertThat(Recipes.carriers(STANDARD)
                        .shipment()
                        .planWithoutItems(parcel)
                        .tracks())
                .containsExactly(Track.builder()
                        .carrierCode("usps")
                        .title("Royal Mail, tracked")
                        .number("AB123456789GB")
                        .build());
    }

    @Test
    void eachStoreViewHasItsSource() {
        assertThat(sent(Recipes.sources(STANDARD), order("100000009"))).containsEntry("source", "uk-shop");
        assertThat(sent(Recipes.sources(STANDARD), order("300000001"))).containsEntry("source", "de-shop");
    }

    @Test
    void aProductWithoutAnImageHasItsParents() {
        Product child = Product.of(
                Fields.of(Map.of("product_id", "1", "sku", "TEE-RED", "type", "simple", "name", "Tee, red")));
        Product parent = Product.builder()
                .from(product("MUG-001"))
                .addImages(ProductImage.builder()
                        .file("/tee.jpg")
                        .url("https://shop.example/tee.jpg")
                        .build())
                .build();

        assertThat(sent(Recipes.imagesOfParents(STANDARD, Map.of("TEE-RED", parent)), child))
                .containsEntry("imageReference", "https://shop.example/tee.jpg");
    }

    @Test
    void eachParcelHasATrack() {
        DespatchNotification parcels = despatch().trackingNumber("JD1, JD2").build();

        assertThat(Recipes.severalParcels(STANDARD)
                        .shipment()
                        .planWithoutItems(parcels)
                        .tracks())
                .extracting(track -> track.number().orElse(""))
                .containsExactly("JD1", "JD2");
    }

    @Test
    void stockOfOtherSitesDoesNotCount() {
        Mappings mappings = Recipes.stockOfSites(STANDARD, Set.of("UK1"));

        assertThat(mappings.inventory().map(line("UK1")).quantity()).isEqualByComparingTo("5");
        assertThat(mappings.inventory().map(line("UK1"), StockKeeping.RESERVES).quantity())
                .isEqualByComparingTo("9");
        assertThat(mappings.inventory().reasonToSkip(line("UK1"))).isEmpty();
        assertThat(mappings.inventory().reasonToSkip(line("DE1"))).contains("it does not meet: one of our sites");
    }

    @Test
    void aFileSaysAllOfIt() {
        Mappings mappings = Recipes.file(STANDARD);

        assertThat(sent(mappings, order("100000009")))
                .containsEntry("source", "webshop")
                .containsEntry("orderLine.1.description", "Plain White Mug (MUG-001)");
        assertThat(mappings.inventory().reasonToSkip(line("DE1"))).isPresent();
        assertThat(mappings.selection().statuses()).containsExactlyInAnyOrder("processing", "picking");
    }

    @Test
    void packagesAreApplied() {
        assertThat(sent(Recipes.packages(STANDARD), order("100000017"))).containsEntry("shipment.priority", "1");
    }

    @Test
    void namesAreInCapitals() {
        assertThat(sent(Recipes.loudNames(STANDARD), product("MUG-001")))
                .containsEntry("description", "PLAIN WHITE MUG");
    }

    @Test
    void theRecipesHaveNoFindings() {
        Mappings mappings = Recipes.carriers(Recipes.sources(Recipes.noWholesale(STANDARD)));

        assertThat(MappingCheck.against(shop.magento())
                        .placedWithin(Duration.ofDays(36500))
                        .of(mappings, Instant.now())
                        .all())
                .isEmpty();
    }

    @Test
    void allOfThemAreShownTogether() {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            Recipes.main(new String[0]);
        } finally {
            System.setOut(out);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("order, only if", "no wholesale", "file shop.properties:1", "package gift-orders");
    }
}
