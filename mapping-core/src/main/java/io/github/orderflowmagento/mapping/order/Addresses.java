package io.github.orderflowmagento.mapping.order;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderAddress;

/**
 * The addresses of an order as rules see them. One without an e-mail address has the customer's: Magento keeps none with the delivery
 * address of a guest, and SOAP v2 tells none of any address.
 */
final class Addresses {
    private static final String EMAIL = "email";

    private Addresses() {}

    static Optional<OrderAddress> delivery(Order order) {
        return order.shippingAddress().map(address -> withEmail(address, order));
    }

    static Optional<OrderAddress> invoice(Order order) {
        return order.billingAddress().map(address -> withEmail(address, order));
    }

    private static OrderAddress withEmail(OrderAddress address, Order order) {
        Optional<String> email = order.customerEmail().filter(text -> !text.isBlank());
        if (email.isEmpty() || address.email().filter(text -> !text.isBlank()).isPresent()) {
            return address;
        }
        Map<String, @Nullable Object> fields =
                new LinkedHashMap<>(address.fields().asMap());
        fields.put(EMAIL, email.get());
        return OrderAddress.builder()
                .from(address)
                .email(email)
                .fields(Fields.of(fields))
                .build();
    }
}
