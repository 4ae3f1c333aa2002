package io.github.orderflowmagento.examples.operations;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.github.orderflowmagento.examples.sandbox.SandboxExtension;
import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.OAuthCredentials;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.mapping.SourceTable;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.OrderFlowClient;
import io.github.orderflowmagento.orderflow.message.Acknowledgement;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.orderflow.message.magento2.AccessRule;
import io.github.orderflowmagento.orderflow.message.magento2.Magento2Endpoint;
import io.github.orderflowmagento.orderflow.message.magento2.MessageRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Messages that OrderFlow sends to a Magento 2 with the extension, received instead and applied to a shop of several sources. */
@ExtendWith(SandboxExtension.class)
class MessagesToMagento2Test {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final String SKU = "BOTH-WEB-1";
    private static final String BERLIN = "de_berlin";
    private static final String UK = "uk_north";

    /** Of a website that sells from both. */
    private static final String ORDER = "300000001";

    /** The messages contain the units on hand. */
    private static final InventoryMapping BY_SOURCE =
            InventoryMapping.standard().withField("quantity", "quantity").withSources(SourceTable.ofCodes(BERLIN, UK));

    private final List<DespatchNotification> despatches = new ArrayList<>();
    private final List<InventoryLine> lines = new ArrayList<>();
    private final Magento2Endpoint endpoint = Magento2Endpoint.builder()
            .address("https://shop.example.com/")
            .access(AccessRule.bearer(TOKEN))
            .onDespatch(despatch -> despatches.add(despatch.notification()))
            .onInventory(stock -> lines.addAll(stock.notification().lines()))
            .build();

    private SandboxMagento2Shop sandbox;
    private Magento shop;
    private OrderFlow warehouse;

    @BeforeEach
    void connect(SandboxMagento2Shop started, SandboxWarehouse orderFlow) {
        sandbox = started;
        sandbox.alterRow(ORDER, SKU, "qty_ordered", 2);
        shop = MagentoClient.magento2()
                .baseUrl(sandbox.url())
                .oauth(OAuthCredentials.builder()
                        .consumerKey(sandbox.consumerKey())
                        .consumerSecret(sandbox.consumerSecret())
                        .token(sandbox.token())
                        .tokenSecret(sandbox.tokenSecret())
                        .build())
                .build();
        warehouse = OrderFlowClient.builder()
                .baseUrl(orderFlow.url())
                .credentials(orderFlow.user(), orderFlow.password())
                .organisation(orderFlow.organisation())
                .channel(orderFlow.channel())
                .build();
    }

    @AfterEach
    void close() {
        shop.close();
        warehouse.close();
    }

