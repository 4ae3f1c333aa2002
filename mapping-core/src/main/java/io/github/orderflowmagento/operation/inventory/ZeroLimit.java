package io.github.orderflowmagento.operation.inventory;

/**
 * The number of SKUs that an inventory update may set to zero in one run. A run that would exceed it ends before it writes: an inventory of
 * the wrong channel, or of a warehouse that is being moved, must not take a shop off sale.
 *
 * @param share the share of the SKUs on sale in the shop, from 0 to 1, that may go to zero; with 1 there is no limit
 * @param skus the minimum number of SKUs at which a run is stopped, regardless of the share; at least 1
 */
public record ZeroLimit(double share, int skus) {
    private static final ZeroLimit STANDARD = new ZeroLimit(0.5, 10);
    private static final ZeroLimit NONE = new ZeroLimit(1, 1);
    private static final int PERCENT = 100;

    /**
     * Creates a limit.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public ZeroLimit {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("zero limit: the share must be from 0 to 1, was " + share);
        }
        if (skus < 1) {
            throw new IllegalArgumentException("zero limit: skus must be at least 1, was " + skus);
        }
    }

    /** Returns the standard limit: half of the SKUs on sale, but at least ten SKUs. */
    public static ZeroLimit standard() {
        return STANDARD;
    }

    /** Returns no limit. */
    public static ZeroLimit none() {
        return NONE;
    }

    boolean isNone() {
        return share >= 1;
    }

    boolean isExceededBy(long toZero, long onSale) {
        return toZero >= skus && toZero > share * onSale;
    }

    String percent() {
        return Math.round(share * PERCENT) + " %";
    }
}
