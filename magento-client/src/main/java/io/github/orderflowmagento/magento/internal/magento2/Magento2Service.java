package io.github.orderflowmagento.magento.internal.magento2;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Details;
import io.github.orderflowmagento.magento.internal.http.HttpAnswer;
import io.github.orderflowmagento.magento.internal.http.JsonService;
import io.github.orderflowmagento.magento.internal.http.ShopHttp;

/** A shop's REST service in one store view: requests resources and converts any answer into a tree or a typed failure. */
final class Magento2Service {
    /** The values that no store view overrides. Not a store view, but takes its place in the URL. */
    static final String ALL_STORE_VIEWS = "all";

    /** Sent by the shop or a proxy, either with the time to wait. */
    private static final Set<Integer> BUSY = Set.of(408, 429, 503);

    private static final String VERSION = "V1";

    /** The maximum page of a shop that limits its pages. */
    private static final int MOST_ROWS = 300;

    private final ShopHttp http;
    private final JsonService<RestApi> service;
    private final String storeView;
    private final Limits limits;
    private final PageLimit pageLimit;

    /** Creates the service of the shop, whose client authenticates its requests. */
    Magento2Service(ShopHttp http, String storeView, Limits limits, PageLimit pageLimit) {
        this.http = http;
        this.pageLimit = pageLimit;
        this.storeView = storeView;
        this.limits = limits;
        HttpUrl url = http.baseUrl()
                .newBuilder()
                .addPathSegment("rest")
                .addPathSegment(storeView)
                .addPathSegment(VERSION)
                .addPathSegment("")
                .build();
        this.service = new JsonService<>(http, url, RestApi.class, List.of());
    }

    /** The code of the store view, or {@link #ALL_STORE_VIEWS}. */
    String storeView() {
        return storeView;
    }

    /**
     * Reads a resource.
     *
     * @param operation its name in messages
     * @return a map or a list
     * @throws MagentoException if the shop does not answer, or not with JSON, or refuses
     */
    Object get(Function<RestApi, Call<Object>> resource, String operation) {
        return answer(limits.reading(operation, () -> service.ask(resource, operation)), operation);
    }

    /**
     * Changes something.
     *
     * @throws MagentoException as {@link #get}
     */
    <T> T post(Function<RestApi, Call<T>> command, String operation) {
        return answer(limits.writing(operation, () -> service.send(command, operation)), operation);
    }

    /**
     * Changes several things in one request.
     *
     * @param many how many they are
     * @return how many the shop accepts at once, if it was sent too many and has changed nothing; empty if it is done
     * @throws MagentoException as {@link #get}
     */
    <T> OptionalInt postSeveral(Function<RestApi, Call<T>> command, int many, String operation) {
        return sendSeveral(command, many, operation).most();
    }

    /**
     * The result of a request that changes several things.
     *
     * @param answer null if there were too many
     * @param most how many the shop accepts at once, if it was sent too many and has changed nothing; empty if it is done
     */
    record Sent<T>(@Nullable T answer, OptionalInt most) {}

    /** As {@link #postSeveral}, with the answer. */
    <T> Sent<T> sendSeveral(Function<RestApi, Call<T>> command, int many, String operation) {
        Response<T> response = limits.writing(operation, () -> service.send(command, operation));
        if (response.isSuccessful()) {
            return new Sent<>(answer(response, operation), OptionalInt.empty());
        }
        HttpAnswer refusal = JsonService.refusal(response);
        OptionalInt most =
                Magento2Fault.in(service.tree(refusal)).map(Magento2Fault::most).orElse(OptionalInt.empty());
        if (most.isEmpty() || most.getAsInt() >= many) {
            throw failure(response, refusal, operation);
        }
        return new Sent<>(null, most);
    }

    /** Returns a text of the shop without secrets. */
    String shown(String says) {
        return "'" + http.redaction().excerpt(http.redaction().fault(says)) + "'";
    }

    /** Returns the shop's time. */
    Instant shopTime() {
        return http.clock().now().orElseGet(Instant::now);
    }

    /** Returns the time left; empty if there is no limit. */
    Optional<Duration> timeLeft() {
        return limits.timeLeft();
    }

    /**
     * Reads a page of a list, with as many rows as requested, or the maximum that the shop sends. A shop that has reported its maximum is
     * not asked for more again.
     *
     * @param criteria the query for a number of rows
     */
    Page page(
            BiFunction<RestApi, Map<String, String>, Call<Object>> list,
            IntFunction<Map<String, String>> criteria,
            int rows,
            String operation) {
        int requested = pageLimit.of(rows);
        Response<Object> response = askFor(list, criteria.apply(requested), operation);
        if (response.isSuccessful()) {
            return page(response, requested, operation);
        }
        HttpAnswer refusal = JsonService.refusal(response);
        OptionalInt most = Magento2Fault.in(service.tree(refusal))
                .map(Magento2Fault::mostRows)
                .orElse(OptionalInt.empty());
        if (most.isEmpty() || most.getAsInt() >= requested) {
            throw failure(response, refusal, operation);
        }
        pageLimit.learn(most.getAsInt());
        return page(askFor(list, criteria.apply(most.getAsInt()), operation), most.getAsInt(), operation);
    }

