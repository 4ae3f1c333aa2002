package io.github.orderflowmagento.magento.internal.magento2;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.Comment;
import io.github.orderflowmagento.magento.model.Entity;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderAddress;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.OrderPayment;
import io.github.orderflowmagento.magento.model.Product;

/**
 * The names of Magento's own fields, whether it sends or omits them. A module's value with the same name is different, and is not returned
 * instead.
 */
final class OwnNames {
    static final Set<String> OF_ORDER = of(Order.class, List.of(UnsetFields.OF_ORDER_HEAD, UnsetFields.OF_WHOLE_ORDER));
    static final Set<String> OF_ROW = of(OrderItem.class, List.of(UnsetFields.OF_ROW));
    static final Set<String> OF_ADDRESS = of(OrderAddress.class, List.of(UnsetFields.OF_ADDRESS));
    static final Set<String> OF_PAYMENT = of(OrderPayment.class, List.of(UnsetFields.OF_PAYMENT));
    static final Set<String> OF_COMMENT = of(Comment.class, List.of());
    static final Set<String> OF_PRODUCT = of(Product.class, List.of(UnsetFields.OF_PRODUCT, SentNames.OF_PRODUCT));

    private OwnNames() {}

    /** Those with accessors, and others. */
    private static Set<String> of(Class<? extends Entity> model, List<Set<String>> others) {
        Stream<String> accessors = AccessorFields.of(model).stream().map(name -> name.replaceFirst("\\..*", ""));
        return Stream.concat(accessors, others.stream().flatMap(Collection::stream))
                .collect(Collectors.toUnmodifiableSet());
    }
}
