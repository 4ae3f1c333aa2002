package io.github.orderflowmagento.magento;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.model.InventoryMessage;
import io.github.orderflowmagento.magento.model.ShipmentMessage;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The extension's services store messages and do nothing else; what they answer was recorded. */
class OrderFlowExtensionTest {
    private static final String INVENTORY = "orderflowInventoryMultiUpdate";
    private static final String SHIPMENT = "orderflowShipmentCreate";

    @RegisterExtension
    final RecordedShop recorded = new RecordedShop(Wire.SOAP_V2);

    @Test
    void inventoryIsQueuedInTheWordsOfTheRecording() {
        operationAnswers(INVENTORY, "orderflow-inventory-multiupdate");

        recorded.shop()
                .orderFlowExtension()
                .queueInventory(InventoryMessage.builder()
                        .messageId(5001)
                        .addLines(line("MUG-001", 15, 1001).build())
                        .addLines(line("BULK-001", 25, 1002)
                                .lastOrderExported(Instant.parse("2026-10-20T10:00:00Z"))
                                .build())
                        .build());

        assertThat(requested("orderflow-inventory-multiupdate"))
                .isEqualTo(recordedQuestion("orderflow-inventory-multiupdate"));
    }

    @Test
    void aShipmentIsQueuedInTheWordsOfTheRecording() {
        operationAnswers(SHIPMENT, "orderflow-shipment-create");

        recorded.shop()
                .orderFlowExtension()
                .queueShipment(ShipmentMessage.builder()
                        .messageId(6001)
                        .orderIncrementId("100000031")
                        .putQuantities("BULK-001", 2)
                        .putQuantities("MUG-001", 1)
                        .comment("Despatched & on its way")
                        .isCustomerNotified(true)
                        .isCommentIncluded(true)
                        .courier("Royal Mail")
                        .service("Tracked 24")
                        .trackingNumber("RM111111111GB")
                        .dateShipped(LocalDate.of(2026, 11, 20))
                        .build());

        assertThat(requested("orderflow-shipment-create")).isEqualTo(recordedQuestion("orderflow-shipment-create"));
    }

    @Test
    void bothListsOfAnInventoryMessageHaveTheSameOrder() {
        operationAnswers(INVENTORY, "orderflow-inventory-multiupdate");

        recorded.shop()
                .orderFlowExtension()
                .queueInventory(InventoryMessage.builder()
                        .messageId(5001)
                        .addLines(
                                line("C", 3, 30).build(),
                                line("A", 1, 10).build(),
                                line("B", 2, 20).build())
                        .build());

        assertThat(requested("orderflow-inventory-multiupdate"))
                .containsSubsequence("/skusQty[0]/key = C", "/skusQty[0]/value = 3", "/skusQty[1]/key = A")
                .containsSubsequence("/skusSeqId[0]/key = C", "/skusSeqId[0]/value = 30", "/skusSeqId[1]/key = A");
    }

    @Test
    void aMessageThatWasNotStoredIsAServerFaultDespiteStatus200() {
        operationAnswersText(INVENTORY, "Error Processing Message 7");

        assertThatThrownBy(() -> recorded.shop().orderFlowExtension().queueInventory(message(7)))
                .isInstanceOf(MagentoException.ServerFault.class)
                .hasMessageContaining("orderflow_inventory.multiUpdate message 7")
                .hasMessageContaining("could not store the message");
    }

    @Test
    void anAnswerAboutAnotherMessageIsNotTakenForThisOnes() {
        operationAnswersText(INVENTORY, "Success - Message 8 Received");

        assertThatThrownBy(() -> recorded.shop().orderFlowExtension().queueInventory(message(7)))
                .isInstanceOf(MagentoException.NotUnderstood.class)
                .hasMessageContaining("'Success - Message 8 Received'");
    }

    @Test
    void aShopWithoutTheExtensionDoesNotOfferIt() {
        recorded.server()
                .stubFor(WireMock.post(anyUrl())
                        .withRequestBody(containing(INVENTORY))
                        .willReturn(recorded.recording("fault-unknown-operation")));

        assertThatThrownBy(() -> recorded.shop().orderFlowExtension().queueInventory(message(7)))
                .isInstanceOf(MagentoException.Unsupported.class)
                .hasMessageContaining("does not offer it");
    }

    @Test
    void aMessageWithoutAnAnswerIsSentOnce() {
        recorded.server()
                .stubFor(WireMock.post(anyUrl())
                        .withRequestBody(containing(INVENTORY))
                        .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        assertThatThrownBy(() -> recorded.shop().orderFlowExtension().queueInventory(message(7)))
                .isInstanceOf(MagentoException.NoAnswer.class);
        assertThat(recorded.server()
                        .findAll(WireMock.postRequestedFor(anyUrl()).withRequestBody(containing(INVENTORY))))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(value = Wire.class, mode = EnumSource.Mode.EXCLUDE, names = "SOAP_V2")
    void otherWebServicesAreUnsupportedAndTheErrorNamesSoapV2(Wire wire) {
        try (Magento other = recorded.connect().webService(wire.service()).build()) {
            assertThatThrownBy(other::orderFlowExtension)
                    .isInstanceOf(MagentoException.Unsupported.class)
                    .hasMessageContaining("connect with WebService.SOAP_V2");
        }
    }

    @Test
    void aShipmentOfNothingWouldShipEverythingAndCannotBeBuilt() {
        ShipmentMessage.Builder nothing =
                ShipmentMessage.builder().messageId(1).orderIncrementId("1").dateShipped(LocalDate.EPOCH);

        assertThatThrownBy(nothing::build).hasMessageContaining("the shop would ship everything that is left");
        nothing.putQuantities("MUG-001", 0);
        assertThatThrownBy(nothing::build).hasMessageContaining("SKU 'MUG-001': the quantity must be above zero");
    }

    @Test
    void aProductHasOneQuantityInAMessage() {
        InventoryMessage.Builder twice = InventoryMessage.builder()
                .messageId(1)
                .addLines(line("A", 1, 1).build(), line("A", 2, 2).build());

        assertThatThrownBy(twice::build).hasMessageContaining("names SKU 'A' twice");
    }

    private static InventoryMessage.Line.Builder line(String sku, int quantity, long sequenceId) {
        InventoryMessage.Line.Builder line = InventoryMessage.Line.builder();
        line.sku(sku).quantity(quantity).sequenceId(sequenceId);
        return line;
    }

    private static InventoryMessage message(long id) {
        return InventoryMessage.builder()
                .messageId(id)
                .addLines(line("A", 1, 1).build())
                .build();
    }

    private void operationAnswers(String operation, String recording) {
        recorded.server()
                .stubFor(WireMock.post(anyUrl())
                        .withRequestBody(containing(operation))
                        .willReturn(recorded.recording(recording)));
    }

    private void operationAnswersText(String operation, String text) {
        recorded.server()
                .stubFor(WireMock.post(anyUrl())
                        .withRequestBody(containing(operation))
                        .willReturn(Wire.SOAP_V2.answer(text)));
    }

    private List<String> requested(String recording) {
        return RecordedExchange.of(Wire.SOAP_V2.recording(recording))
                .requested(recorded)
                .question();
    }

    private static List<String> recordedQuestion(String name) {
        return RecordedExchange.of(Wire.SOAP_V2.recording(name)).question();
    }
}
