package io.github.orderflowmagento.magento;

import java.util.Collections;
import java.util.List;

import io.github.orderflowmagento.magento.client.MagentoClient;

/** A process that reads orders from a shop, for tests of what heap that takes. */
final class OrderReading {
    private OrderReading() {}

    /**
     * Reads 300 orders, a hundred at a time, and prints how many came.
     *
     * @param args the shop's base URL, the web service
     */
    public static void main(String[] args) {
        try (Magento shop = MagentoClient.magento1()
                .baseUrl(args[0])
                .credentials(RecordedShop.USER, RecordedShop.API_KEY)
                .webService(WebService.valueOf(args[1]))
                .build()) {
            List<String> hundred = Collections.nCopies(100, "100000001");
            long read = 0;
            for (int i = 0; i < 3; i++) {
                read += shop.orders().details(hundred).stream()
                        .filter(answer -> answer.value().isPresent())
                        .count();
            }
            System.out.println(read + " orders");
        }
    }
}
