package io.github.orderflowmagento.examples.faults;

import java.util.List;

/** What the shop does with what it has accepted for later when the process that sent it is killed. */
enum CrashConsumers {
    /** It executes it after some more requests, whoever makes them. */
    RUN(""),
    /** It has stopped before the request at which the process is killed, and goes on before the next process runs. */
    STOP("; consumers stopped until the next run"),
    /** It goes on when the next process has run once. */
    STOP_LONGER("; consumers stopped for the next run, too");

    private final String words;

    CrashConsumers(String words) {
        this.words = words;
    }

    /** What can happen in such a shop. */
    static List<CrashConsumers> of(ShopKind shop) {
        return shop == ShopKind.MAGENTO_2_BULK ? List.of(values()) : List.of(RUN);
    }

    @Override
    public String toString() {
        return words;
    }
}
