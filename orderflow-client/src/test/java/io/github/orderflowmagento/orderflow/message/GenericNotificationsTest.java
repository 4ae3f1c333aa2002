package io.github.orderflowmagento.orderflow.message;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.model.InvalidMessageException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Stock, order states, returns, payments; despatches have their own test. */
class GenericNotificationsTest {

    /** The example of "OrderFlow API Documentation" 4.2.4, with another organisation. */
    private static final String INVENTORY = """
            <?xml version="1.0" encoding="UTF-8"?>
            <inventory messageId="15">
              <product inventoryId="453" sequenceId="454" externalReference="CD-SERGEANT" organisation="acme"/>
            </inventory>
            """;

    @Test
    void theDocumentedInventoryPushIsRead() {
        assertThat(InventoryNotification.parser().parse(INVENTORY))
                .isEqualTo(InventoryNotification.builder()
                        .messageId(15)
                        .addLines(InventoryLine.builder()
                                .externalReference("CD-SERGEANT")
                                .sequenceId(454L)
                                .attributes(Map.of(
                                        "inventoryId", "453",
                                        "sequenceId", "454",
                                        "externalReference", "CD-SERGEANT",
                                        "organisation", "acme"))
                                .build())
                        .build());
    }

    @Test
    void anInventoryPushInAnEventIsRead() {
        InventoryNotification inventory = InventoryNotification.parser()
                .parse("<event messageId='16' eventType='stock_changed'><detail><inventory>"
                        + "<product externalReference='A' quantity='4'/></inventory></detail></event>");

        assertThat(inventory.messageId()).isEqualTo(16);
        assertThat(inventory.event().map(EventMessage::eventType)).contains("stock_changed");
        assertThat(inventory.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.decimal("quantity")).contains(new BigDecimal(4)));
    }

    @Test
    void anInventoryPushMayBeEmpty() {
        assertThat(InventoryNotification.parser()
                        .parse("<inventory messageId='15'/>")
                        .lines())
                .isEmpty();
    }

    @Test
    void aQuantityFromElsewhereIsKnownByTheUsualName() {
        InventoryNotification inventory = InventoryNotification.parser()
                .with("lines", "/stock/*")
                .with("lines.externalReference", "sku")
                .with("lines.quantity", "free")
                .with("lines.lastOrderExported", "@ordersUntil")
                .parse("<stock messageId='1'><p ordersUntil='2026-10-20T10:00:00'>"
                        + "<sku>A</sku><free>3</free></p></stock>");

        assertThat(inventory.lines()).singleElement().satisfies(line -> {
            assertThat(line.externalReference()).isEqualTo("A");
            assertThat(line.decimal("quantity")).contains(new BigDecimal(3));
            assertThat(line.lastOrderExported()).contains(Instant.parse("2026-10-20T10:00:00Z"));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p quantity='1'/>",
                "<p product='B' sequenceId='x'/>",
                "<p product='B' quantity='x'/>",
                "<p product='B' lastOrderExported='x'/>"
            })
    void anInvalidInventoryLineIsRejectedAndTheOthersAreKept(String line) {
        InventoryNotification inventory = InventoryNotification.parser()
                .parse("<inventory messageId='15'>" + line + "<p product='A'/></inventory>");

        assertThat(inventory.lines())
                .extracting(InventoryLine::externalReference)
                .containsExactly("A");
        assertThat(inventory.rejected())
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason()).contains("inventory notification 15, lines 1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html messageId='1'><p product='A'/></html>", "<inventory><p product='A'/></inventory>"})
    void anotherDocumentOrOneWithoutANumberIsRejected(String document) {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> InventoryNotification.parser().parse(document))
                .withMessageContaining("is missing or empty");
    }

    @Test
    void anOrdersNewStateIsRead() {
        OrderStateNotification change = OrderStateNotification.parser()
                .parse("<order messageId='17'><externalReference>100000031</externalReference>"
                        + "<state>despatched</state><site>north</site></order>");

        assertThat(change)
                .isEqualTo(OrderStateNotification.builder()
                        .messageId(17)
                        .orderReference("100000031")
                        .state("despatched")
                        .build());
        assertThat(change.document().flatMap(document -> document.child("site")))
                .isPresent();
    }

    @Test
    void aReturnIsRead() {
        ReturnNotification returned = ReturnNotification.parser()
                .parse("<return messageId='18' authorisation='R-7' orderReference='100000031'><lines>"
                        + "<returnLine product='MUG-001' quantity='1' condition='opened' reason='too blue'/>"
                        + "</lines></return>");

        assertThat(returned)
                .isEqualTo(ReturnNotification.builder()
                        .messageId(18L)
                        .authorisation("R-7")
                        .orderReference("100000031")
                        .addLines(ReturnLine.builder()
                                .externalReference("MUG-001")
                                .quantity(BigDecimal.ONE)
                                .condition("opened")
                                .reason("too blue")
                                .build())
                        .build());
    }

    @Test
    void anInvalidReturnLineNamesReturnProductAndField() {
        String message = "<return messageId='18' authorisation='R-7'><lines><l product='MUG-001' quantity='one'/>"
                + "</lines></return>";

        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> ReturnNotification.parser().parse(message))
                .withMessage("return notification 'R-7', lines 1 'MUG-001', quantity: '@quantity|quantity' is not a"
                        + " decimal number");
    }

    @Test
    void aPaymentRequestIsReadAndShowsNoTransaction() {
        PaymentRequest request = PaymentRequest.parser()
                .parse("<order messageId='19' externalReference='100000031' totalPriceGross='12.50' currency='GBP'"
                        + " paymentGatewayIdentifier='card' paymentTransactionInfo='tx-secret'/>");

        assertThat(request)
                .isEqualTo(PaymentRequest.builder()
                        .messageId(19)
                        .orderReference("100000031")
                        .amount(new BigDecimal("12.50"))
                        .currency("GBP")
                        .paymentGatewayIdentifier("card")
                        .paymentTransactionInfo("tx-secret")
                        .build());
        assertThat(request.toString()).contains("100000031").doesNotContain("tx-secret");
    }

    @Test
    void aPaymentRequestMayLeaveTheAmountToTheShop() {
        assertThat(PaymentRequest.parser()
                        .parse("<order messageId='19' externalReference='1'/>")
                        .amount())
                .isEmpty();
    }

    @Test
    void anInvalidPaymentRequestNamesOrderAndField() {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> PaymentRequest.parser()
                        .parse("<order messageId='19' externalReference='100000031' amount='1,200'/>"))
                .withMessageContaining("payment request for order '100000031', amount: ");
    }
}
