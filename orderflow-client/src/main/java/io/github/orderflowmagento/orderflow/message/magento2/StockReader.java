package io.github.orderflowmagento.orderflow.message.magento2;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.orderflow.message.InventoryNotification;
import io.github.orderflowmagento.orderflow.message.RejectedLine;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * Reads an {@link InventoryNotification} from the inventory message, which has quantities by SKU and source, and sequence numbers by SKU.
 */
final class StockReader {

    static final String QUANTITIES = "productQtys";
    static final String SEQUENCES = "productSeqs";

    private static final String SOURCE = "source";
    private static final String LAST_ORDER = "lastOrderExported";

    /** The notification, and whether a quantity lacks a sequence number, which the extension answers with a failure. */
    record Stock(InventoryNotification notification, boolean lacksSequence) {}

    private record Place(String sku, String source) {}

    private record Sequence(long id, Fields entry) {}

    private final Fields message;
    private final InventoryNotification.Builder notification = InventoryNotification.builder();
    private final Map<Place, List<Fields>> quantities = new LinkedHashMap<>();
    private final Map<String, List<Fields>> sequences = new LinkedHashMap<>();
    private boolean lacksSequence;

    private StockReader(Fields message) {
        this.message = message;
    }

    static Stock read(XmlElement document) {
        Fields fields = new Fields("inventory message", document);
        long messageId = fields.requiredNumber(Service.MESSAGE_ID);
        StockReader reading = new StockReader(fields.about("inventory message " + messageId));
        reading.notification.messageId(messageId).document(document);
        return reading.join();
    }

    private Stock join() {
        message.list(QUANTITIES)
                .forEach(entry -> sort(
                        entry,
                        sku -> quantities.computeIfAbsent(
                                new Place(sku, entry.text(SOURCE).text().orElse("")), place -> new ArrayList<>())));
        message.list(SEQUENCES)
                .forEach(entry -> sort(entry, sku -> sequences.computeIfAbsent(sku, any -> new ArrayList<>())));
        quantities.forEach((place, entries) -> {
            try {
                notification.addLines(line(place, entries));
            } catch (InvalidMessageException e) {
                rejected(place.sku(), e);
            }
        });
        Set<String> counted = quantities.keySet().stream().map(Place::sku).collect(Collectors.toSet());
        sequences.keySet().stream()
                .filter(sku -> !counted.contains(sku))
                .forEach(sku -> notification.addRejected(new RejectedLine(
                        sku, message.owner() + ", SKU '" + sku + "' has a sequence number but no quantity")));
        return new Stock(notification.build(), lacksSequence);
    }

    private interface Placing {
        List<Fields> entries(String sku);
    }

    private void sort(Fields entry, Placing placing) {
        String sku = "";
        try {
            sku = entry.required("sku");
            placing.entries(sku).add(entry);
        } catch (InvalidMessageException e) {
            rejected(sku, e);
        }
    }

    private void rejected(String sku, InvalidMessageException why) {
        notification.addRejected(new RejectedLine(sku, String.valueOf(why.getMessage())));
    }

    private InventoryLine line(Place place, List<Fields> entries) {
        String line = message.owner() + ", SKU '" + place.sku() + "'"
                + (place.source().isEmpty() ? "" : " in source '" + place.source() + "'");
        Sequence newest = newest(place.sku(), line);
        BigDecimal quantity = onlyQuantity(line, entries);
        InventoryLine.Builder joined = InventoryLine.builder()
                .externalReference(place.sku())
                .sequenceId(newest.id())
                .putAttributes("quantity", quantity.toPlainString())
                .putAttributes("sequenceId", Long.toString(newest.id()));
        if (!place.source().isEmpty()) {
            joined.putAttributes(SOURCE, place.source());
        }
        newest.entry()
                .about(line)
                .text(LAST_ORDER)
                .instant()
                .ifPresent(time -> joined.putAttributes(LAST_ORDER, time.toString()));
        return joined.build();
    }

    private Sequence newest(String sku, String line) {
        try {
            return Optional.ofNullable(sequences.get(sku)).stream()
                    .flatMap(List::stream)
                    .map(entry -> new Sequence(entry.about(line).requiredNumber("seq"), entry))
                    .max(Comparator.comparingLong(Sequence::id))
                    .orElseThrow(() -> new InvalidMessageException(line + " has no sequence number"));
        } catch (InvalidMessageException e) {
            lacksSequence = true;
            throw e;
        }
    }

    /** Rejects a SKU with two different quantities in one source. */
    private static BigDecimal onlyQuantity(String line, List<Fields> entries) {
        List<BigDecimal> all = entries.stream()
                .map(entry -> entry.about(line).text("qty"))
                .map(quantity -> quantity.required(quantity.decimal()))
                .toList();
        BigDecimal first = all.get(0);
        if (all.stream().anyMatch(quantity -> quantity.compareTo(first) != 0)) {
            throw new InvalidMessageException(line + " has different quantities: " + all);
        }
        return first;
    }
}
