package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** The accepted asynchronous requests, and {@code /V1/bulk}, which returns their status. */
final class Bulks {

    private static final Set<String> COLUMNS = Set.of(
            "id",
            "bulk_uuid",
            "topic_name",
            "serialized_data",
            "result_serialized_data",
            "status",
            "result_message",
            "error_code");

    private final Map<String, Bulk> bulks = new LinkedHashMap<>();
    private final Consumers consumers = new Consumers();
    private final ShopTime time;
    private final StoreRoutes stores;
    private final Supplier<String> uuids;
    private final Lists lists;

    Bulks(ShopTime time, StoreRoutes stores, Supplier<String> uuids, Lists lists) {
        this.time = time;
        this.stores = stores;
        this.uuids = uuids;
        this.lists = lists;
    }

    Consumers consumers() {
        return consumers;
    }

    /**
     * Queues requests for the consumers: all of them, or none if one is rejected.
     *
     * @param requests the requests; null for an invalid entry, which still has a number
     * @param user the id of the calling integration
     * @param mostItems the maximum length of a list in a request; null for no limit
     */
    Row accept(AsyncRoute route, List<@Nullable Row> requests, String store, int user, @Nullable Integer mostItems) {
        List<Operation> operations = new ArrayList<>();
        List<Row> accepted = new ArrayList<>();
        for (int id = 0; id < requests.size(); id++) {
            Row request = requests.get(id);
            if (request != null) {
                route.check().accept(route.call(request, store, mostItems));
                String data = serialized(request, store);
                Call later = route.call(request, store, null);
                operations.add(new Operation(
                        id, data, route.handler(), () -> route.route().service().apply(later)));
                accepted.add(
                        new Row().put("id", id).put("data_hash", hash(data)).put("status", "accepted"));
            }
        }
        Bulk bulk = new Bulk(uuids.get(), route.topic(), time.now(), user, operations);
        bulks.put(bulk.uuid(), bulk);
        consumers.accepted(operations);
        return new Row()
                .put("bulk_uuid", bulk.uuid())
                .put("request_items", accepted)
                .put("errors", false);
    }

    private String serialized(Row request, String store) {
        return JsonText.of(new Row()
                .put("entity_id", null)
                .put("entity_link", "")
                .put("meta_information", JsonText.of(request))
                .put("store_id", String.valueOf(stores.id(store))));
    }

    /** Returns a hash that is equal for equal data, as the recorded shop's, which includes more than the data. */
    private static String hash(String data) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(data.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Route> routes() {
        return List.of(
                look("", this::list),
                look("/:uuid/status", call -> find(call).asSent(Operation::asSent)),
                look("/:uuid/detailed-status", call -> {
                    Bulk bulk = find(call);
                    return bulk.asSent(operation -> operation.withDetails(bulk));
                }),
                look("/:uuid/operation-status/:status", this::count));
    }

    /** Returns a route after which consumers that wait for a poll continue. */
    private Route look(String path, Function<Call, Object> service) {
        return new Route("GET", "/bulk" + path, Right.BULK_OPERATIONS, call -> {
            Object answer = service.apply(call);
            consumers.lookedAt();
            return answer;
        });
    }

    private Bulk find(Call call) {
        Bulk bulk = bulks.get(call.part(0));
        if (bulk == null) {
            throw RestException.named(404, "Bulk uuid %bulkUuid not exist", "bulkUuid", call.part(0));
        }
        return bulk;
    }

    /** Returns the number of open operations; zero for an unknown bulk. */
    private Object count(Call call) {
        Bulk bulk = bulks.get(call.part(0));
        return bulk == null
                ? 0
                : bulk.operations().stream()
                        .filter(operation -> operation.status() == call.id(1))
                        .count();
    }

    /** Returns the operations of all bulks, by status. */
    private Row list(Call call) {
        List<Row> operations = new ArrayList<>();
        bulks.values().forEach(bulk -> bulk.inOrder().map(bulk::listed).forEach(operations::add));
        operations.sort(Comparator.comparing(operation -> operation.decimal("status")));
        return lists.answer(EntityList.ofTable(COLUMNS::contains), operations.stream(), call, row -> row);
    }
}
