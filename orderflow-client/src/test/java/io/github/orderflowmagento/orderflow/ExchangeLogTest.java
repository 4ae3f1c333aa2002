package io.github.orderflowmagento.orderflow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportOperation;
import io.github.orderflowmagento.orderflow.imports.ImportType;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ExchangeLogTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
    private static final String REPORT = OK + """
            <?xml version="1.0" encoding="UTF-8"?>
            <importReport><importFailures>
            <importFailure externalReference="100000009" type="order" hint="Jane Canary">
            <failureMessage>No such street: 1 Canary Wharf</failureMessage><state>created</state>
            </importFailure></importFailures></importReport>
            """;
    private static final String CREDENTIALS = "canary-user canary-password Y2FuYXJ5LXVzZXI6Y2FuYXJ5LXBhc3N3b3Jk";

    private static final ImportItem ORDER = ImportItem.builder()
            .type(ImportType.ORDER)
            .operation(ImportOperation.INSERT)
            .externalReference("100000009")
            .putProperties("externalReference", "100000009")
            .putProperties("totalPriceGross", "19.90")
            .putProperties("deliveryContactName", "Jane Canary")
            .putProperties("deliveryAddressLine1", "1 Canary Wharf\nCanary Court")
            .putProperties("invoiceEmailAddress", "jane.canary@example.com")
            .putProperties("deliveryFaxNumber", "")
            .putProperties("orderLine.1.product.externalReference", "MUG-001")
            .putProperties("orderLine.1.quantity", "2")
            .build();

    private final List<Exchange> exchanges = new ArrayList<>();

    @Test
    void aCallIsLoggedWithItsOutlineAndHarmlessValues() throws IOException {
        insert(REPORT, exchanges::add);

        assertThat(exchanges).singleElement().satisfies(exchange -> {
            assertThat(exchange.operation())
                    .isEqualTo("order import of 1 item (POST remoteorder/imports/importitems.xml)");
            assertThat(exchange.method()).isEqualTo("POST");
            assertThat(exchange.url()).endsWith("/importitems.xml?channel=demo-channel&organisation=demo-org");
            assertThat(exchange.status()).hasValue(200);
            assertThat(exchange.duration()).isPositive();
            assertThat(exchange.failure()).isEmpty();
            assertThat(exchange.request()).isEqualToIgnoringNewLines("""
                    <?xml version="1.0" encoding="UTF-8"?>
                    <imports><import type="order" operation="insert" externalReference="100000009"><![CDATA[\
                    externalReference=100000009
                    totalPriceGross=19.90
                    deliveryContactName=[...]
                    deliveryAddressLine1=[...]
                    invoiceEmailAddress=[...]
                    deliveryFaxNumber=
                    orderLine.1.product.externalReference=MUG-001
                    orderLine.1.quantity=2
                    ]]></import></imports>
                    """);
            assertThat(exchange.response()).isEqualToIgnoringNewLines("""
                    <?xml version="1.0" encoding="UTF-8"?>
                    <importReport><importFailures>
                    <importFailure externalReference="100000009" type="order" hint="[...]">
                    <failureMessage>[...]</failureMessage><state>created</state>
                    </importFailure></importFailures></importReport>
                    """);
        });
    }

    @Test
    void documentedPropertiesOfAnImportAreShownUnlessPersonal() throws IOException {
        ImportItem order = ImportItem.builder()
                .from(ORDER)
                .properties(Map.of())
                .putProperties("promotionDescription", "Ten off")
                .putProperties("paymentTransactionInfo", "canary paid")
                .putProperties("giftMessage", "canary wishes")
                .putProperties("deliveryCountryCode", "GB")
                .putProperties("deliveryFax", "canary fax")
                .putProperties("orderLine.1.description", "Plain White Mug")
                .putProperties("orderLine.1.giftMessage", "canary regards")
                .putProperties("shipment.courier", "Royal Mail")
                .putProperties("shipment.deliveryInstruction", "canary bell")
                .putProperties("status", "processing")
                .build();

        insert(REPORT, exchanges::add, order);

        assertThat(exchanges)
                .singleElement()
                .satisfies(exchange -> assertThat(exchange.request()).contains("""
                        promotionDescription=Ten off
                        paymentTransactionInfo=[...]
                        giftMessage=[...]
                        deliveryCountryCode=GB
                        deliveryFax=[...]
                        orderLine.1.description=Plain White Mug
                        orderLine.1.giftMessage=[...]
                        shipment.courier=Royal Mail
                        shipment.deliveryInstruction=[...]
                        status=processing
                        """));
    }

    @Test
    void anAnswersTextIsMaskedEvenUnderAPropertysName() throws IOException {
        insert(
                OK + "<r><importFailures><importFailure externalReference='100000009' type='order' reason='Canary'>"
                        + "<description>Canary</description><weight>1.5</weight></importFailure></importFailures></r>",
                exchanges::add,
                ORDER);

        assertThat(exchanges.toString())
                .contains("<description>[...]</description><weight>1.5</weight>")
                .doesNotContain("Canary");
    }

    @Test
    void personalDataIsShownOnRequestAndCredentialsNever() throws IOException {
        try (RawServer server = RawServer.answering(OK + "<r>Jane Canary " + CREDENTIALS + "</r>");
                OrderFlow warehouse = server.client()
                        .exchangeLogWithPersonalData(exchanges::add)
                        .build()) {
            assertThatExceptionOfType(OrderFlowException.class)
                    .isThrownBy(() -> warehouse.orders().insert(List.of(ORDER)));
        }

        assertThat(exchanges.toString())
                .contains("jane.canary@example.com", "1 Canary Wharf", "NotUnderstood: order import of 1 item")
                .doesNotContain("canary-user", "canary-password", "Y2FuYXJ5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 500 No\r\nConnection: close\r\n\r\nJane Canary, 1 Canary Wharf " + CREDENTIALS,
                OK + "<html><body><h2>ERROR for Jane Canary</h2>jane.canary@example.com</body></html>",
                OK + "<r><exception>Jane Canary's address: 1 Canary Wharf</exception></r>",
                OK + "<r name=Canary",
                OK + "<r name='Canary",
                OK + "<r><!-- Canary -- > Canary --><?canary x?><![CDATA[Canary",
                OK + "<r><![CDATA[Canary\nname=Canary\n=Canary\nCanary x=1\ntype Canary=1]]>Canary</r>",
                OK + "<r type='order' type2='Canary' externalreference='Canary'><state/>Canary<type>x</type>Canary</r>",
                OK + "<!DOCTYPE r [<!ENTITY x 'Canary'>]><r/>",
                OK + "<r externalReference='jane.canary@example.com canary-password'/>",
                "Jane Canary\r\n",
                ""
            })
    void noAnswerPutsCustomersIntoTheLog(String answer) throws IOException {
        try (RawServer server = RawServer.answering(answer);
                OrderFlow warehouse =
                        server.client().exchangeLog(exchanges::add).build()) {
            assertThatExceptionOfType(OrderFlowException.class)
                    .isThrownBy(() -> warehouse.orders().insert(List.of(ORDER)));
            assertThatExceptionOfType(OrderFlowException.class)
                    .isThrownBy(() -> warehouse.inventory().retrieve());
        }

        assertThat(exchanges).hasSize(2).allMatch(exchange -> exchange.failure().isPresent());
        assertThat(exchanges.toString()).doesNotContain("Canary", "canary-", "example.com", "Y2FuYXJ5");
    }

    @Test
    void aCallThatIsNotReachedIsLoggedWithoutAnAnswer() {
        OrderFlowClient.Builder nobody = OrderFlowClient.builder()
                .baseUrl("http://127.0.0.1:1/")
                .credentials("user", "password")
                .organisation("demo-org")
                .channel("demo-channel")
                .exchangeLog(exchanges::add);

        try (OrderFlow warehouse = nobody.build()) {
            assertThatExceptionOfType(OrderFlowException.NotReached.class)
                    .isThrownBy(() -> warehouse.inventory().retrieve());
        }

        assertThat(exchanges).singleElement().satisfies(exchange -> {
            assertThat(exchange.status()).isEmpty();
            assertThat(exchange.failure()).contains("NotReached");
        });
    }

    @Test
    void anInventoryIsLoggedOnceHoweverTheStreamEnds() throws IOException {
        try (RawServer server = RawServer.answering(OK + "<inventory><p product='A'/><p product='B'/></inventory>");
                OrderFlow warehouse =
                        server.client().exchangeLog(exchanges::add).build()) {
            warehouse.inventory().retrieve();
            try (Stream<InventoryLine> lines = warehouse.inventory().lines(bad -> {})) {
                assertThat(lines.findFirst()).isPresent();
            }
            warehouse.inventory().lines(bad -> {}).close();
        }

        assertThat(exchanges)
                .hasSize(2)
                .allMatch(exchange -> exchange.response().startsWith("<inventory><p product='A'/>"));
    }

    @Test
    void aLongDocumentIsCut() throws IOException {
        insert(
                OK + "<r><importSuccesses>" + "<s externalReference='x'/>".repeat(10_000) + "</importSuccesses></r>",
                exchanges::add);

        assertThat(exchanges.get(0).response()).hasSize(8_003).endsWith("...");
    }

    @Test
    void aFailingLogFailsNoCall() throws IOException {
        Consumer<Exchange> failing = exchange -> {
            throw new IllegalStateException("disk full");
        };

        insert(REPORT, failing);
    }

    private static void insert(String answer, Consumer<Exchange> log) throws IOException {
        insert(answer, log, ORDER);
    }

    private static void insert(String answer, Consumer<Exchange> log, ImportItem order) throws IOException {
        try (RawServer server = RawServer.answering(answer);
                OrderFlow warehouse = server.client().exchangeLog(log).build()) {
            assertThat(warehouse.orders().insert(List.of(order)).results()).hasSize(1);
        }
    }
}
