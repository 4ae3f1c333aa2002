package io.github.orderflowmagento.examples.faults;

import java.util.List;

/** The shop's queue before a faulty run. */
enum QueueBefore {
    /** Empty; whatever is queued is executed at once. */
    EMPTY(""),
    /** Empty; whatever is queued is executed some requests later. */
    SLOW(", executed late"),
    /** Not empty: the previous run has left something in it, which is executed after the faulty run. */
    LEFT(", second run");

    private final String words;

    QueueBefore(String words) {
        this.words = words;
    }

    /** Returns the possible queues of such a shop. */
    static List<QueueBefore> of(ShopKind shop) {
        return shop == ShopKind.MAGENTO_2_BULK ? List.of(values()) : List.of(EMPTY);
    }

    @Override
    public String toString() {
        return words;
    }
}
