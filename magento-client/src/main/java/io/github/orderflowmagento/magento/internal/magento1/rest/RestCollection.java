package io.github.orderflowmagento.magento.internal.magento1.rest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import retrofit2.Call;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;

/**
 * Reads all entities that a filter finds, a hundred at a time, the API's maximum. Each page begins behind the last number of the previous
 * one, so an inserted or deleted row does not shift the others; numbered pages would shift, and Magento repeats the last of those for ever.
 */
final class RestCollection {
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 20;

    /**
     * The maximum number of rows that is read at once. Callers that request a range of numbers of unknown density then request a narrower
     * one.
     */
    static final int MOST_ROWS = MOST_PAGES * PAGE;

    private static final long LARGEST_NUMBER = Integer.MAX_VALUE;

    /** A collection that is filtered by a query. */
    interface Resource extends BiFunction<RestApi, Map<String, String>, Call<Object>> {}

    private final RestEndpoint endpoint;

    /** The field with the numbers of the entities. */
    private final String number;

    RestCollection(RestEndpoint endpoint, String number) {
        this.endpoint = endpoint;
        this.number = number;
    }

    /**
     * Returns the entities that the filter finds.
     *
     * @param collection where they are
     * @throws MagentoException if the shop refuses, or does not return such a collection, or more than {@link #MOST_ROWS}
     */
    List<Map<String, @Nullable Object>> matching(ApiCall call, Resource collection, RestFilter filter) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (RestFilter piece : filter.inPieces()) {
            List<?> named = piece.values(number);
            if (named.isEmpty()) {
                walk(call, collection, piece, rows);
            } else {
                rows.addAll(named(call, collection, piece, named));
            }
        }
        return rows;
    }

    /** Returns the entities that a filter names by number, fewer than a page holds. */
    private List<Map<String, @Nullable Object>> named(
            ApiCall call, Resource collection, RestFilter filter, List<?> named) {
        Set<Long> requested =
                named.stream().map(String::valueOf).map(Long::valueOf).collect(Collectors.toSet());
        List<Map<String, @Nullable Object>> page = page(call, collection, filter);
        if (!page.stream().allMatch(row -> requested.contains(number(call, row, number)))) {
            throw notAsRequested(call, "the " + requested.size() + " named by number");
        }
        return page;
    }

    private List<Map<String, @Nullable Object>> page(ApiCall call, Resource collection, RestFilter filter) {
        Map<String, String> query = new LinkedHashMap<>(filter.asQuery());
        query.put("order", number);
        query.put("dir", "asc");
        query.put("limit", String.valueOf(PAGE));
        return entities(call, endpoint.get(api -> collection.apply(api, query), call));
    }

    private void walk(ApiCall call, Resource collection, RestFilter filter, List<Map<String, @Nullable Object>> rows) {
        long to = filter.end(number, "to", LARGEST_NUMBER);
        long last = filter.end(number, "from", 1) - 1;
        int found = PAGE;
        for (int pages = 0; found == PAGE && last < to; pages++) {
            if (pages == MOST_PAGES) {
                throw new MagentoException.NotUnderstood(
                        call.description(), "there are more than " + MOST_ROWS + " rows; request fewer at once");
            }
            Map<String, Object> range = new LinkedHashMap<>();
            range.put("from", last + 1);
            range.put("to", to);
            List<Map<String, @Nullable Object>> page = page(call, collection, filter.and(number, range));
            rows.addAll(page);
            found = page.size();
            last = last(call, page, last + 1, to);
        }
    }

    /** Returns the last number of a page. A full page in another order, or with other rows, would silently omit some. */
    private long last(ApiCall call, List<Map<String, @Nullable Object>> page, long from, long to) {
        List<Long> numbers = page.stream().map(row -> number(call, row, number)).toList();
        List<Long> sorted = numbers.stream().sorted().distinct().toList();
        boolean asRequested = numbers.stream().allMatch(each -> from <= each && each <= to)
                && (numbers.size() < PAGE || numbers.equals(sorted));
        if (!asRequested) {
            throw notAsRequested(call, "those numbered " + from + " to " + to + " in their order");
        }
        return sorted.isEmpty() ? to : sorted.get(sorted.size() - 1);
    }

    private static MagentoException notAsRequested(ApiCall call, String requested) {
        return new MagentoException.NotUnderstood(
                call.description(),
                "the shop sends other rows than " + requested + ": something in the shop changes filter or order");
    }

    static long number(ApiCall call, Map<String, @Nullable Object> row, String field) {
        String text = String.valueOf(row.get(field));
        if (!text.matches("\\d{1,18}")) {
            throw new MagentoException.NotUnderstood(
                    call.description(),
                    "a row has no " + field + "; grant the admin user's REST role all attributes of it");
        }
        return Long.parseLong(text);
    }

    /** Returns the entities in a tree: a list, or a map by number. */
    static List<Map<String, @Nullable Object>> entities(ApiCall call, Object tree) {
        Collection<?> elements = tree instanceof Map<?, ?> map ? map.values() : (List<?>) tree;
        List<Map<String, @Nullable Object>> entities = new ArrayList<>();
        for (Object element : elements) {
            entities.add(entity(call, element));
        }
        return entities;
    }

    static Map<String, @Nullable Object> entity(ApiCall call, @Nullable Object tree) {
        if (!(tree instanceof Map<?, ?> map)) {
            throw new MagentoException.NotUnderstood(call.description(), "expected an entity");
        }
        Map<String, @Nullable Object> entity = new LinkedHashMap<>();
        map.forEach((name, value) -> entity.put(String.valueOf(name), value));
        return entity;
    }
}
