package io.github.orderflowmagento.magento.internal.magento2;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.MagentoException.Details;
import io.github.orderflowmagento.magento.model.Decimals;
import io.github.orderflowmagento.magento.model.OrderHead;

/**
 * Sets the {@code ext_order_id} of an order. Magento 2 has no command for that alone: the order is saved, with only this field in the
 * request. A save does more than that, by Magento's sources and its reported issues:
 *
 * <ul>
 * <li>in 2.1, and perhaps later, an order that is sent without its number gets a new one. So its number is sent, too;
 * <li>the rows are saved with it, and for those with a {@code product_option} the customer's choices are rewritten incompletely: a bundle
 * then can be neither displayed nor shipped. The same may happen to the gift message of a row;
 * <li>in 2.1, an order of which nothing is left to ship or invoice becomes complete, even if it was cancelled;
 * <li>up to 2.3 at least, the code in the tracking links that customers received is regenerated, which breaks the links.
 * </ul>
 *
 * <p>So only orders to which none of this applies are saved.
 */
final class ExtOrderIds {
    /** The length of the column. */
    static final int LONGEST = 32;

    private static final Set<String> OPEN = Set.of("new", "processing");
    private static final Set<String> PLAIN = Set.of("simple", "virtual");
    private static final String FIELD = "ext_order_id";
    private static final String NUMBER = "increment_id";
    private static final List<String> STAYS = List.of(NUMBER, "state", "status");

    private final Magento2Service service;

    ExtOrderIds(Magento2Service service) {
        this.service = service;
    }

    void set(long id, OrderHead order, String extOrderId) {
        String operation = "orders (" + FIELD + ") " + order.incrementId();
        requireStorable(operation, extOrderId);
        Map<String, @Nullable Object> before = service.entity(api -> api.order(id, Map.of()), operation);
        if (!order.incrementId().equals(text(before, NUMBER))) {
            throw notSent(operation, "the shop's order with entity_id " + id + " has another number");
        }
        String present = text(before, FIELD);
        if (present.equals(extOrderId)) {
            return;
        }
        if (!present.isBlank()) {
            throw notSent(operation, "the order has another " + FIELD + ", perhaps from another system");
        }
        riskOfSaving(before).ifPresent(why -> {
            throw notSent(operation, "saving the order could damage it, since " + why);
        });
        Map<String, Object> saved = Map.of("entity_id", id, NUMBER, order.incrementId(), FIELD, extOrderId);
        service.post(api -> api.saveOrder(Map.of("entity", saved)), operation);
        requireSet(operation, extOrderId, before, readBack(id, operation));
    }

    private static void requireStorable(String operation, String extOrderId) {
        if (extOrderId.isBlank() || !extOrderId.equals(extOrderId.strip())) {
            throw new IllegalArgumentException(FIELD + ": blank, or with surrounding blanks");
        }
        if (extOrderId.length() > LONGEST || !extOrderId.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw notSent(
                    operation, FIELD + " holds " + LONGEST + " characters of ASCII, and '" + extOrderId + "' is more");
        }
    }

    private static MagentoException notSent(String operation, String why) {
        return new MagentoException.Rejected(
                operation, "not sent: " + why + ". A comment can mark every order: use that instead");
    }

    /** Returns why a save may change more of the order than was sent; empty if it does not, as far as is known. */
    private static Optional<String> riskOfSaving(Map<String, @Nullable Object> order) {
        if (!OPEN.contains(text(order, "state"))) {
            return Optional.of("its state is '" + text(order, "state") + "', not new or processing");
        }
        if (!(order.get("items") instanceof List<?> rows) || rows.isEmpty()) {
            return Optional.of("the shop does not send its rows");
        }
        boolean isAnyLeftToShip = false;
        for (Object element : rows) {
            if (!(element instanceof Map<?, ?> row)) {
                return Optional.of("a row of it cannot be read");
            }
            Optional<String> risk = riskOfSavingRow(row);
            if (risk.isPresent()) {
                return risk;
            }
            isAnyLeftToShip |= "simple".equals(row.get("product_type")) && isLeftToShip(row);
        }
        return isAnyLeftToShip ? Optional.empty() : Optional.of("nothing of it is left to ship");
    }

    private static Optional<String> riskOfSavingRow(Map<?, ?> row) {
        String name = "row " + row.get("item_id");
        if (!PLAIN.contains(String.valueOf(row.get("product_type")))) {
            return Optional.of(name + " is of type '" + row.get("product_type") + "', not simple or virtual");
        }
        if (row.get("parent_item_id") != null || row.get("parent_item") != null) {
            return Optional.of(name + " belongs to another row");
        }
        if (row.get("product_option") != null) {
            return Optional.of(name + " has options, which the shop would rewrite");
        }
        if (row.get("extension_attributes") instanceof Map<?, ?> extension && extension.get("gift_message") != null) {
            return Optional.of(name + " has a gift message, which the shop would rewrite");
        }
        return quantity(row, "qty_shipped")
                        .filter(shipped -> shipped.signum() == 0)
                        .isPresent()
                ? Optional.empty()
                : Optional.of("of " + name + " some is shipped, or it is unknown whether any is");
    }

    /** False if unknown. */
    private static boolean isLeftToShip(Map<?, ?> row) {
        Optional<BigDecimal> ordered = quantity(row, "qty_ordered");
        Optional<BigDecimal> cancelled = quantity(row, "qty_canceled");
        Optional<BigDecimal> refunded = quantity(row, "qty_refunded");
        return ordered.isPresent()
                && cancelled.isPresent()
                && refunded.isPresent()
                && ordered.get()
                                .subtract(cancelled.get())
                                .subtract(refunded.get())
                                .signum()
                        > 0;
    }

    private static Optional<BigDecimal> quantity(Map<?, ?> row, String name) {
        return Optional.ofNullable(row.get(name)).flatMap(number -> Decimals.parse(number.toString()));
    }

    /** The answer to a save does not contain most fields of the order. */
    private Map<String, @Nullable Object> readBack(long id, String operation) {
        try {
            return service.entity(api -> api.order(id, Map.of()), operation);
        } catch (MagentoException e) {
            throw new MagentoException.NoAnswer(
                    Details.of(operation, "sent, but the order could not be read back: " + e.getMessage())
                            .concerning(e.concerns())
                            .causedBy(e));
        }
    }

    private static void requireSet(
            String operation,
            String extOrderId,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after) {
        Map<String, String> changed = new HashMap<>();
        STAYS.stream()
                .filter(name -> !text(before, name).equals(text(after, name)))
                .forEach(name -> changed.put(name, text(after, name)));
        if (!changed.isEmpty()) {
            throw new MagentoException.Rejected(Details.of(
                            operation,
                            "after the save the order has another " + String.join(", ", changed.keySet())
                                    + " than before: look at it in the shop, and set no " + FIELD
                                    + " in this shop unless somebody else changed it")
                    .concerning(Concern.EVERYTHING));
        }
        if (!extOrderId.equals(text(after, FIELD))) {
            throw new MagentoException.Rejected(
                    operation, "the shop answers yes, but the order read back has no such " + FIELD);
        }
    }

    private static String text(Map<String, @Nullable Object> order, String name) {
        return Objects.toString(order.get(name), "");
    }
}
