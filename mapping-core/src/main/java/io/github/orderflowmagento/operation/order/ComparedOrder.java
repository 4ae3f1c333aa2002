package io.github.orderflowmagento.operation.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.mapping.internal.ValueStyle;
import io.github.orderflowmagento.operation.EndReason;

/**
 * An order as seen by the shop and by OrderFlow, side by side, without customers' data; see {@link OrderComparison}. A value that a side
 * does not return is empty. Immutable.
 */
@Value.Immutable
@ValueStyle
public abstract class ComparedOrder {
    ComparedOrder() {}

    /** Whether a side has the order. Immutable. */
    public enum Presence {
        /** It has the order. */
        THERE,

        /** It answered that it has no such order. */
        NOT_THERE,

        /** It could not be queried, or its answer was inconclusive. */
        UNKNOWN
    }

    /**
     * Units of a row of the order, as counted by the shop. For a configurable or a bundle, the shop counts shipped units by row or by part.
     *
     * @param sku the row's SKU; empty if the shop does not return it
     * @param ordered units that were ordered
     * @param shipped units that were shipped
     * @param cancelled units that were cancelled
     */
    public record Row(String sku, BigDecimal ordered, BigDecimal shipped, BigDecimal cancelled) {
        @Override
        public String toString() {
            return sku + ": ordered " + Amounts.text(ordered) + ", shipped " + Amounts.text(shipped) + ", cancelled "
                    + Amounts.text(cancelled);
        }
    }

    /** The key of the order, as in runs of the order export. */
    public abstract String key();

    /** Whether the shop has it. */
    public abstract Presence inShop();

    /** Why {@link #inShop} is {@link Presence#UNKNOWN}; otherwise empty. */
    public abstract Optional<String> shopProblem();

    /** The shop's status, for example {@code processing}. */
    public abstract Optional<String> status();

    /** The shop's state, for example {@code new}. */
    public abstract Optional<String> state();

    /** The rows, in the shop's order. */
    public abstract List<Row> rows();

    /** The numbers of the shop's shipments, each with its tracking numbers and references; empty if there are none, or they are unknown. */
    public abstract List<String> shipments();

    /** Why the shipments are unknown; otherwise empty. */
    public abstract Optional<String> shipmentsProblem();

    /** Whether OrderFlow has it. */
    public abstract Presence atOrderFlow();

    /** Why {@link #atOrderFlow} is {@link Presence#UNKNOWN}; otherwise empty. */
    public abstract Optional<String> orderFlowProblem();

    /** The order's state at OrderFlow, for example {@code despatched}. */
    public abstract Optional<String> orderFlowState();

    /** When it was exported, or last found at OrderFlow, according to the state of the order export; empty if that is not recorded. */
    public abstract Optional<Instant> exportedAt();

    /** The reasons why the shop, its shipments or OrderFlow could not be queried, for use by programs; empty if all could be queried. */
    public abstract Set<EndReason> failures();

    /** The contradictions between the two sides, as far as they are known, one text each. */
    public abstract List<String> contradictions();

    /** Returns a report of several lines, for people to read. */
    public String describe() {
        List<String> lines = new ArrayList<>();
        lines.add("order " + key());
        lines.add("  shop: " + presence(inShop(), shopProblem())
                + (inShop() == Presence.THERE
                        ? ", status " + orUnknown(status()) + ", state " + orUnknown(state())
                        : ""));
        rows().forEach(row -> lines.add("    " + row));
        if (inShop() == Presence.THERE) {
            lines.add("    shipments: "
                    + shipmentsProblem().map(why -> "unknown (" + why + ")").orElseGet(this::listed));
        }
        lines.add("  OrderFlow: " + presence(atOrderFlow(), orderFlowProblem())
                + (atOrderFlow() == Presence.THERE ? ", state " + orUnknown(orderFlowState()) : ""));
        lines.add("  exported: " + exportedAt().map(Instant::toString).orElse("unknown"));
        contradictions().forEach(difference -> lines.add("  check: " + difference));
        return String.join("\n", lines);
    }

    private String listed() {
        return shipments().isEmpty() ? "none" : String.join("; ", shipments());
    }

    private static String orUnknown(Optional<String> text) {
        return text.orElse("unknown");
    }

    private static String presence(Presence presence, Optional<String> problem) {
        return switch (presence) {
            case THERE -> "there";
            case NOT_THERE -> "not there";
            case UNKNOWN -> "unknown" + problem.map(why -> " (" + why + ")").orElse("");
        };
    }

    /** The same as {@link #describe}. */
    @Override
    public String toString() {
        return describe();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds comparisons. Not thread-safe. */
    public static final class Builder extends ImmutableComparedOrder.Builder {
        Builder() {}
    }
}
