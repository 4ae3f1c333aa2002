package io.github.orderflowmagento.orderflow.message;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.github.orderflowmagento.orderflow.internal.xml.Field;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;

/** Reads an {@link InventoryNotification} from OrderFlow's generic inventory push. */
final class InventoryPushReader {

    private InventoryPushReader() {}

    static InventoryNotification read(MessageFields message) {
        Optional<EventMessage> event = message.event();
        long messageId = message.requiredNumber("messageId");
        InventoryNotification.Builder notification = InventoryNotification.builder()
                .messageId(messageId)
                .event(event)
                .document(message.document());
        for (MessageFields line :
                message.about(message.subject() + " " + messageId).entries("lines")) {
            Field sku = line.field("externalReference");
            try {
                notification.addLines(line(sku.required(sku.text()), line));
            } catch (InvalidMessageException e) {
                notification.addRejected(new RejectedLine(sku.text().orElse(""), String.valueOf(e.getMessage())));
            }
        }
        return notification.build();
    }

    private static InventoryLine line(String sku, MessageFields entry) {
        MessageFields line = entry.about(entry.subject() + " '" + sku + "'");
        Map<String, String> attributes = new LinkedHashMap<>(line.element().attributes());
        Field quantity = line.field("quantity");
        Field lastOrderExported = line.field("lastOrderExported");
        // Fail here on an invalid number or time, not where it is used.
        quantity.decimal().ifPresent(units -> attributes.put("quantity", units.toPlainString()));
        lastOrderExported.instant().ifPresent(time -> attributes.put("lastOrderExported", time.toString()));
        return InventoryLine.builder()
                .externalReference(sku)
                .sequenceId(line.field("sequenceId").wholeNumber())
                .attributes(attributes)
                .build();
    }
}
