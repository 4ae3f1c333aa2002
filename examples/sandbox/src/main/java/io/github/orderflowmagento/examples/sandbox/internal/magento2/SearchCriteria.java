package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The query of a list: groups of filters, of which one per group must match, sort order and page.
 *
 * @param pageSize null or not positive: everything
 * @param page null: the first
 */
record SearchCriteria(
        List<List<Condition>> groups,
        List<Sort> sorts,
        @Nullable Integer pageSize,
        @Nullable Integer page) {

    record Sort(String field, boolean isAscending) {}

    /** Of {@code searchCriteria[…]} in the query. */
    static SearchCriteria of(Row query) {
        if (!query.has("searchCriteria") && !query.has("search_criteria")) {
            throw RestException.required("searchCriteria");
        }
        Row given = either(query, "searchCriteria", "search_criteria");
        List<List<Condition>> groups = new ArrayList<>();
        for (Row group : values(either(given, "filterGroups", "filter_groups"))) {
            groups.add(values(group.row("filters")).stream()
                    .map(SearchCriteria::condition)
                    .toList());
        }
        List<Sort> sorts = values(either(given, "sortOrders", "sort_orders")).stream()
                .map(SearchCriteria::sort)
                .toList();
        return new SearchCriteria(
                groups, sorts, number(given, "pageSize", "page_size"), number(given, "currentPage", "current_page"));
    }

    /** Of one filter, as the shop asks itself. */
    static SearchCriteria where(String field, Object value) {
        return new SearchCriteria(
                List.of(List.of(new Condition(field, value.toString(), "eq"))), List.of(), null, null);
    }

    boolean filters(String field) {
        return groups.stream()
                .flatMap(List::stream)
                .anyMatch(condition -> condition.field().equals(field));
    }

    SearchCriteria withPageSize(int size) {
        return new SearchCriteria(groups, sorts, size, page);
    }

    SearchCriteria sortedBy(List<Sort> otherSorts) {
        return new SearchCriteria(groups, otherSorts, pageSize, page);
    }

    /** Returns the criteria as in an answer. */
    Row asSent() {
        List<Object> groupRows = new ArrayList<>();
        groups.forEach(group -> groupRows.add(
                new Row().put("filters", group.stream().map(Condition::asSent).toList())));
        Row asSent = new Row().put("filter_groups", groupRows);
        if (!sorts.isEmpty()) {
            asSent.put(
                    "sort_orders",
                    sorts.stream()
                            .map(sort -> new Row()
                                    .put("field", sort.field())
                                    .put("direction", sort.isAscending() ? "ASC" : "DESC"))
                            .toList());
        }
        return asSent.putUnlessNull("page_size", pageSize).putUnlessNull("current_page", page);
    }

    private static Condition condition(Row filter) {
        String type = text(filter, "conditionType", "condition_type");
        return new Condition(filter.text("field"), filter.text("value"), type.isEmpty() ? "eq" : type);
    }

    private static Sort sort(Row sort) {
        String direction = sort.text("direction").toUpperCase(Locale.ROOT);
        if (!direction.equals("ASC") && !direction.equals("DESC")) {
            throw RestException.numbered(
                    400,
                    "The sort order has to be specified as %1 for ascending order or %2 for descending order.",
                    "ASC",
                    "DESC");
        }
        return new Sort(sort.text("field"), direction.equals("ASC"));
    }

    private static List<Row> values(Row list) {
        return list.names().stream().map(list::row).toList();
    }

    private static Row either(Row row, String name, String otherName) {
        return row.has(name) ? row.row(name) : row.row(otherName);
    }

    private static String text(Row row, String name, String otherName) {
        return row.has(name) ? row.text(name) : row.text(otherName);
    }

    private static @Nullable Integer number(Row row, String name, String otherName) {
        String text = text(row, name, otherName);
        if (!row.has(name) && !row.has(otherName)) {
            return null;
        }
        if (!text.matches("-?\\d{1,9}")) {
            throw RestException.wrongType(name, text, "int");
        }
        return Integer.valueOf(text);
    }
}
