package io.github.orderflowmagento.examples.faults;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** An operation on a shop. */
record Target(ShopKind shop, FaultScenario scenario) {
    /** Returns those whose name contains the text, for example {@code Magento 2, } or {@code by bulk}; by shop, then by operation. */
    static List<Target> containing(String text) {
        return all().filter(target -> target.toString().contains(text)).toList();
    }

    static Stream<Target> all() {
        return Arrays.stream(ShopKind.values())
                .flatMap(shop -> Arrays.stream(FaultScenario.values())
                        .filter(shop::hasOwn)
                        .map(scenario -> new Target(shop, scenario)));
    }

    /**
     * Returns whether the number of requests of a run depends on its threads: each reads back together the shipments that it has created,
     * and which ones these are differs from run to run.
     */
    boolean hasVaryingRequests() {
        return scenario == FaultScenario.SHIPMENT_NOTIFICATION && shop != ShopKind.MAGENTO_2_BULK;
    }

    @Override
    public String toString() {
        return shop + ", " + scenario;
    }
}
