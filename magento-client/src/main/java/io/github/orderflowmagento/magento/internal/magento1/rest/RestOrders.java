package io.github.orderflowmagento.magento.internal.magento1.rest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;

/** Orders in the REST API: each row of its list is a complete order. */
final class RestOrders {
    private static final Map<String, String> NAMES = Map.of("order_id", "entity_id");

    /** Fields of an order that the REST API does not have. */
    private static final Set<String> NOT_SENT = Set.of("state", "store_id");

    private final RestCollection orders;

    RestOrders(RestEndpoint endpoint) {
        this.orders = new RestCollection(endpoint, "entity_id");
    }

    List<Map<String, @Nullable Object>> list(ApiCall call) {
        return matching(call, RestFilter.of(call, call.argument(0), NAMES, NOT_SENT));
    }

    /** Returns the orders of many calls in one request. */
    List<Reply> info(List<ApiCall> calls) {
        List<String> incrementIds =
                calls.stream().map(call -> String.valueOf(call.argument(0))).toList();
        ApiCall all = calls.size() == 1
                ? calls.get(0)
                : new ApiCall(calls.get(0).resourcePath(), List.of(), calls.size() + " orders");
        Map<String, Map<String, @Nullable Object>> found = new HashMap<>();
        for (Map<String, @Nullable Object> order : matching(all, RestFilter.anyOf("increment_id", incrementIds))) {
            found.put(String.valueOf(order.get("increment_id")), order);
        }
        List<Reply> replies = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            Map<String, @Nullable Object> order = found.get(incrementIds.get(i));
            replies.add(
                    order != null
                            ? Reply.of(order)
                            : Reply.failed(new MagentoException.NotFound(
                                    calls.get(i).description(), "the shop has no order with this number")));
        }
        return replies;
    }

    private List<Map<String, @Nullable Object>> matching(ApiCall call, RestFilter filter) {
        return orders.matching(call, RestApi::orders, filter).stream()
                .map(RestOrders::asInTheModel)
                .toList();
    }

    private static Map<String, @Nullable Object> asInTheModel(Map<String, @Nullable Object> order) {
        Map<String, @Nullable Object> model = new LinkedHashMap<>(order);
        model.put("order_id", model.remove("entity_id"));
        model.put("items", model.remove("order_items"));
        if (model.remove("order_comments") instanceof List<?> comments) {
            // oldest first; everywhere else newest first
            List<@Nullable Object> history = new ArrayList<>(comments);
            Collections.reverse(history);
            model.put("status_history", history);
        }
        model.put("gift_message", order.get("gift_message_body"));
        Object method = model.remove("payment_method");
        if (method != null) {
            model.put("payment", Map.of("method", method));
        }
        if (model.remove("addresses") instanceof List<?> addresses) {
            addresses.forEach(address -> {
                if (address instanceof Map<?, ?> fields) {
                    model.put(fields.get("address_type") + "_address", address);
                }
            });
        }
        return model;
    }
}
