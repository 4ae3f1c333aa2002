package io.github.orderflowmagento.magento.internal.magento1;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.Batches;
import io.github.orderflowmagento.magento.internal.Chunks;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentSummary;

/**
 * Reads the shipments of orders. The shipments of several orders are read in one list, whose rows do not contain the order; the shipments
 * themselves do. If one of them cannot be read, or belongs to none of the orders, each order is listed separately, so that one order does
 * not affect the others.
 */
final class OrderShipments {
    private static final String LIST = "sales_order_shipment.list";
    private static final String INFO = "sales_order_shipment.info";

    /** More shipments than this for each order belong to others: the shop ignores the filter. */
    private static final int MOST_OF_AN_ORDER = 20;

    private static final Comparator<ShipmentSummary> OLDEST_FIRST = Comparator.comparing(
                    (ShipmentSummary shipment) -> shipment.createdAt().orElse(Instant.MIN))
            .thenComparing(ShipmentSummary::incrementId);

    private final Transport transport;
    private final Batches<ApiCall, Reply> batches;

    OrderShipments(Transport transport, Batches<ApiCall, Reply> batches) {
        this.transport = transport;
        this.batches = batches;
    }

    /** Returns the rows of the list, oldest first. */
    List<ShipmentSummary> listed(OrderHead order) {
        return listed(listOf(order));
    }

    private List<ShipmentSummary> listed(ApiCall call) {
        return oldestFirst(call, transport.call(call));
    }

    private static List<ShipmentSummary> oldestFirst(ApiCall call, @Nullable Object answer) {
        return ResponseTrees.entities(call, answer, ShipmentSummary::of).stream()
                .sorted(OLDEST_FIRST)
                .toList();
    }

    private static ApiCall listOf(OrderHead order) {
        return ApiCall.about(
                "of order " + order.incrementId(), LIST, Filters.ofOrder(order).asArgument());
    }

    List<Answer<Shipment>> details(List<String> incrementIds) {
        return Details.of(batches, INFO, incrementIds, Shipment::of);
    }

    /**
     * Returns the order's shipment that carries the reference; throws also if one of its shipments cannot be read, since it might be the
     * one.
     */
    Optional<Shipment> find(OrderHead order, String reference) {
        List<String> numbers =
                listed(order).stream().map(ShipmentSummary::incrementId).toList();
        return details(numbers).stream()
                .map(Answer::orThrow)
                .filter(shipment -> shipment.references().contains(reference))
                .findFirst();
    }

    /** Returns one answer per order: its complete shipments, oldest first. */
    List<Answer<List<Shipment>>> of(List<? extends OrderHead> orders) {
        return Chunks.of(List.copyOf(orders), Chunks.FILTER_VALUES).stream()
                .flatMap(some -> ofSome(some).stream())
                .toList();
    }

    private List<Answer<List<Shipment>>> ofSome(List<? extends OrderHead> orders) {
        if (orders.size() == 1) {
            return inListsOfTheirOwn(orders);
        }
        try {
            return inOneList(orders).orElseGet(() -> inListsOfTheirOwn(orders));
        } catch (MagentoException.NotReached
                | MagentoException.NoAnswer
                | MagentoException.Busy
                | MagentoException.RefusedCredentials
                | MagentoException.NotPermitted e) {
            return orders.stream()
                    .map(order -> Answer.<List<Shipment>>failed(order.incrementId(), e))
                    .toList();
        } catch (MagentoException mayBeAboutOneOrder) {
            return inListsOfTheirOwn(orders);
        }
    }

    /** Returns empty if the list has shipments of other orders: then the filter was ignored. */
    private Optional<List<Answer<List<Shipment>>>> inOneList(List<? extends OrderHead> orders) {
        List<Long> orderIds = orders.stream().map(Filters::idOf).toList();
        ApiCall call = ApiCall.about(
                "of " + orders.size() + " orders",
                LIST,
                new Filters().anyOf("order_id", orderIds).asArgument());
        List<String> numbers =
                listed(call).stream().map(ShipmentSummary::incrementId).toList();
        if (numbers.size() > orders.size() * MOST_OF_AN_ORDER) {
            return Optional.empty();
        }
        Map<Long, List<Shipment>> byOrder =
                details(numbers).stream().map(Answer::orThrow).collect(Collectors.groupingBy(Shipment::orderId));
        return orderIds.containsAll(byOrder.keySet())
                ? Optional.of(orders.stream()
                        .map(order ->
                                Answer.of(order.incrementId(), byOrder.getOrDefault(Filters.idOf(order), List.of())))
                        .toList())
                : Optional.empty();
    }

    private List<Answer<List<Shipment>>> inListsOfTheirOwn(List<? extends OrderHead> orders) {
        List<Answer<List<String>>> numbers = numbers(orders);
        List<String> all = numbers.stream()
                .flatMap(answer -> answer.value().stream().flatMap(List::stream))
                .toList();
        List<Answer<Shipment>> details = details(all);
        List<Answer<List<Shipment>>> answers = new ArrayList<>();
        int next = 0;
        for (Answer<List<String>> ofOrder : numbers) {
            int to = next + ofOrder.value().map(List::size).orElse(0);
            List<Answer<Shipment>> own = details.subList(next, to);
            answers.add(ofOrder.map(read -> own.stream().map(Answer::orThrow).toList()));
            next = to;
        }
        return answers;
    }

    /** Returns the numbers of each order's shipments. */
    private List<Answer<List<String>>> numbers(List<? extends OrderHead> orders) {
        List<Answer<ApiCall>> calls = orders.stream()
                .map(order -> Answer.of(order.incrementId(), order).map(OrderShipments::listOf))
                .toList();
        List<Reply> replies = batches.call(
                calls.stream().flatMap(call -> call.value().stream()).toList());
        List<Answer<List<String>>> answers = new ArrayList<>();
        int next = 0;
        for (Answer<ApiCall> requested : calls) {
            Optional<Reply> reply = requested.value().isPresent() ? Optional.of(replies.get(next++)) : Optional.empty();
            answers.add(
                    requested.map(call -> oldestFirst(call, reply.orElseThrow().orThrow()).stream()
                            .map(ShipmentSummary::incrementId)
                            .toList()));
        }
        return answers;
    }
}
