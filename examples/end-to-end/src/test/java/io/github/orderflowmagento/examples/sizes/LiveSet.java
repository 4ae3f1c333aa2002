package io.github.orderflowmagento.examples.sizes;

import java.lang.management.ManagementFactory;

/** What is alive after a full collection, looked at now and then while a run goes on: the most counts. */
final class LiveSet {
    private final long interval;
    private long items;
    private long next;
    private long most;

    /** @param interval after so many items it is looked at */
    LiveSet(long interval) {
        this.interval = interval;
        this.next = interval;
    }

    /** More items were met. */
    void look(int more) {
        items += more;
        if (items >= next) {
            next += interval;
            look();
        }
    }

    void look() {
        System.gc();
        most = Math.max(
                most, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    /** In bytes. */
    long most() {
        return most;
    }
}
