package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A route that can also be called asynchronously.
 *
 * @param topic the topic of the messages, which name the service
 * @param handler the class and method named in the success message
 * @param check rejects requests that the shop does not queue
 */
record AsyncRoute(Route route, String topic, String handler, Consumer<Call> check) {

    /**
     * Returns the decoded parameters of an address; empty if the address is another route's. The address of a bulk has none, but {@code
     * byOrderId} in place of {@code :orderId}.
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

    /** Returns the data of one request: its body and the parameters of its address. */
    Row data(Row body, List<String> parts) {
        Row data = body.copy();
        List<String> names = route.parameters();
        for (int i = 0; i < names.size(); i++) {
            data.put(names.get(i), parts.get(i));
        }
        return data;
    }

    /**
     * Returns the call. Its first parameter is mandatory; the id of a stock item is ignored.
     *
     * @param mostItems the maximum length of a list; null for no limit
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
