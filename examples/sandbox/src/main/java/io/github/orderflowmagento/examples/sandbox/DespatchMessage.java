package io.github.orderflowmagento.examples.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

/** The SOAP message by which OrderFlow tells that an order has left the warehouse. */
record DespatchMessage(
        String sessionId,
        String orderReference,
        Map<String, Integer> quantities,
        String courier,
        String service,
        String trackingNumber,
        LocalDate shipped,
        long messageId) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Posts the message and answers the text that came back, whatever the status. */
    String post(URI endpoint) {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", "\"urn:Action\"")
                .POST(BodyPublishers.ofString(xml()))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString()).body();
        } catch (IOException unreachable) {
            throw new UncheckedIOException("no answer from " + endpoint, unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + endpoint, interrupted);
        }
    }

    String xml() {
        StringBuilder items = new StringBuilder();
        quantities.forEach((sku, quantity) -> items.append("<item xsi:type=\"ns1:skuQty\">")
                .append(part("key", "string", sku))
                .append(part("value", "int", quantity))
                .append("</item>"));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:ns1=\"urn:Magento\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xmlns:SOAP-ENC=\"http://schemas.xmlsoap.org/soap/encoding/\""
                + " SOAP-ENV:encodingStyle=\"http://schemas.xmlsoap.org/soap/encoding/\">"
                + "<SOAP-ENV:Body><ns1:orderflowShipmentCreate>"
                + part("sessionId", "string", sessionId)
                + part("orderIncrementId", "string", orderReference)
                + "<skuQty SOAP-ENC:arrayType=\"ns1:skuQty[" + quantities.size() + "]\" xsi:type=\"ns1:skuQtyArray\">"
                + items + "</skuQty>"
                + part("comment", "string", "")
                + part("email", "int", 1)
                + part("includeComment", "int", 0)
                + part("courierName", "string", courier)
                + part("serviceName", "string", service)
                + part("trackingNumber", "string", trackingNumber)
                + part("dateShipped", "date", shipped)
                + part("messageSeqId", "long", messageId)
                + "</ns1:orderflowShipmentCreate></SOAP-ENV:Body></SOAP-ENV:Envelope>";
    }

    private static String part(String name, String type, Object value) {
        return "<%s xsi:type=\"xsd:%s\">%s</%s>".formatted(name, type, Xml.escape(value.toString()), name);
    }
}
