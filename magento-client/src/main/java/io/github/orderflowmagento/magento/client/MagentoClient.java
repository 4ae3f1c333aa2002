package io.github.orderflowmagento.magento.client;

/**
 * Connects to a shop.
 *
 * <pre>{@code
 * try (Magento shop = MagentoClient.magento1()
 *         .baseUrl("https://shop.example.com/")
 *         .credentials("orderflow", System.getenv("MAGENTO_API_KEY"))
 *         .build()) {
 *     shop.orders().list(OrderQuery.status("processing")).forEach(order -> System.out.println(order.incrementId()));
 * }
 * }</pre>
 *
 * <p>The result is a {@link io.github.orderflowmagento.magento.Magento} for every generation of shop. Only static methods; thread-safe.
 */
public final class MagentoClient {
    private MagentoClient() {}

    /** Returns a new builder of clients of Magento 1 and OpenMage, with the default settings. */
    public static Magento1Builder magento1() {
        return new Magento1Builder();
    }

    /** Returns a new builder of clients of Magento 2, with the default settings. */
    public static Magento2Builder magento2() {
        return new Magento2Builder();
    }
}
