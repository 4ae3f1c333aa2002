package io.github.orderflowmagento.orderflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.message.Acknowledgement;
import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.orderflow.message.InventoryNotification;
import io.github.orderflowmagento.orderflow.message.RejectedLine;
import io.github.orderflowmagento.orderflow.message.magento2.AccessRule;
import io.github.orderflowmagento.orderflow.message.magento2.Magento2Endpoint;
import io.github.orderflowmagento.orderflow.message.magento2.Magento2Message;
import io.github.orderflowmagento.orderflow.message.magento2.MessageRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Invalid messages are rejected by name, and cost neither memory nor other lines. */
class Magento2HostileTest {

    private static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";

    private final List<Magento2Message<?>> kept = new ArrayList<>();
    private final Magento2Endpoint endpoint = Magento2Endpoint.builder()
            .address("https://shop.example.com/")
            .access(AccessRule.of("test", request -> true))
            .onDespatch(kept::add)
            .onInventory(kept::add)
            .build();

    private Acknowledgement post(String target, String contentType, InputStream body) {
        try {
            return endpoint.answer(
                    MessageRequest.builder()
                            .method("POST")
                            .target(target)
                            .putHeaders("Content-Type", List.of(contentType))
                            .build(),
                    body);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Acknowledgement post(String service, String json) {
        return post("/rest/V1/orderflow/" + service, "application/json", bytes(json));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private Acknowledgement postSoap(String body) {
        return post("/soap/default?services=x", "application/soap+xml", bytes(body));
    }

    private static String envelope(String call, String fields) {
        return "<e:Envelope xmlns:e='" + SOAP + "'><e:Body><m:" + call + " xmlns:m='urn:m'>" + fields + "</m:" + call
                + "></e:Body></e:Envelope>";
    }

    private static String shipment(String fields) {
        return "{\"orderIncrementId\":\"000000100\",\"messageSeqId\":\"8001\"," + fields + "}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"orderIncrementId\": | Decoding error.",
                "{} x | Decoding error.",
                "<x/> | Decoding error.",
                "{\"a\":1}{\"b\":2} | Decoding error.",
                "{} | fieldName\":\"orderIncrementId",
                "null | fieldName\":\"orderIncrementId",
                "[1,[2]] | fieldName\":\"orderIncrementId",
                "`` | fieldName\":\"orderIncrementId",
                "\"text\" | fieldName\":\"orderIncrementId",
                "{\"orderIncrementId\":null} | fieldName\":\"orderIncrementId",
                "{\"orderIncrementId\":\"1\"} | fieldName\":\"messageSeqId",
                "{\"orderIncrementId\":\"1\",\"messageSeqId\":\"eight\"} | 'messageSeqId' is not a whole number",
                "{\"orderIncrementId\":[1],\"messageSeqId\":1} | 'orderIncrementId' must be a text",
                "{\"orderIncrementId\":\" \",\"messageSeqId\":1} | 'orderIncrementId' is missing or empty",
                "{\"a b\":1} | a field named 'a b'"
            })
    void anotherMessageIsRejected(String body, String reason) {
        Acknowledgement answer = post("shipment", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(reason);
        assertThat(kept).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"skuQty\":\"x\" | 'skuQty' is not a list",
                "\"skuQty\":{\"sku\":\"A\",\"qty\":1} | 'skuQty' is not a list",
                "\"skuQty\":[null] | skuQty 1: 'sku' is missing or empty",
                "\"skuQty\":[{\"sku\":\"A\"}] | skuQty 1 'A': 'qty' is missing or empty",
                "\"skuQty\":[{\"sku\":\"A\",\"qty\":\"two\"}] | skuQty 1 'A': 'qty' is not a decimal number",
                "\"skuQty\":[{\"sku\":\"A\",\"qty\":1e3}] | 'qty' is not a decimal number",
                "\"skuQty\":[{\"sku\":{\"a\":1},\"qty\":1}] | 'sku' must be a text",
                "\"skuQty\":[{\"sku\":\"A\",\"sku\":\"B\",\"qty\":1}] | 'sku' occurs 2 times",
                "\"skuQty\":[],\"sku_qty\":[] | 'skuQty' occurs 2 times",
                "\"tracks\":[{\"trackingNumber\":[1]}] | 'trackingNumber' must be a text",
                "\"email\":\"perhaps\" | 'email' is not 0 or 1"
            })
    void anInvalidDespatchIsRejectedByName(String fields, String reason) {
        Acknowledgement answer = post("shipment", shipment(fields));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("order '000000100'", reason);
        assertThat(kept).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"email\":\"false\"",
                "\"email\":false",
                "\"email\":\"0\"",
                "\"email\":\"\"",
                "\"email\":null",
                "\"x\":1"
            })
    void noOrAnAbsentFlagSendsNoEmail(String fields) {
        post("shipment", shipment(fields + ",\"skuQty\":[{\"sku\":\"A\",\"qty\":1}]"));

        assertThat(kept)
                .singleElement()
                .satisfies(message -> assertThat(((Magento2Message.Despatch) message)
                                .notification()
                                .notifyCustomer()
                                .orElse(false))
                        .isFalse());
    }

    @Test
    void anUnknownFieldIsKeptByName() {
        post("shipment", shipment("\"skuQty\":[],\"site_code\":{\"inner\":\"UK1\"}"));

        assertThat(kept)
                .singleElement()
                .satisfies(message -> assertThat(((Magento2Message.Despatch) message)
                                .notification()
                                .document()
                                .flatMap(document -> document.child("siteCode"))
                                .flatMap(site -> site.child("inner"))
                                .orElseThrow()
                                .text())
                        .isEqualTo("UK1"));
    }

    @Test
    void aBadStockLineDoesNotAffectTheOthers() {
        String quantities =
                "{\"sku\":\"GOOD\",\"qty\":\"3\"},{\"sku\":\"TEXT\",\"qty\":\"abc\"},{\"qty\":1},{\"sku\":\"TWO\",\"qty\":1},"
                        + "{\"sku\":\"TWO\",\"qty\":2},{\"sku\":\"SAME\",\"qty\":1},{\"sku\":\"SAME\",\"qty\":\"1.0\"},"
                        + "{\"sku\":\"AT\",\"qty\":1,\"source\":\"a\"},{\"sku\":\"AT\",\"qty\":2,\"source\":\"b\"},"
                        + "{\"sku\":\"OFTEN\",\"qty\":9},{\"sku\":\"TIME\",\"qty\":9},[],\"x\"";
        String sequences = "{\"sku\":\"GOOD\",\"seq\":1},{\"sku\":\"TEXT\",\"seq\":2},{\"sku\":\"TWO\",\"seq\":3},"
                + "{\"sku\":\"SAME\",\"seq\":4},{\"sku\":\"AT\",\"seq\":5},{\"sku\":\"OFTEN\",\"seq\":6},{\"sku\":\"OFTEN\",\"seq\":16},"
                + "{\"sku\":\"TIME\",\"seq\":7,\"lastOrderExported\":\"yesterday\"},{\"sku\":\"LONELY\",\"seq\":8}";

        Acknowledgement answer = post(
                "inventory",
                "{\"productQtys\":[" + quantities + "],\"productSeqs\":[" + sequences + "],\"messageSeqId\":9001}");

        assertThat(answer.body()).isEqualTo("\"Success - Message 9001 Received\"");
        InventoryNotification stock = ((Magento2Message.Inventory) kept.get(0)).notification();
        assertThat(stock.lines())
                .extracting(
                        InventoryLine::externalReference,
                        line -> line.attributes().get("source"),
                        line -> line.attributes().get("quantity"),
                        line -> line.sequenceId().orElseThrow())
                .containsExactly(
                        tuple("GOOD", null, "3", 1L),
                        tuple("SAME", null, "1", 4L),
                        tuple("AT", "a", "1", 5L),
                        tuple("AT", "b", "2", 5L),
                        tuple("OFTEN", null, "9", 16L));
        assertThat(stock.rejected())
                .extracting(RejectedLine::externalReference)
                .containsExactlyInAnyOrder("TEXT", "", "TWO", "TIME", "", "", "LONELY");
        assertThat(stock.rejected()).extracting(RejectedLine::reason).allMatch(reason -> reason.contains("9001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"seq\":null", "\"seq\":\"abc\"", "\"seq\":\"\"", "\"x\":1"})
    void anInvalidSequenceIsAnsweredAsAMissingOne(String sequence) {
        Acknowledgement answer = post(
                "inventory",
                "{\"productQtys\":[{\"sku\":\"A\",\"qty\":1}],\"productSeqs\":[{\"sku\":\"A\"," + sequence
                        + "}],\"messageSeqId\":9}");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("Internal Error.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | Content-Type header is empty.",
                "; | Content-Type header is empty.",
                "text/plain | media type text\\/plain",
                "application/xml | media type application\\/xml",
                "application/json; charset=ISO-8859-1 | UTF-8 is the only supported charset."
            })
    void anotherTypeOfContentIsRejectedInTheShopsWords(String type, String reason) {
        Acknowledgement answer = post("/rest/V1/orderflow/shipment", type, bytes("{}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(reason);
    }

    @Test
    void jsonIsBoundedInDepthAndSize() {
        String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        String longText = "{\"a\":\"" + "x".repeat(2 << 20) + "\"}";
        String longName = "{\"" + "x".repeat(1 << 20) + "\":1}";
        String longNumber = "{\"a\":" + "1".repeat(1 << 20) + "}";
        String manyLines = "{\"productQtys\":[" + "{},".repeat(1_000_000) + "{}]}";

        for (String hostile : List.of(deep, longText, longName, longNumber, manyLines)) {
            Acknowledgement answer = post("inventory", hostile);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).hasSizeLessThan(1_000).contains("The message");
        }
    }

    /** With the message itself a tree of 500,000 elements, which is the most that is read from text. */
    @Test
    void theLargestMessageIsReadBackFromItsText() {
        String values = "\"x\":[0" + ",0".repeat(499_995);

        assertThat(post("shipment", shipment(values + "]")).status()).isEqualTo(200);
        assertThat(Magento2Message.parse(kept.get(0).text()).notification())
                .isEqualTo(kept.get(0).notification());
        assertThat(post("shipment", shipment(values + ",0]")).status()).isEqualTo(400);
    }

    @Test
    void aMessageThatIsTooLargeIsNotReadFurther() {
        InputStream endless = new InputStream() {
            private long read;

            @Override
            public int read() {
                read++;
                return ' ';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                read += length;
                assertThat(read).isLessThanOrEqualTo((8 << 20) + 1);
                Arrays.fill(buffer, offset, offset + length, (byte) ' ');
                return length;
            }
        };

        Acknowledgement answer = post("/rest/V1/orderflow/shipment", "application/json", endless);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("The message has more than 8388608 bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"orderIncrementId\":\"1\"}",
                "<!DOCTYPE e [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><e>&x;</e>",
                "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body><a/></e:Body></e:Envelope>",
                "<e:Envelope xmlns:e='" + SOAP + "'><e:Body/></e:Envelope>",
                "<e:Envelope xmlns:e='" + SOAP + "'><e:Body><a/><b/></e:Body></e:Envelope>",
                ""
            })
    void aBodyThatIsNotASoapCallIsAnsweredAsByTheShop(String body) {
        Acknowledgement answer = postSoap(body);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/soap+xml; charset=UTF-8");
        assertThat(answer.body()).contains("env:Receiver", "Report ID: webapi-").doesNotContain("Success", "root:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?wsdl",
                "?wsdl&services=",
                "?wsdl&services=,",
                "?wsdl&services=a,b",
                "?wsdl&services=%3C",
                "",
                "?&"
            })
    void aWsdlOfAnUnknownServiceIsAFault(String query) throws IOException {
        Acknowledgement answer = endpoint.answer(
                MessageRequest.builder()
                        .method("GET")
                        .target("/soap/default" + query)
                        .build(),
                InputStream.nullInputStream());

        assertThat(answer.body()).contains("env:Receiver").doesNotContain("definitions");
    }

    @Test
    void xmlIsBoundedInDepth() {
        String call = "realtimeDespatchOrderFlowShipmentRequestManagementV1CreateRequest";

        assertThat(postSoap(envelope(call, "<a>".repeat(200) + "</a>".repeat(200)))
                        .body())
                .contains("env:Fault");
        assertThat(kept).isEmpty();
    }

    @Test
    void anInvalidFieldOverSoapIsNamed() {
        Acknowledgement answer = postSoap(
                envelope(
                        "realtimeDespatchOrderFlowShipmentRequestManagementV1CreateRequest",
                        "<orderIncrementId>1&lt;</orderIncrementId><skuQty><item><sku>A</sku><qty>x</qty></item></skuQty><messageSeqId>5</messageSeqId>"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("env:Sender", "order &#039;1&lt;&#039;", "&#039;qty&#039; is not a decimal number");
        assertThat(kept).isEmpty();
    }

    @Test
    void inventoryIsReadOverSoapToo() {
        Acknowledgement answer = postSoap(envelope(
                "realtimeDespatchOrderFlowInventoryRequestManagementV1UpdateRequest",
                "<productQtys><item><sku>A</sku><qty>2.5</qty><source>uk</source></item></productQtys><productSeqs><item><sku>A</sku>"
                        + "<seq>7</seq><lastOrderExported>2026-11-28T12:00:00</lastOrderExported></item></productSeqs>"
                        + "<messageSeqId>9</messageSeqId>"));

        assertThat(answer.body())
                .contains(
                        "<ns1:realtimeDespatchOrderFlowInventoryRequestManagementV1UpdateResponse><result>Success - Message 9 Received</result>");
        assertThat(((Magento2Message.Inventory) kept.get(0)).notification().lines())
                .containsExactly(InventoryLine.builder()
                        .externalReference("A")
                        .sequenceId(7)
                        .putAttributes("quantity", "2.5")
                        .putAttributes("sequenceId", "7")
                        .putAttributes("source", "uk")
                        .putAttributes("lastOrderExported", "2026-11-28T12:00:00Z")
                        .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/rest/V1/orderflow/unknown",
                "/rest/v1/orderflow/shipment",
                "/rest/DE/V1/orderflow/shipment",
                "/V1/orderflow/shipment",
                "/rest/a/b/V1/orderflow/shipment",
                "/rest/V1/orderflow/shipment/x",
                "*",
                ""
            })
    void anotherAddressHasNoRoute(String target) {
        assertThat(post(target, "application/json", bytes("{}")).status()).isEqualTo(404);
    }

    @Test
    void aVeryLongAddressHasNoRoute() {
        assertThat(post("/a".repeat(100_000) + "/rest/V1/orderflow/shipment", "application/json", bytes("{}"))
                        .status())
                .isEqualTo(404);
    }
}
