package io.github.orderflowmagento.operation.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.mapping.internal.ValueStyle;

/**
 * What the shop and OrderFlow say of an order, side by side, without customers' data; see {@link OrderComparison}. What a side does not tell is
 * empty. Immutable.
 */
@Value.Immutable
@ValueStyle
public abstract class ComparedOrder {
    ComparedOrder() {}

    /** Whether a side has the order. Immutable. */
    public enum Presence {
        /** It has. */
        THERE,

        /** It says that it has no such order. */
        NOT_THERE,

        /** It could not be asked, or its answer does not tell. */
        NOT_TOLD
    }

    /**
     * Units of a row of the order, as the shop counts them. Of a configurable or a bundle the shop counts what was shipped by row or by part.
     *
     * @param sku the row's SKU; empty if the shop does not tell it
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

    /** The key of the order, as in the runs of the order export. */
    public abstract String key();

    /** Whether the shop has it. */
    public abstract Presence inShop();

    /** Why the shop does not tell; empty if it does. */
    public abstract Optional<String> shopProblem();

    /** The shop's status, for example {@code processing}. */
    public abstract Optional<String> status();

    /** The shop's state, for example {@code new}. */
    public abstract Optional<String> state();

    /** The rows, in the order of the shop. */
    public abstract List<Row> rows();

    /** The numbers of the shop's shipments, each with its tracking numbers and references; empty if there are none, or they are not told. */
    public abstract List<String> shipments();

    /** Why the shipments are not told; empty if they are. */
    public abstract Optional<String> shipmentsProblem();

    /** Whether OrderFlow has it. */
    public abstract Presence atOrderFlow();

    /** Why OrderFlow does not tell; empty if it does. */
    public abstract Optional<String> orderFlowProblem();

    /** OrderFlow's state, in its words, for example {@code despatched}. */
    public abstract Optional<String> orderFlowState();

    /** When it was exported, or last found to be exported, by the state of the order export; empty if that does not know. */
    public abstract Optional<Instant> exportedAt();

    /** In what the two sides contradict each other, as far as they tell. */
    public abstract List<String> contradictions();

    /** A report for people, in several lines. */
    public String describe() {
        List<String> lines = new ArrayList<>();
        lines.add("order " + key());
        lines.add("  shop: " + presence(inShop(), shopProblem())
                + (inShop() == Presence.THERE ? ", status " + told(status()) + ", state " + told(state()) : ""));
        rows().forEach(row -> lines.add("    " + row));
        if (inShop() == Presence.THERE) {
            lines.add("    shipments: "
                    + shipmentsProblem().map(why -> "not told (" + why + ")").orElseGet(this::listed));
        }
        lines.add("  OrderFlow: " + presence(atOrderFlow(), orderFlowProblem())
                + (atOrderFlow() == Presence.THERE ? ", state " + told(orderFlowState()) : ""));
        lines.add("  exported: " + exportedAt().map(Instant::toString).orElse("not told"));
        contradictions().forEach(difference -> lines.add("  check: " + difference));
        return String.join("\n", lines);
    }

    private String listed() {
        return shipments().isEmpty() ? "none" : String.join("; ", shipments());
    }

    private static String told(Optional<String> text) {
        return text.orElse("not told");
    }

    private static String presence(Presence presence, Optional<String> problem) {
        return switch (presence) {
            case THERE -> "there";
            case NOT_THERE -> "not there";
            case NOT_TOLD -> "not told" + problem.map(why -> " (" + why + ")").orElse("");
        };
    }

    /** As {@link #describe}. */
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
