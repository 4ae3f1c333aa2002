package io.github.orderflowmagento.examples.benchmarks.links;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The time a server takes, in addition to the time of the link.
 *
 * @param orderRead per order that is read whole
 * @param list per request that lists or searches anything else
 * @param importDocument per document of imports
 */
record ServiceTimes(Duration orderRead, Duration list, Duration importDocument) {
    static final ServiceTimes NONE = new ServiceTimes(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** 1.5 s for 100 orders, 0.2 s for a list, 0.5 s for an import. */
    static final ServiceTimes BUSY_SHOP =
            new ServiceTimes(Duration.ofMillis(15), Duration.ofMillis(200), Duration.ofMillis(500));

    /** Returns the delay of an answer. */
    Duration of(String address, byte[] request, byte[] answer) {
        if (this.equals(NONE)) {
            return Duration.ZERO; // and nothing is counted
        }
        if (address.contains("importitems")) {
            return importDocument;
        }
        int orders = count(answer, "billing_address\"") + count(answer, "<name>billing_address</name>");
        if (orders > 0) {
            return orderRead.multipliedBy(orders);
        }
        return address.contains("searchCriteria") || count(request, ".list<") > 0 ? list : Duration.ZERO;
    }

    private static int count(byte[] document, String text) {
        String characters = new String(document, StandardCharsets.ISO_8859_1);
        int count = 0;
        for (int i = characters.indexOf(text); i >= 0; i = characters.indexOf(text, i + 1)) {
            count++;
        }
        return count;
    }

    @Override
    public String toString() {
        return this.equals(NONE) ? "none" : "as stated";
    }
}
