package io.github.orderflowmagento.orderflow.message;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.orderflowmagento.orderflow.internal.xml.Field;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * Reads an {@link InventoryNotification} from {@code orderflowInventoryMultiUpdate}. The message has quantities and sequence numbers in two
 * lists, which are joined by SKU, whatever their order.
 */
final class SoapInventoryReader {

    private static final MessageParser<InventoryNotification> PARSER = MessageParser.of(
                    "inventory notification", SoapInventoryReader::read)
            .field("messageId", "messageSeqId")
            .field("skusQty", "skusQty/*")
            .field("skusQty.sku", "key")
            .field("skusQty.quantity", "value")
            .field("skusSeqId", "skusSeqId/*")
            .field("skusSeqId.sku", "key")
            .field("skusSeqId.sequenceId", "value")
            .field("skusSeqId.lastOrderExported", "lastOrderExported");

    /** The entries of one SKU in both lists. */
    private record Entries(List<MessageFields> quantities, List<MessageFields> sequences) {}

    private record Sequence(long id, MessageFields entry) {}

    private SoapInventoryReader() {}

    static InventoryNotification read(XmlElement call) {
        return PARSER.read(call);
    }

    private static InventoryNotification read(MessageFields call) {
        long messageId = call.requiredNumber("messageId");
        MessageFields message = call.about(call.subject() + " " + messageId);
        Map<String, Entries> bySku = new LinkedHashMap<>();
        message.entries("skusQty")
                .forEach(entry -> entriesOf(entry, bySku).quantities().add(entry));
        message.entries("skusSeqId")
                .forEach(entry -> entriesOf(entry, bySku).sequences().add(entry));
        InventoryNotification.Builder notification =
                InventoryNotification.builder().messageId(messageId).document(message.document());
        bySku.forEach((sku, entries) -> {
            try {
                notification.addLines(line(message, sku, entries));
            } catch (InvalidMessageException e) {
                notification.addRejected(new RejectedLine(sku, String.valueOf(e.getMessage())));
            }
        });
        return notification.build();
    }

    private static Entries entriesOf(MessageFields entry, Map<String, Entries> bySku) {
        String sku = entry.field("sku").text().orElse("");
        return bySku.computeIfAbsent(sku, any -> new Entries(new ArrayList<>(), new ArrayList<>()));
    }

    private static InventoryLine line(MessageFields message, String sku, Entries entries) {
        String line = message.subject() + ", SKU '" + sku + "'";
        if (sku.isEmpty()) {
            throw new InvalidMessageException(message.subject() + ": an entry has no 'key'");
        }
        if (entries.quantities().isEmpty() || entries.sequences().isEmpty()) {
            throw new InvalidMessageException(
                    line + " occurs in 'skusQty' " + entries.quantities().size() + " times and in 'skusSeqId' "
                            + entries.sequences().size() + " times");
        }
        BigDecimal quantity = onlyQuantity(line, entries.quantities());
        Sequence newest = newest(line, entries.sequences());
        Field lastOrderExported = newest.entry().about(line).field("lastOrderExported");
        InventoryLine.Builder joined = InventoryLine.builder()
                .externalReference(sku)
                .sequenceId(newest.id())
                .putAttributes("quantity", quantity.toPlainString())
                .putAttributes("sequenceId", Long.toString(newest.id()));
        lastOrderExported.instant().ifPresent(time -> joined.putAttributes("lastOrderExported", time.toString()));
        return joined.build();
    }

    /** Rejects a SKU with two different quantities, since it is unknown which sequence number belongs to which. */
    private static BigDecimal onlyQuantity(String line, List<MessageFields> entries) {
        List<BigDecimal> quantities = entries.stream()
                .map(entry -> entry.about(line).field("quantity"))
                .map(quantity -> quantity.required(quantity.decimal()))
                .toList();
        BigDecimal first = quantities.get(0);
        if (quantities.stream().anyMatch(quantity -> quantity.compareTo(first) != 0)) {
            throw new InvalidMessageException(line + " has different quantities: " + quantities);
        }
        return first;
    }

    private static Sequence newest(String line, List<MessageFields> entries) {
        return entries.stream()
                .map(entry -> new Sequence(entry.about(line).requiredNumber("sequenceId"), entry))
                .max(Comparator.comparingLong(Sequence::id))
                .orElseThrow();
    }
}
