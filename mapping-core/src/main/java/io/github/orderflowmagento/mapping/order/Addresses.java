package io.github.orderflowmagento.mapping.order;

import java.util.Optional;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderAddress;

/**
 * The addresses of an order for rules. An address without an e-mail address has the customer's: Magento stores none with the delivery
 * address of a guest, and SOAP v2 sends none for any address.
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
        return OrderAddress.builder()
                .from(address)
                .email(email)
                .fields(address.fields().with(EMAIL, email.get()))
                .build();
    }
}