    private void post(String service, String message) {
        MessageRequest request = MessageRequest.builder()
                .method("POST")
                .target("/rest/V1/orderflow/" + service)
                .putHeaders("Content-Type", List.of("application/json"))
                .putHeaders("Authorization", List.of("Bearer " + TOKEN))
                .build();
        try {
            Acknowledgement answer =
                    endpoint.answer(request, new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));
            assertThat(answer.body()).startsWith("\"Success - Message ");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void postShipment(long number, String... lines) {
        post(
                "shipment",
                "{\"orderIncrementId\":\"" + ORDER + "\",\"skuQty\":[" + String.join(",", lines)
                        + "],\"courierName\":\"DPD\","
                        + "\"trackingNumber\":\"OF-T-1\",\"tracks\":[{\"trackingNumber\":\"OF-T-2\"}],\"messageSeqId\":\""
                        + number
                        + "\"}");
    }

    private static String line(int quantity, String source) {
        return "{\"sku\":\"" + SKU + "\",\"qty\":" + quantity + ",\"source\":\"" + source + "\"}";
    }

    private void postStock(long sequence, String... quantities) {
        post(
                "inventory",
                "{\"productQtys\":[" + String.join(",", quantities) + "],\"productSeqs\":[{\"sku\":\"" + SKU
                        + "\",\"seq\":" + sequence + "}],\"messageSeqId\":" + sequence + "}");
    }

    private ShipmentNotification notification() {
        return ShipmentNotification.to(shop).build();
    }

    private Run ship() {
        return notification().of(despatches).run(RunState.initial());
    }

    private Run update(InventoryMapping mapping, RunState state) {
        Run run = InventoryUpdate.between(shop, warehouse)
                .mapping(mapping)
                .build()
                .of(lines)
                .run(state);
        lines.clear();
        return run;
    }

    private void assertQuantity(String source, int quantity) {
        assertThat(sandbox.quantityOf(SKU, source)).isEqualByComparingTo(BigDecimal.valueOf(quantity));
    }

    @Test
    void aDespatchLeavesFromTheSourceItsLinesName() {
        postShipment(5512, line(1, UK));

        Run run = ship();

        assertThat(run.items(Outcome.DONE)).extracting(ItemOutcome::key).containsExactly(ORDER + "/5512");
        assertQuantity(UK, 4);
        assertQuantity(BERLIN, 20);
        assertThat(sandbox.shipmentsOf(ORDER))
                .singleElement()
                .satisfies(shipment -> assertThat(shipment.tracks()).hasSize(2));
    }

    @Test
    void aDespatchFromTwoSourcesMakesAShipmentFromEach() {
        postShipment(5512, line(1, UK), line(1, BERLIN));

        Run run = ship();
        Run again = ship();

        assertThat(run.items())
                .as(run.toString())
                .extracting(ItemOutcome::key, ItemOutcome::outcome)
                .containsExactlyInAnyOrder(
                        tuple(ORDER + "/5512 from uk_north", Outcome.DONE),
                        tuple(ORDER + "/5512 from de_berlin", Outcome.DONE));
        assertThat(again.items())
                .as(again.toString())
                .hasSize(2)
                .extracting(ItemOutcome::outcome)
                .containsOnly(Outcome.ALREADY_THERE);
        assertThat(sandbox.shipmentsOf(ORDER)).hasSize(2);
        assertQuantity(UK, 4);
        assertQuantity(BERLIN, 19);
    }

    @Test
    void aDespatchOfWhichAPartIsOpenStaysPending() {
        postShipment(5512, line(1, UK), line(1, "nowhere"));

        Run run = ship();

        assertThat(run.items(Outcome.DONE)).extracting(ItemOutcome::key).containsExactly(ORDER + "/5512 from uk_north");
        assertThat(run.items()).hasSize(2).anySatisfy(item -> {
            assertThat(item.key()).isEqualTo(ORDER + "/5512 from nowhere");
            assertThat(item.outcome()).isNotEqualTo(Outcome.DONE);
            assertThat(item.detail()).contains("the shop has no source 'nowhere'");
        });
        assertThat(ShipmentNotification.pending(run, despatches)).isEqualTo(despatches);
        assertQuantity(BERLIN, 20);
    }

    @Test
    void bothPartsOfADespatchHaveNoShipmentUntilTheyAreShipped() {
        postShipment(5512, line(1, UK), line(1, BERLIN));

        List<DespatchNotification> before = notification().despatchesWithoutShipment(despatches);
        ship();

        assertThat(before).extracting(DespatchNotification::part).hasSize(2).doesNotContain(Optional.empty());
        assertThat(notification().despatchesWithoutShipment(despatches)).isEmpty();
    }

    @Test
    void aDespatchWithALineWithoutSourceIsRejected() {
        postShipment(5512, line(1, UK), "{\"sku\":\"" + SKU + "\",\"qty\":1}");

        Run run = ship();

        assertThat(run.items(Outcome.GIVEN_UP))
                .singleElement()
                .satisfies(item ->
                        assertThat(item.detail()).contains("its lines have several sources", "[uk_north, none]"));
        assertThat(sandbox.shipmentsOf(ORDER)).isEmpty();
    }

    @Test
    void aMessageWithOtherSourcesIsNotShippedAgain() {
        sandbox.alterRow(ORDER, SKU, "qty_ordered", 4);
        postShipment(5512, line(2, UK));
        ship();
        despatches.clear();
        postShipment(5512, line(1, UK), line(1, BERLIN));

        Run run = ship();

        assertThat(sandbox.shipmentsOf(ORDER)).hasSize(1);
        assertThat(run.items(Outcome.GIVEN_UP))
                .as(run.toString())
                .hasSize(2)
                .extracting(ItemOutcome::detail)
                .allMatch(detail -> detail.contains("is of a message of this number with other sources"));
        assertThat(notification().despatchesWithoutShipment(despatches)).isEmpty();
        assertQuantity(UK, 3);
        assertQuantity(BERLIN, 20);
    }

    @Test
    void aShipmentFromTwoSourcesIsNotShippedAgainFromOne() {
        sandbox.alterRow(ORDER, SKU, "qty_ordered", 4);
        postShipment(5512, line(1, UK), line(1, BERLIN));
        ship();
        despatches.clear();
        postShipment(5512, line(2, UK));

        Run run = ship();

        assertThat(sandbox.shipmentsOf(ORDER)).hasSize(2);
        assertThat(run.items(Outcome.GIVEN_UP)).as(run.toString()).hasSize(1);
        assertQuantity(UK, 4);
    }

    @Test
    void aLineOfNoUnitsLeftFromNoSource() {
        postShipment(5512, line(1, UK), line(0, BERLIN));

        Run run = ship();

        assertThat(run.items())
                .as(run.toString())
                .extracting(ItemOutcome::key, ItemOutcome::outcome)
                .containsExactly(tuple(ORDER + "/5512", Outcome.DONE));
        assertThat(ShipmentNotification.pending(run, despatches)).isEmpty();
        assertQuantity(UK, 4);
    }

    @Test
    void anEmptyDespatchShipsNothing() {
        postShipment(5512);

        assertThat(ship().items(Outcome.GIVEN_UP))
                .singleElement()
                .satisfies(item -> assertThat(item.detail()).contains("it has no despatched lines"));
        assertThat(sandbox.shipmentsOf(ORDER)).isEmpty();
    }

    @Test
    void theTableTranslatesWhatTheLinesName() {
        postShipment(5512, line(1, "UK1"));
        ShipmentMapping translating =
                ShipmentMapping.standard().withSources(SourceTable.by("source").with("UK1", UK));

        Run run = ShipmentNotification.to(shop)
                .mapping(translating)
                .build()
                .of(despatches)
                .run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).as(run.toString()).hasSize(1);
        assertQuantity(UK, 4);
    }

