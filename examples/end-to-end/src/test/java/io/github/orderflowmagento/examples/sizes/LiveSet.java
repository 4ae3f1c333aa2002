package io.github.orderflowmagento.examples.sizes;

import java.lang.management.ManagementFactory;

/**
 * The live set after a full collection during a run. It is measured at some points, several times each: the minimum counts, since
 * how much of the next batch has been read at the moment is chance. Of the places the one with the most counts.
 */
final class LiveSet {
    private static final int PLACES = 8;
    private static final int LOOKS = 5;

    /** The number of items between measurements at one point: less than a batch, so that they hit different phases. */
    private static final int BETWEEN_LOOKS = 30;

    private final long interval;
    private long items;
    private long next;
    private int looks;
    private long least = Long.MAX_VALUE;
    private long most;

    /** @param items how many there will be */
    LiveSet(long items) {
        this.interval = items / PLACES;
        this.next = interval - LOOKS * BETWEEN_LOOKS;
    }

    /** More items were met. */
    void look(int more) {
        items += more;
        if (items < next) {
            return;
        }
        look();
        looks++;
        next += BETWEEN_LOOKS;
        if (looks == LOOKS) {
            most = Math.max(most, least);
            least = Long.MAX_VALUE;
            looks = 0;
            next += interval - LOOKS * BETWEEN_LOOKS;
        }
    }

    private void look() {
        System.gc();
        least = Math.min(
                least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    /** The run has ended; what it has returned is still there. */
    void lookAtTheEnd() {
        least = Long.MAX_VALUE;
        look();
        most = Math.max(most, least);
    }

    /** In bytes. */
    long most() {
        return most;
    }
}
