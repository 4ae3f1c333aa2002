package io.github.orderflowmagento.magento.internal.magento2;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;

/** Reads complete entities by the numbers that customers know. Stores may use the same numbers: such a number is rejected. */
final class Details {
    /** How many are read at a time. */
    static final int MOST = 100;

    private Details() {}

    /**
     * Returns one answer per number, in order.
     *
     * @param kind the name of one of them in messages
     * @param found the rows that a search finds
     * @param reading of the only row with the number
     */
    static <T> List<Answer<T>> of(
            String kind,
            EntityBatches whole,
            List<String> incrementIds,
            Function<SearchCriteria, Stream<Map<String, @Nullable Object>>> found,
            Function<Map<String, @Nullable Object>, T> reading) {
        return whole.read(incrementIds, some -> {
            Map<String, List<Map<String, @Nullable Object>>> rows = new SearchCriteria()
                    .naming("increment_id", some, MOST).stream()
                            .flatMap(found)
                            .collect(Collectors.groupingBy(row -> String.valueOf(row.get("increment_id"))));
            return some.stream()
                    .map(number -> EntityReader.answer(
                            number, () -> reading.apply(only(kind, number, rows.getOrDefault(number, List.of())))))
                    .toList();
        });
    }

    /**
     * Returns the row, if it belongs to the requested order.
     *
     * @param orderId the order's {@code entity_id}
     */
    static Map<String, @Nullable Object> ofOrder(String operation, long orderId, Map<String, @Nullable Object> row) {
        if (!String.valueOf(orderId).equals(String.valueOf(row.get("order_id")))) {
            throw Magento2Service.notUnderstood(
                    operation, "the shop sends those of another order: something in the shop changes the filter");
        }
        return row;
    }

    private static Map<String, @Nullable Object> only(
            String kind, String number, List<Map<String, @Nullable Object>> rows) {
        String operation = kind + " " + number;
        if (rows.isEmpty()) {
            throw new MagentoException.NotFound(operation, "the shop has no " + kind + " with this number");
        }
        if (rows.size() > 1) {
            throw new MagentoException.Ambiguous(operation, "several stores have one with this number");
        }
        return rows.get(0);
    }
}
