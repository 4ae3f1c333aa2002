package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/** New quantities for the queue of the OrderFlow extension. Immutable. */
@Value.Immutable
@ValueStyle
public interface InventoryMessage {
    /** The sender's own number of the message. The shop's administration shows it. */
    long messageId();

    /** One line per product, at least one. */
    List<Line> lines();

    /**
     * Rejects a message without lines, or with two lines for one SKU, since it is unknown which one the shop would keep. Called by {@code
     * build()}.
     *
     * @throws IllegalStateException if the message is rejected
     */
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

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds {@link InventoryMessage} values. Required: {@code messageId}. {@code build()} throws {@link
     * IllegalStateException} if it is missing, or as {@link InventoryMessage#check} does. Not thread-safe.
     */
    final class Builder extends ImmutableInventoryMessage.Builder {}

    /** The new quantity of one product. Immutable. */
    @Value.Immutable
    @ValueStyle
    interface Line {
        /** The stock keeping unit. */
        String sku();

        /** The warehouse's quantity, in whole units; the extension does not support fractions. */
        int quantity();

        /**
         * A number that rises with each line that is sent. The shop ignores a line whose number it has seen before, or whose number is
         * lower than that of a newer quantity of the SKU.
         */
        long sequenceId();

        /**
         * When the last order that the quantity takes into account was exported; sent in UTC, to the second. The shop may be configured to
         * subtract the units of orders exported since then. Empty means now: orders just exported are not subtracted.
         */
        Optional<Instant> lastOrderExported();

        /**
         * Rejects a quantity that the shop cannot store; the extension would store the nearest possible one. Called by {@code build()}.
         *
         * @throws IllegalStateException if the quantity is rejected
         */
        @Value.Check
        default void check() {
            StockColumn.check("inventory message, SKU '" + sku() + "': quantity", BigDecimal.valueOf(quantity()));
        }

        /** Returns a new builder. */
        static Builder builder() {
            return new Builder();
        }

        /**
         * Builds {@link Line} values. Required: {@code sku}, {@code quantity}, {@code sequenceId}. {@code build()}
         * throws {@link IllegalStateException} if one is missing, or as {@link Line#check} does. Not thread-safe.
         */
        final class Builder extends ImmutableLine.Builder {}
    }
}
