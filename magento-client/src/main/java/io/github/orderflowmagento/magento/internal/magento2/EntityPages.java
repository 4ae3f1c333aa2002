package io.github.orderflowmagento.magento.internal.magento2;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import retrofit2.Call;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.MagentoException.Details;
import io.github.orderflowmagento.magento.internal.NumberedPages;
import io.github.orderflowmagento.magento.internal.NumberedPages.Part;

/**
 * Walks the results of a search by the entities' numbers: each page begins behind the last number of the previous one. So an inserted or
 * deleted row does not shift the others, and the shop is never asked for a page past the end, which some versions answer with the last page
 * again, some with nothing, and some with null.
 *
 * <p>A page is the last one only if it is empty, or has all rows that the shop counts and fewer than it has been seen to send of this list
 * at once. A shop may limit its pages silently, and count only what it sends; and it counts after it has read the page, so that a row that
 * has left the search in between makes a page look like the last one. Until a client has seen a longer page of a list, a walk takes one
 * more request for that, unless no more rows can match; a page that repeats earlier rows also ends the walk.
 *
 * <p>A row whose number cannot be read is returned as it is, and one that is not an entity is returned empty: neither affects the others.
 *
 * <p>An invalid answer ends the walk: one without rows although the shop counts some, which it sends for a projection that it does not
 * understand, and one with rows from before or behind the page, if the filter or the order has no effect.
 */
final class EntityPages {
    /** A list of entities that can be searched. */
    @FunctionalInterface
    interface Resource extends BiFunction<RestApi, Map<String, String>, Call<Object>> {}

    private final Magento2Service service;
    private final String operation;
    private final Resource list;
    private final SearchCriteria criteria;
    private final String filterNumber;
    private final String number;
    private final RequestedFields requested;
    private final int pageSize;
    private int found;
    /** Whether, by the shop's count, the last page was the last one. */
    private boolean mayBeOver;

    private EntityPages(
            Magento2Service service,
            String operation,
            Resource list,
            SearchCriteria criteria,
            String filterNumber,
            String number,
            RequestedFields requested,
            int pageSize) {
        this.service = service;
        this.operation = operation;
        this.list = list;
        this.criteria = criteria;
        this.filterNumber = filterNumber;
        this.number = number;
        this.requested = requested;
        this.pageSize = pageSize;
    }

    /**
     * Returns the entities, in ascending order of their numbers, read while the stream is walked.
     *
     * @param filterNumber the name of the number's field in a filter
     * @param number its name in a row
     * @param requested the requested fields of each
     */
    static Stream<Map<String, @Nullable Object>> stream(
            Magento2Service service,
            String operation,
            Resource list,
            SearchCriteria criteria,
            String filterNumber,
            String number,
            RequestedFields requested,
            int pageSize) {
        return stream(
                service, operation, list, criteria, filterNumber, number, requested, pageSize, 0, Optional.empty());
    }

    /**
     * Returns the entities behind a number, skipping those that break the list.
     *
     * @param behind the entities have higher numbers than this
     * @param unlisted receives the numbers of entities that the shop cannot list
     */
    static Stream<Map<String, @Nullable Object>> stream(
            Magento2Service service,
            String operation,
            Resource list,
            SearchCriteria criteria,
            String filterNumber,
            String number,
            RequestedFields requested,
            int pageSize,
            long behind,
            Optional<LongConsumer> unlisted) {
        EntityPages pages =
                new EntityPages(service, operation, list, criteria, filterNumber, number, requested, pageSize);
        return NumberedPages.limited(pages::page, pageSize, behind, unlisted);
    }

