package io.github.orderflowmagento.examples.benchmarks;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The memory allocated per entity from the shop's answer to the warehouse's document. Unlike time, it does not depend on the machine, and
 * the compiler can only reduce it. The bounds are slightly above the interpreter's allocation.
 */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 20;
    private static final int IN_A_ROUND = 25;

    /** Of 40 kB of XML. */
    @Test
    void anOrderOfMagento1TakesLessThan270kB() {
        assertThat(bytes(Exported.MAGENTO_1_ORDER)).isBetween(1L, 270_000L);
    }

    /** Of 10 kB of JSON. */
    @Test
    void anOrderOfMagento2TakesLessThan245kB() {
        assertThat(bytes(Exported.MAGENTO_2_ORDER)).isBetween(1L, 245_000L);
    }

    /** Of 5 kB of XML. */
    @Test
    void aProductOfMagento1TakesLessThan65kB() {
        assertThat(bytes(Exported.MAGENTO_1_PRODUCT)).isBetween(1L, 65_000L);
    }

    /** Returns the allocation per entity: the minimum of several rounds, since the first ones load classes and fill caches. */
    private static long bytes(Exported exported) {
        Export<?> export = exported.export();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < IN_A_ROUND; i++) {
                export.parseMapAndWrite();
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least / IN_A_ROUND;
    }
}
