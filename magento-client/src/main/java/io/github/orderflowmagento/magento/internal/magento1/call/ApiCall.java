package io.github.orderflowmagento.magento.internal.magento1.call;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One call of Magento 1's resource model.
 *
 * @param resourcePath resource and method, for example {@code sales_order.info}
 * @param arguments positional; text, whole number, {@code BigDecimal}, boolean, null, {@code List} or {@code Map} of these
 * @param subject what the call is about, for messages: a SKU, an order number; may be empty
 */
public record ApiCall(String resourcePath, List<? extends @Nullable Object> arguments, String subject) {
    private static final Set<String> READING =
            Set.of("list", "info", "getCarriers", "options", "listOfAdditionalAttributes");

    /** Returns a call about the entity named by its first argument. */
    public static ApiCall about(String subject, String resourcePath, @Nullable Object... arguments) {
        return new ApiCall(resourcePath, Collections.unmodifiableList(Arrays.asList(arguments)), subject);
    }

    /** Returns an argument; null if the call does not have as many. */
    public @Nullable Object argument(int index) {
        return arguments.size() > index ? arguments.get(index) : null;
    }

    /** Whether the call never changes anything, and so may be repeated. */
    public boolean onlyReads() {
        return READING.contains(resourcePath.substring(resourcePath.indexOf('.') + 1));
    }

    /** Whether a second call has no further effect: it reads, or sets values. Calls that add or send something are not repeatable. */
    public boolean isRepeatable() {
        return onlyReads() || resourcePath.endsWith(".update");
    }

    /** Returns the call's name in messages. */
    public String description() {
        return subject.isEmpty() ? resourcePath : resourcePath + " " + subject;
    }
}
