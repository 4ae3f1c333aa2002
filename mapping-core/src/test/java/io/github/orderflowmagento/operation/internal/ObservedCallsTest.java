package io.github.orderflowmagento.operation.internal;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.Attributes;
import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.Invoices;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.OrderFlowExtension;
import io.github.orderflowmagento.magento.Shipments;
import io.github.orderflowmagento.magento.Stock;
import io.github.orderflowmagento.magento.Stores;
import io.github.orderflowmagento.orderflow.Inventory;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.Returns;

import static org.assertj.core.api.Assertions.assertThat;

class ObservedCallsTest {
    /** A new method of a client that only reads must be listed; otherwise it needs the lease. */
    @Test
    void allThatWritesAndNothingElseNeedsTheLease() {
        assertThat(writes(
                        Magento.class,
                        Attributes.class,
                        Changes.class,
                        Invoices.class,
                        io.github.orderflowmagento.magento.Orders.class,
                        OrderFlowExtension.class,
                        io.github.orderflowmagento.magento.Products.class,
                        Shipments.class,
                        Stock.class,
                        Stores.class))
                .containsExactlyInAnyOrder(
                        "Orders.addComment",
                        "Orders.addCommentAndNotify",
                        "Orders.assignExtOrderId",
                        "Orders.cancel",
                        "Orders.hold",
                        "Orders.unhold",
                        "OrderFlowExtension.queueInventory",
                        "OrderFlowExtension.queueShipment",
                        "Shipments.addComment",
                        "Shipments.complete",
                        "Shipments.create",
                        "Shipments.removeTrack",
                        "Stock.update");
        assertThat(writes(
                        OrderFlow.class,
                        Inventory.class,
                        io.github.orderflowmagento.orderflow.Orders.class,
                        io.github.orderflowmagento.orderflow.Products.class,
                        Returns.class))
                .containsExactlyInAnyOrder(
                        "Orders.cancel",
                        "Orders.created",
                        "Orders.importAll",
                        "Orders.insert",
                        "Orders.modified",
                        "Products.created",
                        "Products.importAll",
                        "Products.insert",
                        "Products.merge",
                        "Products.modified",
                        "Products.update",
                        "Returns.importAll",
                        "Returns.insert");
    }

    private static List<String> writes(Class<?>... types) {
        return Stream.of(types)
                .flatMap(type -> Stream.of(type.getMethods()))
                .filter(ObservedCalls::isWrite)
                .map(ObservedCallsTest::name)
                .distinct()
                .toList();
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
}
