package io.github.orderflowmagento.operation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.orderflow.model.OperationResult;
import io.github.orderflowmagento.orderflow.model.OrderDetail;

/**
 * Order cancellation: an order that is cancelled in the shop after it was exported is cancelled at OrderFlow. The extension has this
 * prepared, and not connected.
 *
 * <p>A run asks for each order cancelled since the last one, so that no memory of what was exported is needed; one that OrderFlow
 * does not know is skipped. One that OrderFlow no longer cancels, since it is despatched, is given up for someone to see. Run it
 * after the order export, not beside it: an order that is cancelled while it travels would be asked for before it has arrived.
 *
 * <p>Keys are order numbers. Safe to share between threads; runs on one state should not overlap.
 */
public final class OrderCancellation {
    private static final String NAME = "order cancellation";

    private static final int FAILURES_BEFORE_END = 3;

    private final Magento shop;
    private final OrderFlow warehouse;
    private final Optional<Instant> placedSince;
    private final Terms terms;

    private OrderCancellation(Builder builder) {
        this.terms = builder.terms();
        this.shop = terms.observed(builder.shop, NAME);
        this.warehouse = terms.observed(builder.warehouse, NAME);
        this.placedSince = builder.placedSince;
    }

    /** A new builder. */
    public static Builder between(Magento shop, OrderFlow warehouse) {
        return new Builder(shop, warehouse);
    }

    /** Cancels, from the given state. Never throws for what the shop or the warehouse do: see {@link Run#endedEarly}. */
    public Run run(RunState state) {
        return new Pass(state, false).run(state);
    }

    /** Does everything but cancel. What OrderFlow would answer is not known then. */
    public Run dryRun(RunState state) {
        return new Pass(state, true).run(state);
    }

    private final class Pass {
        private final Ledger ledger;
        private final OrderLookup lookup = new OrderLookup(warehouse.orders());
        private final boolean dryRun;
        private int failuresInARow;

        Pass(RunState state, boolean dryRun) {
            this.ledger = new Ledger(NAME, dryRun, state, terms);
            this.dryRun = dryRun;
        }

        Run run(RunState state) {
            Changes<OrderSummary> changes = shop.orders()
                    .changes(
                            OrderQuery.builder()
                                    .addStates(OrderState.CANCELED)
                                    .createdSince(placedSince)
                                    .build(),
                            state.watermark());
            Stream<String> cancelled =
                    changes.stream().map(OrderSummary::incrementId).filter(number -> !number.isBlank());
            try {
                Stream.concat(state.waiting().keySet().stream(), cancelled)
                        .takeWhile(number -> !ledger.hasEnded())
                        .filter(number -> !ledger.has(number) && !ledger.waits(number))
                        .forEach(number -> {
                            cancel(number);
                            ledger.announce();
                        });
            } catch (MagentoException e) {
                ledger.endEarly(Failures.reason(e));
            }
            RunState.Builder next = new RunState.Builder().from(state);
            return ledger.close(ledger.hasEnded() ? next : next.watermark(changes.next()));
        }

        private void cancel(String number) {
            if (dryRun) {
                ledger.done(number, "not asked for: dry run");
                return;
            }
            try {
                OperationResult result = warehouse.orders().cancel(number);
                failuresInARow = 0;
                if (result.performed()) {
                    ledger.done(number, "cancelled");
                } else {
                    notPerformed(number, result.message());
                }
            } catch (OrderFlowException e) {
                failed(number, e);
            }
        }

        /** Cancelled before, by a run whose answer got lost perhaps, or too late? */
        private void notPerformed(String number, String message) {
            Optional<OrderDetail> found = lookup.find(number);
            if (found.filter(OrderLookup::isCancelled).isPresent()) {
                ledger.alreadyThere(number, "cancelled before");
            } else {
                String state = found.flatMap(OrderDetail::state).orElse("in a state it does not tell");
                ledger.failedForGood(number, message + ": it is " + state + ", but cancelled in the shop");
            }
        }

        private void failed(String number, OrderFlowException failure) {
            String why = Failures.reason(failure);
            if (OrderLookup.isUnknown(failure, number)) {
                failuresInARow = 0;
                ledger.skipped(number, "OrderFlow does not know it");
            } else if (!Failures.mayLieInTheItem(failure)) {
                Failures.endEarly(ledger, number, failure);
            } else {
                ledger.failedItself(number, why);
                failuresInARow++;
                if (failuresInARow == FAILURES_BEFORE_END) {
                    ledger.endEarly(why);
                }
            }
        }
    }

    /** Says which orders to cancel. */
    public static final class Builder extends OperationBuilder<Builder> {
        private final Magento shop;
        private final OrderFlow warehouse;
        private Optional<Instant> placedSince = Optional.empty();

        private Builder(Magento shop, OrderFlow warehouse) {
            this.shop = Objects.requireNonNull(shop);
            this.warehouse = Objects.requireNonNull(warehouse);
        }

        /** Only orders placed at this time or later, as the order export has it. Default: all. */
        public Builder placedSince(Instant time) {
            this.placedSince = Optional.of(time);
            return this;
        }

        @Override
        Builder self() {
            return this;
        }

        /** The operation. */
        public OrderCancellation build() {
            return new OrderCancellation(this);
        }
    }
}
