package io.github.orderflowmagento.orderflow.message.magento2;

import java.util.List;
import java.util.Optional;

import io.github.orderflowmagento.orderflow.internal.xml.Field;
import io.github.orderflowmagento.orderflow.message.DespatchLine;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/** Reads a {@link DespatchNotification} from the shipment message. */
final class DespatchReader {

    static final String ORDER = "orderIncrementId";

    private DespatchReader() {}

    static DespatchNotification read(XmlElement message) {
        Fields fields = new Fields("shipment message", message);
        String order = fields.required(ORDER);
        Fields despatch = fields.about("shipment message of order '" + order + "'");
        return DespatchNotification.builder()
                .orderReference(order)
                .messageId(despatch.requiredNumber(Service.MESSAGE_ID))
                .lines(despatch.list("skuQty").stream()
                        .map(DespatchReader::line)
                        .toList())
                .comment(despatch.text("comment").text())
                .notifyCustomer(despatch.text("email").flag())
                .includeComment(despatch.text("includeComment").flag())
                .courierName(despatch.text("courierName").text())
                .serviceName(despatch.text("serviceName").text())
                .trackingNumber(despatch.text("trackingNumber").text())
                .furtherTrackingNumbers(tracks(despatch))
                .despatchDate(despatch.text("dateShipped").dateIfReadable())
                .document(message)
                .build();
    }

    private static List<String> tracks(Fields despatch) {
        return despatch.list("tracks").stream()
                .map(track -> track.text("trackingNumber").text())
                .flatMap(Optional::stream)
                .toList();
    }

    private static DespatchLine line(Fields entry) {
        String sku = entry.required("sku");
        Fields line = entry.about(entry.owner() + " '" + sku + "'");
        Field quantity = line.text("qty");
        return DespatchLine.builder()
                .externalReference(sku)
                .quantity(quantity.required(quantity.decimal()))
                .source(line.text("source").text())
                .build();
    }
}
