package io.github.orderflowmagento.magento.internal.magento2;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.internal.ChangeWalk;
import io.github.orderflowmagento.magento.internal.ShopClock;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Watermark;

/**
 * The orders that have changed, by their own time or by that of an invoice. A new invoice is remembered itself, not its order, which may
 * still have the same stamp. The orders of invoices are read after the invoices, so that they include the invoice's changes, whether they
 * were listed before or not.
 */
final class OrderChanges implements Changes<OrderSummary> {
    /** How many orders of invoices are read at a time. */
    static final int MOST_ORDERS = 250;

    /**
     * An order, or an invoice.
     *
     * @param key the same in every walk; empty if it cannot be distinguished from others
     * @param order the order, or an empty one for an invoice that does not name its order
     * @param orderId of the order of an invoice
     */
    record Found(
            Optional<String> key, Optional<Instant> updatedAt, Optional<OrderSummary> order, Optional<Long> orderId) {
        static Found of(OrderSummary order) {
            return new Found(
                    order.orderId().map(String::valueOf), order.updatedAt(), Optional.of(order), Optional.empty());
        }

        static Found ofInvoice(long number, Optional<Instant> updatedAt, long orderId) {
            return new Found(Optional.of("invoice " + number), updatedAt, Optional.empty(), Optional.of(orderId));
        }

        /** Invoices come after all orders. */
        Optional<Long> number() {
            return order.map(OrderSummary::orderId).orElse(Optional.of(Long.MAX_VALUE));
        }

        /** An invoice whose order is unknown. */
        static Found nameless() {
            return of(OrderSummary.of(Fields.none()));
        }
    }

    private final ChangeWalk<Found> walk;
    private final BiFunction<List<Long>, Optional<LongConsumer>, Stream<OrderSummary>> orders;
    private boolean ended;

    /** @param orders reads the orders with some numbers, if they match the query, and reports what cannot be listed */
    OrderChanges(
            Watermark from,
            ChangeWalk.Listing<Found> listing,
            BiFunction<List<Long>, Optional<LongConsumer>, Stream<OrderSummary>> orders,
            ShopClock clock) {
        this.walk = new ChangeWalk<>(
                from, listing, new ChangeWalk.RowReader<>(Found::key, Found::number, Found::updatedAt), clock);
        this.orders = orders;
    }

    @Override
    public Stream<OrderSummary> stream() {
        return read(walk.stream(), Optional.empty());
    }

    @Override
    public Stream<OrderSummary> stream(LongConsumer unlisted) {
        Set<Long> seen = new HashSet<>();
        LongConsumer once = order -> {
            if (seen.add(order)) {
                unlisted.accept(order); // it may break the list of changes and that of invoiced orders
            }
        };
        return read(walk.stream(once), Optional.of(once));
    }

    private Stream<OrderSummary> read(Stream<Found> changed, Optional<LongConsumer> unlisted) {
        Iterator<Found> found = changed.iterator();
        Iterator<OrderSummary> iterator = new Iterator<>() {
            private final Set<Long> waiting = new LinkedHashSet<>();
            private Iterator<OrderSummary> current = List.<OrderSummary>of().iterator();

            @Override
            public boolean hasNext() {
                while (!current.hasNext()) {
                    if (waiting.size() == MOST_ORDERS || (!found.hasNext() && !waiting.isEmpty())) {
                        current = orders.apply(new ArrayList<>(waiting), unlisted)
                                .toList()
                                .iterator();
                        waiting.clear();
                    } else if (found.hasNext()) {
                        Found next = found.next();
                        next.orderId().ifPresent(waiting::add);
                        current = next.order().stream().iterator();
                    } else {
                        ended = true;
                        return false;
                    }
                }
                return true;
            }

            @Override
            public OrderSummary next() {
                return current.next();
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false);
    }

    @Override
    public boolean isNew(String key, Instant updatedAt) {
        return walk.isNew(key, updatedAt);
    }

    @Override
    public Optional<Duration> setBack() {
        return walk.setBack();
    }

    /** Orders of invoices come last, in their own order: a continued walk reads all of them. */
    @Override
    public Watermark upTo(long number) {
        return walk.upTo(number);
    }

    @Override
    public Watermark next() {
        if (!ended) {
            throw new IllegalStateException("changes: the stream has not been read to its end");
        }
        return walk.next();
    }
}
