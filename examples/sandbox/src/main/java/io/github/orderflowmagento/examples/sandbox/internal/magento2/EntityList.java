package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Answers queries of a list.
 *
 * @param column returns a column of a row by name, which may differ from the name in the row
 * @param isColumn whether rows may be filtered and sorted by a column
 */
record EntityList(BiFunction<Row, String, @Nullable Object> column, Predicate<String> isColumn) {

    /** Returns a list of rows whose columns are their members; an unknown column is a database error. */
    static EntityList ofTable(Predicate<String> isColumn) {
        return new EntityList(Row::get, isColumn);
    }

    /**
     * Answers a query.
     *
     * @param asSent converts a row for the answer
     */
    Row answer(Stream<Row> rows, SearchCriteria criteria, UnaryOperator<Row> asSent) {
        criteria.groups().stream().flatMap(List::stream).map(Condition::field).forEach(this::requireColumn);
        criteria.sorts().forEach(sort -> requireColumn(sort.field()));
        List<Row> found =
                new ArrayList<>(rows.filter(row -> matches(row, criteria)).toList());
        order(criteria.sorts()).ifPresent(found::sort);
        return new Row()
                .put("items", page(found, criteria).stream().map(asSent).toList())
                .put("search_criteria", criteria.asSent())
                .put("total_count", found.size());
    }

    private void requireColumn(String field) {
        if (!isColumn.test(field)) {
            throw RestException.internal();
        }
    }

    boolean matches(Row row, SearchCriteria criteria) {
        return criteria.groups().stream()
                .filter(group -> !group.isEmpty())
                .allMatch(group ->
                        group.stream().anyMatch(condition -> condition.matches(column.apply(row, condition.field()))));
    }

    private java.util.Optional<Comparator<Row>> order(List<SearchCriteria.Sort> sorts) {
        return sorts.stream().map(this::order).reduce(Comparator::thenComparing);
    }

    private Comparator<Row> order(SearchCriteria.Sort sort) {
        Comparator<Row> ascending = (one, other) -> {
            Object value = column.apply(one, sort.field());
            Object otherValue = column.apply(other, sort.field());
            if (value == null || otherValue == null) {
                return Boolean.compare(value != null, otherValue != null);
            }
            return Condition.compare(
                    value, otherValue instanceof BigDecimal number ? number.toPlainString() : otherValue.toString());
        };
        return sort.isAscending() ? ascending : ascending.reversed();
    }

    private static List<Row> page(List<Row> found, SearchCriteria criteria) {
        Integer size = criteria.pageSize();
        if (size == null || size <= 0) {
            return found;
        }
        Integer page = criteria.page();
        long skipped = (long) (Math.max(page == null ? 1 : page, 1) - 1) * size;
        return found.stream().skip(skipped).limit(size).toList();
    }
}
