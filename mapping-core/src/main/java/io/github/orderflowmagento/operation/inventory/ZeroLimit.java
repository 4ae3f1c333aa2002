package io.github.orderflowmagento.operation.inventory;

/**
 * How many SKUs an inventory update may take to zero in one run. Beyond that the run ends before it has written anything: an
 * inventory of the wrong channel, or of a warehouse that is being moved, is not to take a shop off sale.
 *
 * @param share the share of the SKUs on sale in the shop, from 0 to 1, that may go to zero; with 1 there is no limit
 * @param skus below so many SKUs a run is never stopped, whatever their share; at least 1
 */
public record ZeroLimit(double share, int skus) {
    private static final ZeroLimit STANDARD = new ZeroLimit(0.5, 10);
    private static final ZeroLimit NONE = new ZeroLimit(1, 1);
    private static final int PERCENT = 100;

    /** Holds the numbers to their ranges. */
    public ZeroLimit {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("zero limit: the share must be from 0 to 1, not " + share);
        }
        if (skus < 1) {
            throw new IllegalArgumentException("zero limit: skus must be at least 1, not " + skus);
        }
    }

    /** Half of the SKUs on sale, and never fewer than ten SKUs. */
    public static ZeroLimit standard() {
        return STANDARD;
    }

    /** No limit. */
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
