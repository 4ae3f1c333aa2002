package io.github.orderflowmagento.magento.internal.magento1;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.OrderHead;

/**
 * The filter of a list call: fields are and-ed, and each field takes one condition. Of two operators on one field Magento would silently
 * apply only the first, except for {@code from} with {@code to}; so only that is supported here.
 */
final class Filters {
    private static final DateTimeFormatter UTC_WITHOUT_ZONE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Map<String, Object> conditions = new LinkedHashMap<>();

    /**
     * Filters by order.
     *
     * @throws MagentoException as {@link #idOf} does
     */
    static Filters ofOrder(OrderHead order) {
        return new Filters().equal("order_id", idOf(order));
    }

    /**
     * Returns the shop's internal number of an order.
     *
     * @throws MagentoException if it could not be read, since the order would then seem to have nothing
     */
    static long idOf(OrderHead order) {
        return order.orderId()
                .orElseThrow(() -> new MagentoException.NotUnderstood(
                        "order " + order.incrementId(), "the shop's number of it could not be read from the list"));
    }

    Filters between(String field, long from, long to) {
        Map<String, Long> range = new LinkedHashMap<>();
        range.put("from", from);
        range.put("to", to);
        conditions.put(field, range);
        return this;
    }

    /** Both ends are inclusive. */
    Filters during(String field, Optional<Instant> since, Optional<Instant> until) {
        Map<String, String> range = new LinkedHashMap<>();
        since.ifPresent(time -> range.put("from", UTC_WITHOUT_ZONE.format(time)));
        until.ifPresent(time -> range.put("to", UTC_WITHOUT_ZONE.format(time)));
        if (!range.isEmpty()) {
            conditions.put(field, range);
        }
        return this;
    }

    Filters anyOf(String field, Collection<?> values) {
        if (!values.isEmpty()) {
            conditions.put(field, Map.of("in", List.copyOf(values)));
        }
        return this;
    }

    Filters equal(String field, long value) {
        conditions.put(field, value);
        return this;
    }

    Map<String, Object> asArgument() {
        return conditions;
    }
}