    @Test
    void anOlderMessageNeverOverwritesANewerOneInAnySource() {
        postStock(9002, line(40, BERLIN), line(41, UK));
        Run newer = update(BY_SOURCE, RunState.initial());
        postStock(9001, line(1, BERLIN), line(2, UK));
        Run older = update(BY_SOURCE, newer.next());
        postStock(9002, line(40, BERLIN), line(41, UK));
        Run again = update(BY_SOURCE, older.next());

        assertThat(newer.items(Outcome.DONE)).as(newer.toString()).hasSize(2);
        assertThat(older.items(Outcome.SKIPPED))
                .extracting(ItemOutcome::key)
                .containsExactlyInAnyOrder("BOTH-WEB-1 in de_berlin", "BOTH-WEB-1 in uk_north");
        assertThat(again.items(Outcome.SKIPPED)).hasSize(2);
        assertQuantity(BERLIN, 40);
        assertQuantity(UK, 41);
    }

    @Test
    void stockOfAnotherSourceIsNotWrittenToTheOneUpdated() {
        BigDecimal before = sandbox.quantityOf(SKU, "default");
        postStock(9001, line(41, UK));

        Run run = update(InventoryMapping.standard().withField("quantity", "quantity"), RunState.initial());

        assertThat(run.items(Outcome.GIVEN_UP))
                .singleElement()
                .satisfies(item -> assertThat(item.detail())
                        .contains("it is stock of the source 'uk_north', but that of 'default' is updated"));
        assertThat(sandbox.quantityOf(SKU, "default")).isEqualByComparingTo(before);
        assertQuantity(UK, 5);
    }

    @Test
    void stockOfAnotherSourceKeepsThatOfTheOneUpdatedFromNothing() {
        postStock(9001, line(41, UK), line(7, "default"));

        Run run = update(InventoryMapping.standard().withField("quantity", "quantity"), RunState.initial());

        assertQuantity("default", 7);
        assertQuantity(UK, 5);
        assertThat(run.items())
                .as(run.toString())
                .extracting(ItemOutcome::key, ItemOutcome::outcome)
                .containsExactlyInAnyOrder(tuple(SKU + " in uk_north", Outcome.GIVEN_UP), tuple(SKU, Outcome.DONE));
    }

    @Test
    void aNegativeQuantityIsZeroInTheShop() {
        postStock(9001, "{\"sku\":\"" + SKU + "\",\"qty\":\"-5\",\"source\":\"" + UK + "\"}", line(7, BERLIN));

        Run run = update(BY_SOURCE, RunState.initial());

        assertThat(run.items(Outcome.DONE)).as(run.toString()).hasSize(2);
        assertQuantity(UK, 0);
        assertQuantity(BERLIN, 7);
    }
}
