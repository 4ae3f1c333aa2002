package io.github.orderflowmagento.operation.checkpoint;

import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.orderflowmagento.operation.internal.sku.SkuRecord;

/**
 * The record of one SKU as one line of ASCII JSON: {@code {"sku":"MUG-001","sequence":4711,"shopSku":"MUG-001"}}.
 *
 * @param sku OrderFlow's SKU, with the source if there are several
 * @param record the record
 */
record SkuDocument(String sku, SkuRecord record) {
    private static final String SKU = "sku";
    private static final String SEQUENCE = "sequence";
    private static final String INVENTORY_ID = "inventoryId";
    private static final String SHOP_SKU = "shopSku";
    private static final String KEPT_OTHERWISE = "keptOtherwise";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    String write() {
        ObjectNode document = JSON.createObjectNode().put(SKU, sku);
        record.sequence().ifPresent(number -> document.put(SEQUENCE, number));
        record.inventoryId().ifPresent(id -> document.put(INVENTORY_ID, id));
        record.shopSku().ifPresent(name -> document.put(SHOP_SKU, name));
        record.keptOtherwise().ifPresent(deviation -> document.put(KEPT_OTHERWISE, deviation));
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record could not be written as JSON", e);
        }
    }

    /** Returns empty if the text is not such a document. */
    static Optional<SkuDocument> read(String text) {
        try {
            JsonNode document = JSON.readTree(text);
            if (!document.path(SKU).isTextual()) {
                return Optional.empty();
            }
            return Optional.of(new SkuDocument(
                    document.path(SKU).textValue(),
                    new SkuRecord(
                            Optional.of(document.path(SEQUENCE))
                                    .filter(JsonNode::isIntegralNumber)
                                    .map(JsonNode::longValue),
                            text(document, INVENTORY_ID),
                            text(document, SHOP_SKU),
                            text(document, KEPT_OTHERWISE))));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode document, String name) {
        return Optional.ofNullable(document.path(name).textValue());
    }
}
