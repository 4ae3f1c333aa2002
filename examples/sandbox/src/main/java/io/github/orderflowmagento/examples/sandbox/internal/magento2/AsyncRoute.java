package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A route that can also be called for later.
 *
 * @param topic of the messages, which name the service
 * @param handler the class and method that say so when they are done
 * @param check refuses what the shop does not even queue
 */
record AsyncRoute(Route route, String topic, String handler, Consumer<Call> check) {

    /**
     * The decoded parts of an address that stand where the path has names; empty when it is another route's. The address of
     * many has none, but {@code byOrderId} where the path has {@code :orderId}.
     */
    Optional<List<String>> match(String method, Address address) {
        if (!address.isBulk()) {
            return route.match(method, address.resource());
        }
        List<String> expected = new ArrayList<>();
        for (String part : route.path().substring(1).split("/", -1)) {
            expected.add(
                    part.startsWith(":") ? "by" + Character.toUpperCase(part.charAt(1)) + part.substring(2) : part);
        }
        return method.equals(route.method()) && expected.equals(address.resource())
                ? Optional.of(List.of())
                : Optional.empty();
    }

    /** What one request is to do: its body, and what its address says. */
    Row data(Row body, List<String> parts) {
        Row data = body.copy();
        List<String> names = route.parameters();
        for (int i = 0; i < names.size(); i++) {
            data.put(names.get(i), parts.get(i));
        }
        return data;
    }

    /**
     * The call that does it. What it is for must be said; the id of a stock item, which comes behind that, means nothing.
     *
     * @param mostItems how long a list in it may be; null for any length
     */
    Call call(Row data, String store, @Nullable Integer mostItems) {
        List<String> parts = new ArrayList<>();
        for (String name : route.parameters()) {
            Object value = Call.optional(data, name);
            if (value == null && parts.isEmpty()) {
                throw RestException.required(name);
            }
            parts.add(value == null ? "0" : new Row().put(name, value).text(name));
        }
        return new Call(store, parts, new Row(), data, mostItems);
    }
}