    private Part<Map<String, @Nullable Object>> page(long from, long to) {
        SearchCriteria range = criteria.copy().above(filterNumber, from - 1);
        if (!NumberedPages.isOpen(to)) {
            range.upTo(filterNumber, to);
        }
        Magento2Service.Page page = ask(range);
        List<Map<String, @Nullable Object>> rows = rows(page.tree());
        if (rows.isEmpty() && total(page.tree()) > 0) {
            page = ask(range); // a row that has come since would be counted, too
            rows = rows(page.tree());
        }
        long total = total(page.tree());
        if (rows.isEmpty() && total > 0) {
            throw misunderstood("the shop counts " + total + " and sends none: it does not understand the request");
        }
        if (mayBeOver && bringsNothingNew(rows, from)) {
            // the filter has no effect, and everything but the rest of this page has been returned before
            return new Part<>(rows.subList(endOfNumbered(rows), rows.size()), to);
        }
        OptionalLong last = last(rows, from, to);
        found += rows.size();
        mayBeOver = rows.size() >= total && rows.size() < page.requested();
        boolean isOver = rows.isEmpty()
                || (mayBeOver && rows.size() < page.seen())
                || (rows.size() >= total && (found >= criteria.mostMatches() || rows.size() > to - from));
        if (isOver) {
            return new Part<>(rows, to);
        }
        long until = last.orElseThrow(() ->
                Magento2Service.notUnderstood(operation, "no row of the page has a " + number + " to go on from"));
        return new Part<>(rows.subList(0, endOfNumbered(rows)), until);
    }

    private boolean bringsNothingNew(List<Map<String, @Nullable Object>> rows, long from) {
        return endOfNumbered(rows) > 0
                && rows.stream().allMatch(row -> number(row).orElse(Long.MIN_VALUE) < from);
    }

    /** Rows behind the last number are repeated on the next page. */
    private int endOfNumbered(List<Map<String, @Nullable Object>> rows) {
        int end = rows.size();
        while (end > 0 && number(rows.get(end - 1)).isEmpty()) {
            end--;
        }
        return end;
    }

    private Magento2Service.Page ask(SearchCriteria range) {
        return service.page(list, rows -> query(range, rows), pageSize, operation);
    }

    private Map<String, String> query(SearchCriteria range, int rows) {
        Map<String, String> query = range.lowest(filterNumber, rows);
        query.putAll(requested.ofList());
        return query;
    }

    /** Returns the number of the last row that has one; each must be in the requested range. */
    private OptionalLong last(List<Map<String, @Nullable Object>> rows, long from, long to) {
        OptionalLong last = OptionalLong.empty();
        for (Map<String, @Nullable Object> row : rows) {
            OptionalLong next = number(row);
            if (next.isPresent() && (next.getAsLong() <= last.orElse(from - 1) || next.getAsLong() > to)) {
                throw misunderstood("the shop sends number " + next.getAsLong() + " behind " + last.orElse(from - 1)
                        + (next.getAsLong() > to ? ", for numbers up to " + to : "")
                        + ": something in the shop changes filter or order");
            }
            last = next.isPresent() ? next : last;
        }
        return last;
    }

    private List<Map<String, @Nullable Object>> rows(Object answer) {
        if (!(answer instanceof Map<?, ?> list) || !list.containsKey("items")) {
            throw misunderstood("the answer is not a list of entities: the shop does not understand the request");
        }
        return list.get("items") instanceof List<?> items
                ? Magento2Service.entities(
                        operation,
                        items.stream()
                                .map(row -> row instanceof Map ? row : Map.of())
                                .toList())
                : List.of();
    }

    private long total(Object answer) {
        if (answer instanceof Map<?, ?> list && list.get("total_count") instanceof Long total && total >= 0) {
            return total;
        }
        throw misunderstood("the answer does not say how many there are");
    }

    private OptionalLong number(Map<String, @Nullable Object> row) {
        return EntityReader.number(row, number);
    }

    /** Not caused by an entity: requesting others would not help. */
    private MagentoException misunderstood(String problem) {
        return new MagentoException.NotUnderstood(Details.of(operation, problem).concerning(Concern.EVERYTHING));
    }
}
