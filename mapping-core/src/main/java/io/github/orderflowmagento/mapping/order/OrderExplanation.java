package io.github.orderflowmagento.mapping.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderAddress;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.mapping.Explanation;
import io.github.orderflowmagento.mapping.Findings;
import io.github.orderflowmagento.mapping.Observer;
import io.github.orderflowmagento.mapping.SampleCheck;

/** Explains how a mapping processes an order, part by part. */
final class OrderExplanation {
    private static final String KIND = "order";

    private final OrderSource source;
    private final List<Explanation.Part> parts = new ArrayList<>();

    private OrderExplanation(OrderSource source) {
        this.source = source;
    }

    static Explanation of(OrderMapping mapping, OrderSource source) {
        OrderExplanation explanation = new OrderExplanation(source);
        explanation.parts.addAll(mapping.conditions().explained(observer -> watched(source.order(), observer)));
        explanation.part(mapping, OrderPart.HEADER);
        explanation.address(mapping, OrderPart.DELIVERY_ADDRESS, Addresses.delivery(source.order()));
        explanation.address(mapping, OrderPart.INVOICE_ADDRESS, Addresses.invoice(source.order()));
        for (int i = 0; i < source.lines().size(); i++) {
            OrderLine line = source.lines().get(i);
            explanation.parts.add(new Explanation.Part(
                    OrderPart.LINE.title() + " " + (i + 1),
                    mapping.rules(OrderPart.LINE).explain(observer -> watched(line, observer))));
        }
        explanation.part(mapping, OrderPart.SHIPMENT);
        return new Explanation("order " + source.order().incrementId(), explanation.parts);
    }

    private void part(OrderMapping mapping, OrderPart<OrderSource> part) {
        parts.add(
                new Explanation.Part(part.title(), mapping.rules(part).explain(observer -> watched(source, observer))));
    }

    private void address(OrderMapping mapping, OrderPart<OrderAddress> part, Optional<OrderAddress> address) {
        address.ifPresent(known -> parts.add(
                new Explanation.Part(part.title(), mapping.rules(part).explain(observer -> watched(known, observer)))));
    }

    /** Reports rules and conditions that read fields that none of the orders has. */
    static Findings check(OrderMapping mapping, List<OrderSource> samples) {
        SampleCheck<Order> conditions = SampleCheck.of(KIND, mapping.conditions());
        SampleCheck<OrderSource> header = check(mapping, OrderPart.HEADER);
        SampleCheck<OrderAddress> delivery = check(mapping, OrderPart.DELIVERY_ADDRESS);
        SampleCheck<OrderAddress> invoice = check(mapping, OrderPart.INVOICE_ADDRESS);
        SampleCheck<OrderLine> lines = check(mapping, OrderPart.LINE);
        SampleCheck<OrderSource> shipment = check(mapping, OrderPart.SHIPMENT);
        for (OrderSource sample : samples) {
            Order order = sample.order();
            conditions.tryOn(order, observer -> watched(order, observer));
            header.tryOn(sample, observer -> watched(sample, observer));
            Addresses.delivery(order)
                    .ifPresent(address -> delivery.tryOn(address, observer -> watched(address, observer)));
            Addresses.invoice(order)
                    .ifPresent(address -> invoice.tryOn(address, observer -> watched(address, observer)));
            sample.lines().forEach(line -> lines.tryOn(line, observer -> watched(line, observer)));
            shipment.tryOn(sample, observer -> watched(sample, observer));
        }
        return new Findings(Stream.of(conditions, header, delivery, invoice, lines, shipment)
                .flatMap(part -> part.findings().stream())
                .toList());
    }

    private static <S> SampleCheck<S> check(OrderMapping mapping, OrderPart<S> part) {
        return SampleCheck.of(KIND, part.title(), mapping.rules(part));
    }

    private static OrderSource watched(OrderSource source, Observer observer) {
        return new OrderSource(
                watched(source.order(), observer),
                source.lines().stream().map(line -> watched(line, observer)).toList(),
                source.exportedAt());
    }

    private static Order watched(Order order, Observer observer) {
        return observer.watch(Order.class, order, "");
    }

    private static OrderAddress watched(OrderAddress address, Observer observer) {
        return observer.watch(OrderAddress.class, address, "");
    }

    private static OrderLine watched(OrderLine line, Observer observer) {
        return OrderLine.builder()
                .order(observer.watch(Order.class, line.order(), "order"))
                .item(observer.watch(OrderItem.class, line.item(), "item"))
                .priced(line.priced().map(row -> observer.watch(OrderItem.class, row, "priced")))
                .share(line.share())
                .opens(line.opens().map(row -> observer.watch(OrderItem.class, row, "opens")))
                .quantity(line.quantity())
                .build();
    }
}
