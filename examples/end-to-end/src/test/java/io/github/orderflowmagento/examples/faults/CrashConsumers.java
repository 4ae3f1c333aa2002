package io.github.orderflowmagento.examples.faults;

import java.util.List;

/** The shop's handling of accepted requests after the sending process was killed. */
enum CrashConsumers {
    /** Executes the operation after some more requests, from any client. */
    RUN(""),
    /** Stopped before the request at which the process is killed; continues before the next process runs. */
    STOP("; consumers stopped until the next run"),
    /** Stopped likewise; continues when the next process has run once. */
    STOP_LONGER("; consumers stopped for the next run, too");

    private final String words;

    CrashConsumers(String words) {
        this.words = words;
    }

    /** Returns the possible behaviours of such a shop. */
    static List<CrashConsumers> of(ShopKind shop) {
        return shop == ShopKind.MAGENTO_2_BULK ? List.of(values()) : List.of(RUN);
    }

    @Override
    public String toString() {
        return words;
    }
}
