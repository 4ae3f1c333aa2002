package io.github.orderflowmagento.examples.benchmarks.links;

import java.util.Locale;
import java.util.function.Supplier;

/**
 * Measures the operations over links and prints a table. Properties: {@code links.parallelism}, how many requests a client may send at once
 * (default: 1).
 */
public final class Links {
    /** For 4,000 orders to be exported, and 1,500 to be shipped. */
    private static final int COPIES_FOR_ORDERS = 499;

    /** For 1,700 products. */
    private static final int COPIES_FOR_PRODUCTS = 99;

    private static final int STOCK = 1_500;
    private static final int SHIPMENTS = 120;

    private Links() {}

    /** Takes about eight minutes. */
    public static void main(String[] args) {
        int parallelism = Integer.getInteger("links.parallelism", 1);
        System.out.printf(
                Locale.ROOT,
                "%d cores, JDK %s, parallelism %d%n%n%s%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                parallelism,
                Measured.HEAD);
        for (Way way : Way.values()) {
            try (ShopSide side = way.open(COPIES_FOR_PRODUCTS, parallelism)) {
                products(new OperationsOverALink(way, side), way != Way.MAGENTO_2_BULK);
            }
            try (ShopSide side = way.open(COPIES_FOR_ORDERS, parallelism)) {
                orders(new OperationsOverALink(way, side), way != Way.MAGENTO_2_BULK);
            }
        }
    }

    private static void products(OperationsOverALink operations, boolean areExported) {
        for (Link link : Link.WITHOUT_SERVICE_TIMES) {
            if (areExported) {
                print(() -> operations.products(link), link);
            }
            print(() -> operations.stock(link, STOCK), link);
        }
    }

    private static void orders(OperationsOverALink operations, boolean areExported) {
        if (areExported) {
            for (Link link : Link.ALL) {
                print(() -> operations.orders(link), link);
            }
        }
        for (Link link : Link.WITHOUT_SERVICE_TIMES) {
            print(() -> operations.shipments(link, SHIPMENTS), link);
        }
    }

    /** Prints what was measured; without latency, that of a second run, since the first one compiles the code. */
    private static void print(Supplier<Measured> measuring, Link link) {
        Measured measured = measuring.get();
        System.out.println(link.equals(Link.NONE) ? measuring.get() : measured);
    }
}
