package io.github.orderflowmagento.magento.internal.magento2;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.internal.http.JsonAnswers;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.SkuMatch;

/**
 * An operation in the shop's queue. Its {@code toString} does not show what was sent.
 *
 * @param topic the operation, by the name of the service that executes it
 * @param bulk the bulk that it belongs to
 * @param id the position of its request in the bulk, from 0
 * @param sent what was sent; empty if unknown
 * @param began when the shop accepted it; empty if unknown
 */
record BulkOperation(String topic, String bulk, long id, Map<?, ?> sent, Optional<Instant> began) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private static final String SHIPMENT = ".shiporderinterface.execute";
    private static final String SOURCE_ITEMS = ".sourceitemssaveinterface.execute";
    private static final String STOCK_ITEM = ".stockregistryinterface.updatestockitembysku";

    /** Parts of the topics of operations that ship, or write stock. */
    static final List<String> TOPICS = List.of(SHIPMENT, SOURCE_ITEMS, STOCK_ITEM);

    static BulkOperation of(Map<String, @Nullable Object> row) {
        Map<?, ?> more = row.get("extension_attributes") instanceof Map<?, ?> map ? map : Map.of();
        return new BulkOperation(
                String.valueOf(row.get("topic_name")),
                String.valueOf(row.get("bulk_uuid")),
                EntityReader.number(row, "id").orElse(-1),
                map(map(row.get("serialized_data")).get("meta_information")),
                time(String.valueOf(more.get("start_time"))));
    }

    /** The JSON is in a text, and what was sent is in another text inside. */
    private static Map<?, ?> map(@Nullable Object json) {
        return (json instanceof String text ? JsonAnswers.tree(text) : json) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static Optional<Instant> time(String utc) {
        try {
            return Optional.of(LocalDateTime.parse(utc, TIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    boolean isShipment() {
        return topic.contains(SHIPMENT);
    }

    boolean isStock() {
        return topic.contains(SOURCE_ITEMS) || topic.contains(STOCK_ITEM);
    }

    /** Whether it may ship the order: one that does not name its order may ship any. */
    boolean mayShip(long orderId) {
        Optional<Long> sentId = EntityReader.number(sent.get("orderId"));
        return isShipment() && sentId.map(id -> id == orderId).orElse(true);
    }

    /** Whether it has created that shipment, even if the shop has not recorded it as done. */
    boolean hasMade(Shipment shipment) {
        List<String> references = references();
        return !references.isEmpty() && shipment.references().containsAll(references);
    }

    private List<String> references() {
        Optional<String> comment =
                sent.get("comment") instanceof Map<?, ?> map && map.get("comment") instanceof String text
                        ? Optional.of(text)
                        : Optional.empty();
        return comment.map(text -> text.lines()
                        .map(String::strip)
                        .filter(line -> line.length() > 2 && line.startsWith("[") && line.endsWith("]"))
                        .map(line -> line.substring(1, line.length() - 1))
                        .toList())
                .orElse(List.of());
    }

    /** Whether it may write the stock: one that does not name its SKU may write any. */
    boolean mayWrite(String sku, String source) {
        if (!isStock()) {
            return false;
        }
        if (sent.get("productSku") instanceof String product) {
            return isSame(product, sku);
        }
        return !(sent.get("sourceItems") instanceof List<?> items)
                || items.stream().anyMatch(item -> !(item instanceof Map<?, ?> record) || mayBe(record, sku, source));
    }

    /** The shop accepts names in either style, and sources in any case. */
    private static boolean mayBe(Map<?, ?> record, String sku, String source) {
        Object itsSku = record.get("sku");
        Object itsSource = record.containsKey("source_code") ? record.get("source_code") : record.get("sourceCode");
        return (itsSku == null || isSame(String.valueOf(itsSku), sku))
                && (itsSource == null || source.equalsIgnoreCase(String.valueOf(itsSource)));
    }

    private static boolean isSame(String sku, String other) {
        return SkuMatch.folded(sku).equals(SkuMatch.folded(other));
    }

    /** Returns its name in messages, by which the shop's administrator finds it. */
    String name() {
        return "bulk " + bulk + ", operation " + id;
    }

    @Override
    public String toString() {
        return topic + ", " + name();
    }
}
