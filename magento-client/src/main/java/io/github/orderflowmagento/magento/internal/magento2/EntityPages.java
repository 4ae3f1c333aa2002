package io.github.orderflowmagento.magento.internal.magento2;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

/**
 * Walks what a search finds by the entities' numbers: each page begins behind the last number of the one before. So a row that comes or
 * goes meanwhile moves no other past the reader, and the shop is never asked for a page past the end, which some versions answer with the
 * last page again.
 *
 * <p>An answer that cannot be the one asked for ends the walk: one without rows where the shop counts some, as it answers a projection it
 * does not understand, and one with rows from before the page, as where a filter has no effect.
 */
final class EntityPages implements Iterator<Map<String, @Nullable Object>> {
    /** A search of a kind of entity. */
    @FunctionalInterface
    interface Search {
        /** What the shop answers: an object with {@code items} and {@code total_count}. */
        Object answer(Map<String, String> query);
    }

    private final String operation;
    private final Search search;
    private final SearchCriteria criteria;
    private final String filterNumber;
    private final String number;
    private final Map<String, String> projection;
    private final int pageSize;
    private Iterator<Map<String, @Nullable Object>> page =
            List.<Map<String, @Nullable Object>>of().iterator();
    private long last;
    private boolean isLastPage;

    private EntityPages(
            String operation,
            Search search,
            SearchCriteria criteria,
            String filterNumber,
            String number,
            Map<String, String> projection,
            int pageSize) {
        this.operation = operation;
        this.search = search;
        this.criteria = criteria;
        this.filterNumber = filterNumber;
        this.number = number;
        this.projection = projection;
        this.pageSize = pageSize;
    }

    /**
     * The entities, in ascending order of their numbers, read while the stream is walked.
     *
     * @param filterNumber the field that numbers them, as a filter names it
     * @param number the same, as a row names it
     * @param projection what of them is read: {@code fields}, or nothing for all of it
     */
    static Stream<Map<String, @Nullable Object>> stream(
            String operation,
            Search search,
            SearchCriteria criteria,
            String filterNumber,
            String number,
            Map<String, String> projection,
            int pageSize) {
        EntityPages pages = new EntityPages(operation, search, criteria, filterNumber, number, projection, pageSize);
        int characteristics = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages, characteristics), false);
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && !isLastPage) {
            page = fetch().iterator();
        }
        return page.hasNext();
    }

    private List<Map<String, @Nullable Object>> fetch() {
        Map<String, String> query = criteria.copy().above(filterNumber, last).lowest(filterNumber, pageSize);
        query.putAll(projection);
        Object answer = search.answer(query);
        List<Map<String, @Nullable Object>> rows = rows(answer);
        long total = total(answer);
        if (rows.isEmpty() && total > 0) {
            throw Magento2Service.notUnderstood(
                    operation,
                    "the shop counts " + total + " and sends none: it does not understand what was asked for");
        }
        for (Map<String, @Nullable Object> row : rows) {
            long next = number(row);
            if (next <= last) {
                throw Magento2Service.notUnderstood(
                        operation,
                        "the shop sends number " + next + " behind " + last
                                + ": something in it changes filter or order");
            }
            last = next;
        }
        isLastPage = rows.size() >= total;
        return rows;
    }

    private List<Map<String, @Nullable Object>> rows(Object answer) {
        if (!(answer instanceof Map<?, ?> list) || !list.containsKey("items")) {
            throw Magento2Service.notUnderstood(
                    operation, "the answer is no list of entities: the shop does not understand what was asked for");
        }
        return list.get("items") instanceof List<?> items
                ? Magento2Service.entities(operation, items)
                : new ArrayList<>();
    }

    private long total(Object answer) {
        if (answer instanceof Map<?, ?> list && list.get("total_count") instanceof Long total) {
            return total;
        }
        throw Magento2Service.notUnderstood(operation, "the answer does not say how many there are");
    }

    private long number(Map<String, @Nullable Object> row) {
        String text = String.valueOf(row.get(number));
        if (!text.matches("\\d{1,18}")) {
            throw Magento2Service.notUnderstood(operation, "a row has no " + number);
        }
        return Long.parseLong(text);
    }

    @Override
    public Map<String, @Nullable Object> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }
}
