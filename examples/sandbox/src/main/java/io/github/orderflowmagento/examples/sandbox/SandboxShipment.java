package io.github.orderflowmagento.examples.sandbox;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.orderflowmagento.examples.sandbox.internal.magento2.Row;

/**
 * A shipment in the sandbox shop, as merchants see it.
 *
 * @param incrementId the number of the shipment
 * @param items the quantity of each SKU; for a configurable or bundle, the quantity of the line that ships, without its children
 * @param tracks each as "carrier title number", for example {@code custom Royal Mail RM000000001GB}
 * @param comments the texts of the comments; a Magento 1 adds an empty one if there is no comment
 * @param emailSent whether the customer was notified
 */
public record SandboxShipment(
        String incrementId,
        Map<String, BigDecimal> items,
        List<String> tracks,
        List<String> comments,
        boolean emailSent) {

    /** Returns a shipment of a Magento 2, without the parts of a bundle that ships together. */
    static SandboxShipment of(Row shipment) {
        Map<String, BigDecimal> items = new LinkedHashMap<>();
        shipment.rows("items").forEach(item -> items.merge(item.text("sku"), item.decimal("qty"), BigDecimal::add));
        return new SandboxShipment(
                shipment.text("increment_id"),
                Collections.unmodifiableMap(items),
                shipment.rows("tracks").stream()
                        .map(track -> String.join(
                                " ", track.text("carrier_code"), track.text("title"), track.text("track_number")))
                        .toList(),
                shipment.rows("comments").stream()
                        .map(comment -> comment.text("comment"))
                        .toList(),
                shipment.integer("email_sent") != 0);
    }

    static SandboxShipment of(Struct shipment, Order order) {
        Map<String, BigDecimal> items = new LinkedHashMap<>();
        for (Struct item : shipment.structs("items")) {
            if (!order.isChildLine(item.integer("order_item_id"))) {
                items.merge(item.text("sku"), LooseNumber.plain(item.decimal("qty")), BigDecimal::add);
            }
        }
        return new SandboxShipment(
                shipment.text("increment_id"),
                Collections.unmodifiableMap(items),
                shipment.structs("tracks").stream()
                        .map(track ->
                                String.join(" ", track.text("carrier_code"), track.text("title"), track.text("number")))
                        .toList(),
                shipment.structs("comments").stream()
                        .map(comment -> comment.text("comment"))
                        .toList(),
                shipment.integer("email_sent") != 0);
    }
}