    private Response<Object> askFor(
            BiFunction<RestApi, Map<String, String>, Call<Object>> list,
            Map<String, String> criteria,
            String operation) {
        return limits.reading(operation, () -> service.ask(api -> list.apply(api, criteria), operation));
    }

    private Page page(Response<Object> response, int requested, String operation) {
        Object tree = answer(response, operation);
        int rows = tree instanceof Map<?, ?> list && list.get("items") instanceof List<?> items ? items.size() : 0;
        String path = response.raw().request().url().encodedPath();
        return new Page(tree, requested, pageLimit.sent(path.substring(path.lastIndexOf(VERSION)), rows));
    }

    /**
     * A page of a list.
     *
     * @param tree the answer
     * @param requested the maximum number of rows
     * @param seen the most rows of this list that the shop has ever sent at once
     */
    record Page(Object tree, int requested, int seen) {}

    private MagentoException failure(Response<?> response, HttpAnswer refusal, String operation) {
        BearerToken token = response.raw().request().tag(BearerToken.class);
        Optional<Magento2Fault> fault = Magento2Fault.in(service.tree(refusal));
        return fault.filter(says -> !BUSY.contains(refusal.status()))
                .map(says -> says.failureOf(operation, http.redaction(), refusal.status(), token))
                .orElseGet(() -> http.refused(
                        operation,
                        refusal,
                        fault.map(says -> says.shown(http.redaction())).orElseGet(() -> http.shown(refusal, true)),
                        "REST"));
    }

    private <T> T answer(Response<T> response, String operation) {
        if (!response.isSuccessful()) {
            throw failure(response, JsonService.refusal(response), operation);
        }
        T body = response.body();
        if (body == null) {
            throw new MagentoException.NotUnderstood(
                    Details.of(operation, "the answer is empty").httpStatus(response.code()));
        }
        BearerToken token = response.raw().request().tag(BearerToken.class);
        if (token != null) {
            token.accepted();
        }
        return body;
    }

    /** Returns the entities in a list without a search. */
    List<Map<String, @Nullable Object>> entities(Function<RestApi, Call<Object>> resource, String operation) {
        Object tree = get(resource, operation);
        if (!(tree instanceof List<?> list)) {
            throw notUnderstood(operation, "expected a list");
        }
        return entities(operation, list);
    }

    /** Returns one entity. */
    Map<String, @Nullable Object> entity(Function<RestApi, Call<Object>> resource, String operation) {
        return entity(operation, get(resource, operation));
    }

    static List<Map<String, @Nullable Object>> entities(String operation, List<?> list) {
        List<Map<String, @Nullable Object>> entities = new ArrayList<>(list.size());
        list.forEach(element -> entities.add(entity(operation, Objects.requireNonNullElse(element, List.of()))));
        return entities;
    }

    private static Map<String, @Nullable Object> entity(String operation, Object tree) {
        if (!(tree instanceof Map<?, ?> map)) {
            throw notUnderstood(operation, "expected an entity");
        }
        @SuppressWarnings("unchecked") // JSON has no other keys
        Map<String, @Nullable Object> entity = (Map<String, @Nullable Object>) map;
        return entity;
    }

    static MagentoException notUnderstood(String operation, String problem) {
        return new MagentoException.NotUnderstood(operation, problem);
    }

    /**
     * Returns all results of a search for entities without numbers, page by page. It must name what it looks for, so that it does not read
     * a whole table.
     *
     * @param key fields that identify an entity; the pages are in their order
     * @throws MagentoException if the rows differ from the shop's count, for example since it repeats a page, or the count changes
     *     meanwhile
     */
    List<Map<String, @Nullable Object>> all(
            BiFunction<RestApi, Map<String, String>, Call<Object>> resource,
            SearchCriteria criteria,
            List<String> key,
            String operation) {
        return all(resource, criteria, key, MOST_ROWS, operation);
    }

    /**
     * Returns the same, for more rows than usual.
     *
     * @param many how many
     */
    List<Map<String, @Nullable Object>> all(
            BiFunction<RestApi, Map<String, String>, Call<Object>> resource,
            SearchCriteria criteria,
            List<String> key,
            int many,
            String operation) {
        Map<List<String>, Map<String, @Nullable Object>> found = new LinkedHashMap<>();
        long counted = Long.MAX_VALUE;
        for (int number = 1; found.size() < counted; number++) {
            int page = number;
            Object answer = page(resource, rows -> criteria.page(page, rows, key), Math.max(MOST_ROWS, many), operation)
                    .tree();
            if (!(answer instanceof Map<?, ?> list) || !(list.get("total_count") instanceof Long total)) {
                throw notUnderstood(operation, "the answer is not a list of entities");
            }
            List<?> items = list.get("items") instanceof List<?> rows ? rows : List.of();
            int before = found.size();
            for (Map<String, @Nullable Object> row : entities(operation, items)) {
                found.putIfAbsent(
                        key.stream()
                                .map(field -> String.valueOf(row.get(field)))
                                .toList(),
                        row);
            }
            boolean isOther = number > 1 && total != counted;
            boolean isRepeated = found.size() == before && total > before;
            if (isOther || isRepeated || found.size() > total) {
                throw notUnderstood(operation, "the shop counts " + total + " and sends " + found.size());
            }
            counted = total;
        }
        return List.copyOf(found.values());
    }
}
