package io.github.orderflowmagento.mapping.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderAddress;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.mapping.Explanation;
import io.github.orderflowmagento.mapping.Observer;
import io.github.orderflowmagento.mapping.RuleTable;

/** Explains what a mapping does with an order, part by part. */
final class OrderExplanation {
    private final OrderSource source;
    private final List<Explanation.Part> parts = new ArrayList<>();

    private OrderExplanation(OrderSource source) {
        this.source = source;
    }

    static Explanation of(OrderMapping mapping, OrderSource source) {
        OrderExplanation explanation = new OrderExplanation(source);
        explanation.part("header", mapping.header());
        explanation.address("delivery address", mapping.deliveryAddress(), Addresses.delivery(source.order()));
        explanation.address("invoice address", mapping.invoiceAddress(), Addresses.invoice(source.order()));
        for (int i = 0; i < source.lines().size(); i++) {
            OrderLine line = source.lines().get(i);
            explanation.parts.add(new Explanation.Part(
                    "line " + (i + 1), mapping.line().explain(observer -> watched(line, observer))));
        }
        explanation.part("shipment", mapping.shipment());
        return new Explanation("order " + source.order().incrementId(), explanation.parts);
    }

    private void part(String title, RuleTable<OrderSource> rules) {
        parts.add(new Explanation.Part(
                title,
                rules.explain(observer -> new OrderSource(
                        observer.watch(Order.class, source.order(), ""),
                        source.lines().stream()
                                .map(line -> watched(line, observer))
                                .toList(),
                        source.exportedAt()))));
    }

    private void address(String title, RuleTable<OrderAddress> rules, Optional<OrderAddress> address) {
        address.ifPresent(known -> parts.add(
                new Explanation.Part(title, rules.explain(observer -> observer.watch(OrderAddress.class, known, "")))));
    }

    private static OrderLine watched(OrderLine line, Observer observer) {
        return new OrderLine(
                observer.watch(Order.class, line.order(), "order"),
                observer.watch(OrderItem.class, line.item(), "item"),
                line.priced().map(row -> observer.watch(OrderItem.class, row, "priced")),
                line.share(),
                line.opens().map(row -> observer.watch(OrderItem.class, row, "opens")),
                line.quantity());
    }
}
