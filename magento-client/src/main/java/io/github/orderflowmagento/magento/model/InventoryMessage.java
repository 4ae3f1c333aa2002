package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.immutables.value.Value;

/** New quantities for the OrderFlow extension's queue. */
@Value.Immutable
@ModelStyle
public interface InventoryMessage {
    /** The sender's number of the message, which the shop's administration shows. */
    long messageId();

    /** One line for each product. */
    List<Line> lines();

    /** Refuses a message that says nothing, or two things of one product: which one the shop would keep is not known. */
    @Value.Check
    default void check() {
        if (lines().isEmpty()) {
            throw new IllegalStateException("inventory message " + messageId() + " has no lines");
        }
        Set<String> skus = new HashSet<>();
        lines().forEach(line -> {
            if (!skus.add(line.sku())) {
                throw new IllegalStateException(
                        "inventory message " + messageId() + " names SKU '" + line.sku() + "' twice");
            }
        });
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds InventoryMessage values. */
    final class Builder extends ImmutableInventoryMessage.Builder {}

    /** The new quantity of one product. */
    @Value.Immutable
    @ModelStyle
    interface Line {
        /** The stock keeping unit. */
        String sku();

        /** What the warehouse has, in whole units; the extension knows no fractions. */
        int quantity();

        /** Ever greater numbers: the shop ignores one it has seen, and one below that of a later quantity of the SKU. */
        long sequenceId();

        /**
         * When the last order that the quantity takes into account was exported. The shop may be set up to subtract the units of
         * orders exported since; empty means now, so that orders just exported are not subtracted.
         */
        Optional<Instant> lastOrderExported();

        /** Refuses a quantity that the shop cannot hold: the extension would store the nearest one that it can. */
        @Value.Check
        default void check() {
            StockColumn.check("inventory message, SKU '" + sku() + "': quantity", BigDecimal.valueOf(quantity()));
        }

        /** A new builder. Builders are for one thread; what they build is for all. */
        static Builder builder() {
            return new Builder();
        }

        /** Builds Line values. */
        final class Builder extends ImmutableLine.Builder {}
    }
}
