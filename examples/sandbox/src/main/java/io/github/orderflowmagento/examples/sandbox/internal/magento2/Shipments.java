package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The shipments, by id. */
final class Shipments {

    private final Map<Integer, Row> shipments = new TreeMap<>();
    private final Map<Integer, Integer> numbersByStore = new HashMap<>();
    private final ShopTime time;
    private int lastId;
    private int lastItemId;
    private int lastTrackId;
    private int lastCommentId;

    Shipments(ShopTime time) {
        this.time = time;
    }

    /** Adds a shipment. */
    void add(Row shipment) {
        shipments.put(shipment.integer("entity_id"), shipment);
        lastId = Math.max(lastId, shipment.integer("entity_id"));
        String number = shipment.text("increment_id");
        int counter = Integer.parseInt(number.substring(number.length() - 9));
        numbersByStore.merge(Math.max(1, shipment.integer("store_id")), counter, Math::max);
        lastItemId = shipment.rows("items").stream()
                .mapToInt(item -> item.integer("entity_id"))
                .reduce(lastItemId, Math::max);
        lastTrackId = shipment.rows("tracks").stream()
                .mapToInt(track -> track.integer("entity_id"))
                .reduce(lastTrackId, Math::max);
    }

    Stream<Row> all() {
        return shipments.values().stream();
    }

    Row find(int id) {
        Row shipment = shipments.get(id);
        if (shipment == null) {
            throw RestException.unknownEntity();
        }
        return shipment;
    }

    boolean has(int id) {
        return shipments.containsKey(id);
    }

    /** Returns a new unsaved shipment with a number; numbers of unsaved shipments are used up. */
    Row begin(int store) {
        int counter = numbersByStore.merge(store, 1, Integer::sum);
        return new Row()
                .put("created_at", time.now())
                .put("entity_id", ++lastId)
                .put("increment_id", (store == 1 ? "" : String.valueOf(store)) + "%09d".formatted(counter))
                .put("packages", new ArrayList<>())
                .put("updated_at", time.now())
                .put("items", new ArrayList<>())
                .put("tracks", new ArrayList<>())
                .put("comments", new ArrayList<>());
    }

    void keep(Row shipment) {
        shipments.put(shipment.integer("entity_id"), shipment);
    }

    void addItem(Row shipment, Row orderItem, BigDecimal quantity) {
        Row item = new Row().put("entity_id", ++lastItemId);
        for (String name : List.of("name", "price", "product_id", "sku", "weight")) {
            item.putUnlessNull(name, orderItem.get(name));
        }
        shipment.add(
                "items",
                item.put("parent_id", shipment.get("entity_id"))
                        .put("order_item_id", orderItem.get("item_id"))
                        .put("qty", quantity));
    }

    /** Adds a track, even if it exists already. */
    Row addTrack(Row shipment, Row given) {
        Row track = new Row()
                .put("order_id", shipment.get("order_id"))
                .put("created_at", time.now())
                .put("entity_id", ++lastTrackId)
                .put("parent_id", shipment.get("entity_id"))
                .put("updated_at", time.now());
        for (String name : List.of("weight", "qty", "description")) {
            track.put(name, given.get(name));
        }
        track.put("track_number", Call.optional(given, "trackNumber"));
        track.put("title", "".equals(given.get("title")) ? null : given.get("title"));
        track.put("carrier_code", Call.optional(given, "carrierCode"));
        shipment.add("tracks", track);
        return track;
    }

    void removeTrack(int id) {
        for (Row shipment : shipments.values()) {
            shipment.put(
                    "tracks",
                    shipment.rows("tracks").stream()
                            .filter(track -> track.integer("entity_id") != id)
                            .toList());
        }
    }

    Row addComment(Row shipment, @Nullable Object text, boolean isNotified, @Nullable Object isVisible) {
        Row comment = new Row()
                .put("is_customer_notified", isNotified ? 1 : 0)
                .put("parent_id", shipment.get("entity_id"))
                .put("comment", text instanceof String some ? Order.withoutFourByteCharacters(some) : text)
                .put("is_visible_on_front", Order.flag(isVisible))
                .put("entity_id", ++lastCommentId);
        shipment.add("comments", comment.copy().put("created_at", time.now()));
        return comment;
    }
}
