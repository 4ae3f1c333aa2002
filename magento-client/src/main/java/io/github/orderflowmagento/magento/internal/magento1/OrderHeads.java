package io.github.orderflowmagento.magento.internal.magento1;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.Chunks;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;

/**
 * Reads what a web service returns of an order only in the list of orders; over SOAP v2 the customer's note, the coupon, amounts with tax.
 * Without it the warehouse would not see what the customer wrote. The rows of many orders are read in one list. An order that is missing
 * there, or whose list fails, is looked up separately; one that was changed between its details and its row is read again.
 */
public final class OrderHeads {
    private static final Logger LOG = LoggerFactory.getLogger(OrderHeads.class);

    /** Columns of an address that the list joins without saying which address it is. */
    private static final Set<String> OF_SOME_ADDRESS = Set.of(
            "firstname",
            "lastname",
            "telephone",
            "postcode",
            "billing_firstname",
            "billing_lastname",
            "billing_name",
            "shipping_firstname",
            "shipping_lastname",
            "shipping_name");

    private static final Reply NO_ROWS = Reply.of(List.of());

    private final Function<List<ApiCall>, List<Reply>> calls;
    private final Transport transport;
    private final AtomicBoolean warned = new AtomicBoolean();

    /**
     * @param calls makes many reading calls
     * @param transport the transport that they use
     */
    public OrderHeads(Function<List<ApiCall>, List<Reply>> calls, Transport transport) {
        this.calls = calls;
        this.transport = transport;
    }

    /** Returns the replies to calls for orders' details, each completed from the list. */
    List<Reply> orders(List<ApiCall> details) {
        List<Reply> orders = new ArrayList<>(calls.apply(details));
        List<Integer> changed = complete(orders);
        if (!changed.isEmpty()) {
            List<Reply> again = new ArrayList<>(
                    calls.apply(changed.stream().map(details::get).toList()));
            complete(again);
            for (int i = 0; i < again.size(); i++) {
                orders.set(changed.get(i), again.get(i));
            }
        }
        return orders;
    }

    /**
     * Completes each reply that contains an order from the list, or replaces it by the failure to read the list.
     *
     * @return the positions of orders that were changed after their details had been read
     */
    public List<Integer> complete(List<Reply> orders) {
        List<String> numbers = orders.stream()
                .filter(order -> order.value() instanceof Map)
                .map(order -> number((Map<?, ?>) Objects.requireNonNull(order.value())))
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList();
        int ordersPerList = numbers.isEmpty() ? 0 : ordersPerList();
        if (ordersPerList == 0) {
            return List.of();
        }
        Map<String, Reply> rows = rows(numbers, ordersPerList);
        List<Integer> changed = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            if (orders.get(i).value() instanceof Map<?, ?> order) {
                Reply found = rows.getOrDefault(number(order), NO_ROWS);
                Map<?, ?> row = row(order, found);
                if (found.failure() != null) {
                    orders.set(i, found);
                } else if (row != null) {
                    orders.set(i, Reply.of(joined(order, row)));
                    if (isChanged(order, row)) {
                        changed.add(i);
                    }
                }
            }
        }
        return changed;
    }

    private int ordersPerList() {
        try {
            return transport.ordersPerList();
        } catch (MagentoException e) {
            LOG.debug("Orders are looked up in the list one by one: {}", e.getMessage());
            return 1;
        }
    }

    /** Returns, by number, the rows of the order or why there are none. */
    private Map<String, Reply> rows(List<String> numbers, int ordersPerList) {
        List<List<String>> chunks = Chunks.of(numbers, ordersPerList);
        List<Reply> lists = calls.apply(chunks.stream().map(OrderHeads::list).toList());
        Map<String, Reply> rows = new HashMap<>();
        List<String> byThemselves = new ArrayList<>();
        for (int i = 0; i < chunks.size(); i++) {
            List<String> requested = chunks.get(i);
            Map<String, Reply> found = found(requested, lists.get(i));
            rows.putAll(found);
            requested.stream().filter(number -> !found.containsKey(number)).forEach(byThemselves::add);
        }
        if (!byThemselves.isEmpty() && ordersPerList > 1) {
            rows.putAll(rows(byThemselves, 1));
        }
        return rows;
    }

    private static ApiCall list(List<String> numbers) {
        return numbers.size() == 1
                ? ApiCall.about(numbers.get(0), "sales_order.list", Map.of("increment_id", numbers.get(0)))
                : ApiCall.about(
                        numbers.size() + " orders",
                        "sales_order.list",
                        new Filters().anyOf("increment_id", numbers).asArgument());
    }

    /** Returns the rows of a list by number, except those that must be looked up separately. */
    private Map<String, Reply> found(List<String> requested, Reply list) {
        Map<String, Reply> found = new HashMap<>();
        MagentoException failure = list.failure();
        if (list.value() instanceof List<?> rows) {
            for (String number : requested) {
                List<?> own = rows.stream()
                        .filter(row ->
                                row instanceof Map<?, ?> head && number(head).equals(number))
                        .toList();
                if (!own.isEmpty()) {
                    found.put(number, Reply.of(own));
                }
            }
        } else if (failure instanceof MagentoException.NotPermitted
                || failure instanceof MagentoException.Unsupported
                || (failure instanceof MagentoException.Rejected && requested.size() == 1)) {
            warn(failure);
            requested.forEach(number -> found.put(number, NO_ROWS));
        } else if (requested.size() == 1 || !mayBeAboutOneOfThem(failure)) {
            requested.forEach(number -> found.put(number, list));
        }
        return found;
    }

    private static boolean mayBeAboutOneOfThem(@Nullable MagentoException failure) {
        return failure instanceof MagentoException.ServerFault
                || failure instanceof MagentoException.NotUnderstood
                || failure instanceof MagentoException.Rejected;
    }

    private void warn(MagentoException failure) {
        if (warned.compareAndSet(false, true)) {
            LOG.warn(
                    "An order lacks the fields of the list of orders, and so will others, which is logged at debug level: {}",
                    failure.getMessage());
        } else {
            LOG.debug("An order lacks the fields of the list of orders: {}", failure.getMessage());
        }
    }

    /** Returns the order's own row: another shop's order, or an imported one, may have the same number. */
    private static @Nullable Map<?, ?> row(Map<?, ?> order, Reply found) {
        if (found.value() instanceof List<?> rows) {
            for (Object row : rows) {
                if (row instanceof Map<?, ?> head && isSame(order.get("order_id"), head.get("order_id"))) {
                    return head;
                }
            }
        }
        return null;
    }

    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        return one != null && other != null && one.toString().equals(other.toString());
    }

    private static boolean isChanged(Map<?, ?> order, Map<?, ?> row) {
        Object then = order.get("updated_at");
        Object now = row.get("updated_at");
        return then != null && now != null && !then.equals(now);
    }

    private static Map<Object, @Nullable Object> joined(Map<?, ?> order, Map<?, ?> row) {
        Map<Object, @Nullable Object> joined = new LinkedHashMap<>(order);
        row.forEach((name, value) -> {
            if (!OF_SOME_ADDRESS.contains(String.valueOf(name))) {
                joined.putIfAbsent(name, value);
            }
        });
        // SOAP omits nulls: here the shop has returned that the order replaces none, and that its store view has been
        // deleted
        joined.putIfAbsent("relation_parent_real_id", null);
        joined.putIfAbsent("store_id", null);
        return joined;
    }

    private static String number(Map<?, ?> fields) {
        Object number = fields.get("increment_id");
        return number == null ? "" : number.toString();
    }
}
