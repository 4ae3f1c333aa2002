package io.github.orderflowmagento.examples.faults;

import java.util.List;

/** What of a shop's queue a faulty run meets. */
enum QueueBefore {
    /** It is empty, and whatever gets there is executed at once. */
    EMPTY(""),
    /** It is empty, and whatever gets there is executed some requests later. */
    SLOW(", executed late"),
    /** The run before has left something in it, which is executed when the faulty run is over. */
    LEFT(", second run");

    private final String words;

    QueueBefore(String words) {
        this.words = words;
    }

    /** What it can be like in such a shop. */
    static List<QueueBefore> of(ShopKind shop) {
        return shop == ShopKind.MAGENTO_2_BULK ? List.of(values()) : List.of(EMPTY);
    }

    @Override
    public String toString() {
        return words;
    }
}
