package io.github.orderflowmagento.magento.internal.soap;

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
import io.github.orderflowmagento.magento.internal.ApiCall;

/**
 * What SOAP v2 tells of an order in the list of orders only: the customer's note, the coupon, amounts with tax. Without it the
 * warehouse would not see what the customer wrote.
 */
final class OrderHead {
    private static final Logger LOG = LoggerFactory.getLogger(OrderHead.class);

    /** Columns of an address that the list joins, of which one it does not say. */
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

    private final Function<ApiCall, @Nullable Object> calls;
    private final AtomicBoolean warned = new AtomicBoolean();

    /** @param calls makes a call of the resource model */
    OrderHead(Function<ApiCall, @Nullable Object> calls) {
        this.calls = calls;
    }

    /** The order with all that the list tells of it and it does not tell itself. */
    @Nullable
    Object completing(ApiCall call, @Nullable Object order) {
        if (!(order instanceof Map<?, ?> fields)) {
            return order;
        }
        Map<Object, @Nullable Object> complete = new LinkedHashMap<>(fields);
        for (Object row : rows(call, fields.get("increment_id"))) {
            if (row instanceof Map<?, ?> head && isOf(fields, head)) {
                head.forEach((name, value) -> {
                    if (!OF_SOME_ADDRESS.contains(String.valueOf(name))) {
                        complete.putIfAbsent(name, value);
                    }
                });
                // SOAP leaves out what is null: here the shop has said that the order replaces none
                complete.putIfAbsent("relation_parent_real_id", null);
            }
        }
        return complete;
    }

    private static boolean isOf(Map<?, ?> order, Map<?, ?> head) {
        return Objects.equals(order.get("order_id"), head.get("order_id"))
                && Objects.equals(order.get("increment_id"), head.get("increment_id"));
    }

    private List<?> rows(ApiCall call, @Nullable Object incrementId) {
        if (incrementId == null) {
            return List.of();
        }
        ApiCall list = new ApiCall("sales_order.list", List.of(Map.of("increment_id", incrementId)), call.subject());
        try {
            return calls.apply(list) instanceof List<?> rows ? rows : List.of();
        } catch (MagentoException.NotPermitted | MagentoException.Unsupported | MagentoException.Rejected e) {
            if (warned.compareAndSet(false, true)) {
                LOG.warn(
                        "{} goes without what the list of orders tells, and so will others, which is logged at debug level: {}",
                        call.description(),
                        e.getMessage());
            } else {
                LOG.debug("{} goes without what the list of orders tells: {}", call.description(), e.getMessage());
            }
            return List.of();
        }
    }
}
