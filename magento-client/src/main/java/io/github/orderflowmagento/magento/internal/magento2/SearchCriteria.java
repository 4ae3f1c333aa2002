package io.github.orderflowmagento.magento.internal.magento2;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The search criteria of Magento 2's lists: conditions that must all hold. Not thread-safe.
 *
 * <p>Several values go into one {@code in}, which the shop splits at commas; a value with a comma cannot be part of it. Separate conditions
 * for each value would have to be signed one by one, and a shop may limit their number.
 */
final class SearchCriteria {
    /** Times are UTC, whatever the time zone of the shop. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    /** Web servers reject addresses of more than eight thousand characters, of which the requested fields may take half. */
    private static final int MOST_CHARACTERS = 3_500;

    /** The same if hardly any fields are named. */
    private static final int MOST_CHARACTERS_ALONE = 7_000;

    private static final int ENCODED_COMMA = 3;
    private static final int COMMA = 1;

    /** Fields that identify an entity, or nearly: if stores use the same numbers, the shop counts more. */
    private static final Set<String> UNIQUE = Set.of("entity_id", "sku", "increment_id");

    private record Condition(String field, String operator, String value) {}

    private final List<Condition> conditions = new ArrayList<>();

    /** One of these must hold, if there are any. */
    private final List<Condition> alternatives = new ArrayList<>();

    private SearchCriteria and(String field, String operator, String value) {
        conditions.add(new Condition(field, operator, value));
        return this;
    }

    SearchCriteria is(String field, Object value) {
        return and(field, "eq", String.valueOf(value));
    }

    /**
     * Returns searches that together find entities with one of the values that fulfil these conditions. Values with a comma, at which a
     * list would be split, are searched for one by one.
     *
     * @param most the maximum number of values in a search; fewer if they are long
     */
    List<SearchCriteria> naming(String field, List<String> values, int most) {
        return naming(field, values, most, MOST_CHARACTERS, ENCODED_COMMA);
    }

    /** As {@link #naming}, for a search with all or few fields: more values fit. */
    List<SearchCriteria> namingAlone(String field, List<String> values, int most) {
        return naming(field, values, most, MOST_CHARACTERS_ALONE, COMMA);
    }

    private List<SearchCriteria> naming(
            String field, List<String> values, int most, int mostCharacters, int separator) {
        List<SearchCriteria> searches = new ArrayList<>();
        pieces(values.stream().filter(value -> !value.contains(",")).toList(), most, mostCharacters, separator)
                .forEach(some -> searches.add(copy().anyOf(field, some)));
        values.stream().filter(value -> value.contains(",")).forEach(value -> searches.add(copy().is(field, value)));
        return searches;
    }

    private static List<List<String>> pieces(List<String> values, int most, int mostCharacters, int separator) {
        List<List<String>> pieces = new ArrayList<>();
        List<String> piece = new ArrayList<>();
        int characters = 0;
        for (String value : values) {
            int more = URLEncoder.encode(value, StandardCharsets.UTF_8).length() + separator;
            if (piece.size() == most || (!piece.isEmpty() && characters + more > mostCharacters)) {
                pieces.add(List.copyOf(piece));
                piece.clear();
                characters = 0;
            }
            piece.add(value);
            characters += more;
        }
        if (!piece.isEmpty()) {
            pieces.add(List.copyOf(piece));
        }
        return pieces;
    }

    /** No condition if there is no value. */
    SearchCriteria anyOf(String field, Collection<?> values) {
        if (values.isEmpty()) {
            return this;
        }
        List<String> texts = values.stream().map(String::valueOf).toList();
        texts.stream().filter(text -> text.contains(",")).findFirst().ifPresent(text -> {
            throw new IllegalArgumentException(
                    field + ": '" + text + "' holds a comma, at which the shop would split it");
        });
        return and(field, "in", String.join(",", texts));
    }

    /** Returns how many entities match, if the conditions name them one by one and all exist. */
    int mostMatches() {
        return conditions.stream()
                .filter(condition -> UNIQUE.contains(condition.field()))
                .mapToInt(condition -> switch (condition.operator()) {
                    case "eq" -> 1;
                    case "in" -> condition.value().split(",", -1).length;
                    default -> Integer.MAX_VALUE;
                })
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** Matches entities with one of the texts anywhere in the field; only once per search. */
    SearchCriteria holdingOneOf(String field, List<String> texts) {
        texts.forEach(text -> alternatives.add(new Condition(field, "like", "%" + text + "%")));
        return this;
    }

    SearchCriteria above(String field, long number) {
        return and(field, "gt", String.valueOf(number));
    }

    SearchCriteria upTo(String field, long number) {
        return and(field, "lteq", String.valueOf(number));
    }

    /** Matches a range of time, both ends inclusive; the shop has whole seconds. */
    SearchCriteria during(String field, Optional<Instant> since, Optional<Instant> until) {
        since.ifPresent(time -> and(field, "gteq", TIME.format(time)));
        until.ifPresent(time -> and(field, "lteq", TIME.format(time)));
        return this;
    }

    /** Returns a copy to which conditions can be added. */
    SearchCriteria copy() {
        SearchCriteria copy = new SearchCriteria();
        copy.conditions.addAll(conditions);
        copy.alternatives.addAll(alternatives);
        return copy;
    }

    /** Returns the query for the given number of entities with the lowest numbers. */
    Map<String, String> lowest(String number, int rows) {
        return page(1, rows, List.of(number));
    }

    /**
     * Returns the query for a page.
     *
     * @param number from 1
     * @param rows how many each page has
     * @param order the fields by which the pages are sorted, ascending
     */
    Map<String, String> page(int number, int rows, List<String> order) {
        Map<String, String> query = new LinkedHashMap<>();
        for (int i = 0; i < conditions.size(); i++) {
            put(query, i, 0, conditions.get(i));
        }
        for (int i = 0; i < alternatives.size(); i++) {
            put(query, conditions.size(), i, alternatives.get(i));
        }
        query.put("searchCriteria[pageSize]", String.valueOf(rows));
        query.put("searchCriteria[currentPage]", String.valueOf(number));
        for (int i = 0; i < order.size(); i++) {
            query.put("searchCriteria[sortOrders][" + i + "][field]", order.get(i));
            query.put("searchCriteria[sortOrders][" + i + "][direction]", "ASC");
        }
        return query;
    }

    private static void put(Map<String, String> query, int group, int number, Condition condition) {
        String filter = "searchCriteria[filter_groups][" + group + "][filters][" + number + "]";
        query.put(filter + "[field]", condition.field());
        query.put(filter + "[value]", condition.value());
        query.put(filter + "[condition_type]", condition.operator());
    }
}
