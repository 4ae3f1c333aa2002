package io.github.orderflowmagento.examples.faults;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static io.github.orderflowmagento.examples.Despatches.despatch;

/**
 * The data that the operations have to process.
 *
 * @param copies how often the shop's products and orders are there beside the recorded ones
 * @param batchSize of every operation
 * @param skus the SKUs in the warehouse's inventory
 * @param despatches that it has made
 */
record Workload(int copies, int batchSize, List<String> skus, List<DespatchNotification> despatches) {
    private static final int NUMBERS_OF_A_COPY = 1_000_000;
    private static final int COPIES_IN_STOCK = 2;
    private static final List<String> SKUS = List.of(
            "MUG-001",
            "MUG-002",
            "SALE-001",
            "OOS-001",
            "TEA-AMP-01",
            "BOOK-JP-01",
            "FREE-SAMPLE",
            "SKU&AMP<LT>\"Q\"",
            "1");

    /**
     * A few items, for many runs. One order is despatched in two parcels, so that more is left to ship after the first; several orders, so
     * that their shipments are sent together.
     */
    static Workload small(int batchSize) {
        return new Workload(
                0,
                batchSize,
                List.of("MUG-001", "MUG-002", "SALE-001", "OOS-001", "1", "TEA-AMP-01"),
                Stream.of(
                                despatch("100000009", 6001, Map.of("MUG-001", 1)),
                                despatch("100000009", 6002, Map.of("MUG-001", 1, "SALE-001", 1)),
                                despatch("100000011", 6003, Map.of("MUG-001", 1)),
                                despatch("100000013", 6004, Map.of("MUG-001", 5, "CAP-GRN", 3)),
                                despatch("100000017", 6005, Map.of("MUG-001", 1)))
                        .map(Workload::notified)
                        .toList());
    }

    /** With a comment and a tracking number that may only appear in the shop. */
    private static DespatchNotification notified(DespatchNotification despatch) {
        return DespatchNotification.builder()
                .from(despatch)
                .comment("Left with the neighbour of jane@example.com")
                .includeComment(true)
                .trackingNumber("PARCEL" + despatch.messageId() + "CANARY")
                .build();
    }

    /** Some hundred items of each kind. */
    static Workload large(int copies, int batchSize) {
        return new Workload(
                copies,
                batchSize,
                IntStream.rangeClosed(0, copies)
                        .boxed()
                        .flatMap(copy -> SKUS.stream().map(sku -> copy == 0 ? sku : sku + "-" + copy))
                        .toList(),
                IntStream.rangeClosed(0, copies)
                        .boxed()
                        .flatMap(copy -> despatches(copy * NUMBERS_OF_A_COPY, copy <= COPIES_IN_STOCK))
                        .map(Workload::notified)
                        .toList());
    }

    /** @param isInStock whether the sources of a shop have enough of the scarce products, too */
    private static Stream<DespatchNotification> despatches(int shift, boolean isInStock) {
        return Stream.of(
                despatch(String.valueOf(100000009 + shift), shift + 1, Map.of("MUG-001", 1)),
                despatch(
                        String.valueOf(100000009 + shift),
                        shift + 2,
                        isInStock ? Map.of("MUG-001", 1, "SALE-001", 1) : Map.of("MUG-001", 1)),
                despatch(
                        String.valueOf(100000013 + shift),
                        shift + 3,
                        isInStock ? Map.of("MUG-001", 5, "CAP-GRN", 3) : Map.of("MUG-001", 5)),
                despatch(String.valueOf(100000017 + shift), shift + 4, Map.of("MUG-001", 1)));
    }

    /** The numbers of the orders that the merchant cancels after their export. */
    List<String> cancelledOrders() {
        return IntStream.rangeClosed(0, copies)
                .mapToObj(copy -> String.valueOf(100000001 + copy * NUMBERS_OF_A_COPY))
                .toList();
    }

    /** The numbers of the despatched orders. */
    List<String> despatchedOrders() {
        return despatches.stream()
                .map(DespatchNotification::orderReference)
                .distinct()
                .toList();
    }

    /** The warehouse's stock of each SKU: none of the first. */
    Map<String, Integer> stock() {
        Map<String, Integer> stock = new LinkedHashMap<>();
        skus.forEach(sku -> stock.put(sku, 3 * stock.size()));
        return stock;
    }
}
