package io.github.orderflowmagento.orderflow.message;

import io.github.orderflowmagento.orderflow.model.XmlElement;

/** The paths of the fields in calls to the OrderFlow extension. The element of a line may have any name. */
final class SoapParsers {

    private static final MessageParser<DespatchNotification> DESPATCH = DespatchNotification.parser()
            .with("messageId", "messageSeqId")
            .with("orderReference", "orderIncrementId")
            .with("comment", "comment")
            .with("notifyCustomer", "email")
            .with("includeComment", "includeComment")
            .with("courierName", "courierName")
            .with("serviceName", "serviceName")
            .with("trackingNumber", "trackingNumber")
            .with("despatchDate", "dateShipped")
            .with("lines", "skuQty/*")
            .with("lines.externalReference", "key")
            .with("lines.quantity", "value");

    private static final MessageParser<ReturnNotification> RETURN = ReturnNotification.parser()
            .with("authorisation", "authorisation")
            .with("orderReference", "orderReference")
            .with("lines", "returnLines/*")
            .with("lines.externalReference", "product")
            .with("lines.quantity", "quantity")
            .with("lines.condition", "condition")
            .with("lines.note", "note")
            .with("lines.refund", "processRefund");

    private SoapParsers() {}

    static DespatchNotification despatch(XmlElement call) {
        return DESPATCH.read(call);
    }

    static ReturnNotification returned(XmlElement call) {
        return RETURN.read(call);
    }
}
