package io.github.orderflowmagento.examples.benchmarks.links;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures the operations over links and prints a table. Properties: {@code links.parallelism}, how many requests a client may send at once
 * (default: 1).
 */
public final class Links {
    private static final int STOCK_OVER_XML_RPC = 300;
    private static final int STOCK = 1_500;
    private static final int SHIPMENTS = 60;

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
            try (ShopSide side = way.open(parallelism)) {
                OperationsOverALink operations = new OperationsOverALink(way, side);
                all(operations, way, Link.NONE); // a first run, to compile the code
                for (Link link : Link.ALL) {
                    all(operations, way, link).forEach(System.out::println);
                }
            }
        }
    }

    private static List<Measured> all(OperationsOverALink operations, Way way, Link link) {
        List<Measured> all = new ArrayList<>();
        if (way != Way.MAGENTO_2_BULK) {
            all.add(operations.products(link));
            all.add(operations.orders(link));
        }
        if (!link.isOfExportsAlone()) {
            all.add(operations.stock(link, way == Way.MAGENTO_1 ? STOCK_OVER_XML_RPC : STOCK));
            all.add(operations.shipments(link, SHIPMENTS));
        }
        return all;
    }
}
