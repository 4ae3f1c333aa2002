package io.github.orderflowmagento.orderflow.model;

import java.io.InputStream;

/** The SOAP form of a {@link DespatchNotification} and of the answer to it. */
final class DespatchMessage {

    private static final String CALL = "orderflowShipmentCreate";

    private static final String ACKNOWLEDGEMENT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ns1="%s" \
            xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
            xmlns:SOAP-ENC="http://schemas.xmlsoap.org/soap/encoding/" \
            SOAP-ENV:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">
            <SOAP-ENV:Body>
            <ns1:orderflowShipmentCreateResponse>
            <result xsi:type="xsd:string">Success - Message %d Received</result>
            </ns1:orderflowShipmentCreateResponse>
            </SOAP-ENV:Body>
            </SOAP-ENV:Envelope>
            """;

    private DespatchMessage() {}

    static DespatchNotification read(InputStream soapMessage) {
        XmlElement call = XmlElement.parse(soapMessage)
                .child("Body")
                .flatMap(body -> body.child(CALL))
                .orElseThrow(() -> new InvalidMessageException("Not a SOAP message '" + CALL + "'"));
        Field order = Field.child("despatch notification", call, "orderIncrementId");
        String reference = order.required(order.text());
        String owner = "despatch notification of order '" + reference + "'";
        Field messageId = Field.child(owner, call, "messageSeqId");
        DespatchNotification.Builder notification = DespatchNotification.builder()
                .namespace(call.namespace())
                .orderReference(reference)
                .messageId(messageId.required(messageId.wholeNumber()))
                .comment(Field.child(owner, call, "comment").text())
                .notifyCustomer(Field.child(owner, call, "email").flag())
                .includeComment(Field.child(owner, call, "includeComment").flag())
                .courierName(Field.child(owner, call, "courierName").text())
                .serviceName(Field.child(owner, call, "serviceName").text())
                .trackingNumber(Field.child(owner, call, "trackingNumber").text())
                .despatchDate(Field.child(owner, call, "dateShipped").date());
        Field lines = Field.child(owner, call, "skuQty");
        lines.required(call.child("skuQty")).children().forEach(line -> notification.addLines(line(owner, line)));
        return notification.build();
    }

    static String acknowledgement(DespatchNotification notification) {
        return ACKNOWLEDGEMENT.formatted(AttributeEscaping.escape(notification.namespace()), notification.messageId());
    }

    private static DespatchLine line(String owner, XmlElement line) {
        Field sku = Field.child(owner + ", skuQty", line, "key");
        String reference = sku.required(sku.text());
        Field quantity = Field.child(owner + ", skuQty '" + reference + "'", line, "value");
        return DespatchLine.builder()
                .externalReference(reference)
                .quantity(quantity.required(quantity.decimal()))
                .build();
    }
}
