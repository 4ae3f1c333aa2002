package io.github.orderflowmagento.magento.internal.magento1.call;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;

/**
 * A connection to a shop that speaks Magento 1's resource model. All it does is carry a call there and a tree of plain values back:
 * text, {@code Long}, {@code BigDecimal}, {@code Boolean}, null, {@code List}, {@code Map}. Sessions are its own affair. Safe to
 * share between threads.
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
     * Makes many calls in one round trip, each call's fault kept apart.
     *
     * @return one reply per call, in order
     * @throws MagentoException if the round trip as a whole fails
     */
    List<Reply> multiCall(List<ApiCall> calls);

    /** How many calls that read a round trip takes at most. */
    default int mostReads() {
        return Integer.MAX_VALUE;
    }

    /** How many rows a list call brings at most. One that would bring more fails, and may be made for fewer. */
    default int mostRows() {
        return Integer.MAX_VALUE;
    }

    /**
     * How many orders one list call finds by their numbers, if the list tells of an order what its details do not. 0 if the details tell
     * all there is.
     *
     * @throws MagentoException if the shop had to be asked and did not answer
     */
    default int ordersPerList() {
        return 0;
    }

    /** How many updates of stock are best made in one round trip: few where each takes as long as saving a product does. */
    default int goodWrites() {
        return 10;
    }

    /**
     * How many calls that add something, and may not be repeated, are best made in one round trip: a track, an e-mail. Few, since a
     * round trip that fails leaves open what became of each.
     */
    default int goodAdditions() {
        return 10;
    }

    @Override
    void close();
}
