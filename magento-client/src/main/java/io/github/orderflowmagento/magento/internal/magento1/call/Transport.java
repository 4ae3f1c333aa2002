package io.github.orderflowmagento.magento.internal.magento1.call;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;

/**
 * A connection to a shop with Magento 1's resource model. It carries a call there and a tree of plain values back: text, {@code Long},
 * {@code BigDecimal}, {@code Boolean}, null, {@code List}, {@code Map}. It manages its sessions itself. Thread-safe.
 */
public interface Transport extends AutoCloseable {
    /**
     * Makes one call.
     *
     * @throws MagentoException if the call fails
     */
    @Nullable
    Object call(ApiCall call);

    /**
     * Makes many calls in one round trip; a call's fault does not affect the others.
     *
     * @return one reply per call, in order
     * @throws MagentoException if the round trip as a whole fails
     */
    List<Reply> multiCall(List<ApiCall> calls);

    /** The maximum number of reading calls in a round trip. */
    default int mostReads() {
        return Integer.MAX_VALUE;
    }

    /** The maximum number of rows that a list call returns. A call with more fails, and may be made for fewer. */
    default int mostRows() {
        return Integer.MAX_VALUE;
    }

    /**
     * How many orders one list call finds by number, if the list contains fields of an order that its details do not. 0 if the details
     * contain everything.
     *
     * @throws MagentoException if the shop had to be queried and did not answer
     */
    default int ordersPerList() {
        return 0;
    }

    /** The recommended number of stock updates in a first round trip: few if each takes as long as saving a product does. */
    default int goodWrites() {
        return 10;
    }

    /** The maximum number of stock updates in one round trip to a shop that makes them fast. */
    default int mostWrites() {
        return 100;
    }

    /**
     * The recommended number of calls in one round trip that add something, and may not be repeated: a track, an e-mail. Few, since a round
     * trip that fails leaves the outcome of each unknown.
     */
    default int goodAdditions() {
        return 10;
    }

    @Override
    void close();
}
