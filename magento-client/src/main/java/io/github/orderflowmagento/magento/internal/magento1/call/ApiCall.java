package io.github.orderflowmagento.magento.internal.magento1.call;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One call of Magento 1's resource model.
 *
 * @param resourcePath resource and method, say {@code sales_order.info}
 * @param arguments positional; text, whole number, {@code BigDecimal}, boolean, null, {@code List} or {@code Map} of these
 * @param subject what the call is about, for messages: a SKU, an order number; may be empty
 */
public record ApiCall(String resourcePath, List<? extends @Nullable Object> arguments, String subject) {
    private static final Set<String> READING =
            Set.of("list", "info", "getCarriers", "options", "listOfAdditionalAttributes");

    /** A call about the entity named by its first argument. */
    public static ApiCall about(String subject, String resourcePath, @Nullable Object... arguments) {
        return new ApiCall(resourcePath, Collections.unmodifiableList(Arrays.asList(arguments)), subject);
    }

    /** An argument; null if the call has not as many. */
    public @Nullable Object argument(int index) {
        return arguments.size() > index ? arguments.get(index) : null;
    }

    /** Whether the call changes nothing, whatever it is asked, and so may be made again. */
    public boolean onlyReads() {
        return READING.contains(resourcePath.substring(resourcePath.indexOf('.') + 1));
    }

    /** Whether it does no more if it is made twice: it reads, or sets values. What adds something, or sends something, does. */
    public boolean isRepeatable() {
        return onlyReads() || resourcePath.endsWith(".update");
    }

    /** How messages name the call. */
    public String description() {
        return subject.isEmpty() ? resourcePath : resourcePath + " " + subject;
    }
}
