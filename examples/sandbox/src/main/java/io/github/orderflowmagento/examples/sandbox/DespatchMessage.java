package io.github.orderflowmagento.examples.sandbox;

import java.time.LocalDate;
import java.util.Map;

import static io.github.orderflowmagento.examples.sandbox.SoapEnvelope.part;

/** OrderFlow's SOAP message for a despatched order. */
record DespatchMessage(
        String orderReference,
        Map<String, Integer> quantities,
        String courier,
        String service,
        String trackingNumber,
        LocalDate shipped,
        long messageId) {

    String xml(String sessionId) {
        StringBuilder items = new StringBuilder();
        quantities.forEach((sku, quantity) -> items.append("<item xsi:type=\"ns1:skuQty\">")
                .append(part("key", "string", sku))
                .append(part("value", "int", quantity))
                .append("</item>"));
        return SoapEnvelope.of("<ns1:orderflowShipmentCreate>"
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
                + "</ns1:orderflowShipmentCreate>");
    }
}
