package io.github.orderflowmagento.magento;

import java.util.List;
import java.util.stream.IntStream;

import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.Projection;

/** A process that reads from a Magento 2, for tests of what heap that takes. */
final class Magento2Reading {
    private Magento2Reading() {}

    /**
     * Reads the rows of all orders, or orders themselves, and prints how many came.
     *
     * @param args the shop's base URL; {@code rows}, {@code whole} or {@code typed}
     */
    public static void main(String[] args) {
        try (Magento shop = MagentoClient.magento2()
                .baseUrl(args[0])
                .oauth(Magento2Shop.CREDENTIALS)
                .build()) {
            long read = args[1].equals("rows")
                    ? shop.orders().list(OrderQuery.builder().build()).count()
                    : details(shop, args[1].equals("whole") ? Projection.whole() : Projection.typed());
            System.out.println(read + " read");
        }
    }

    private static long details(Magento shop, Projection projection) {
        long read = 0;
        for (int first = 1; first < 500; first += 100) {
            List<String> hundred = IntStream.range(first, first + 100)
                    .mapToObj(number -> String.format("%09d", number))
                    .toList();
            read += shop.orders().details(hundred, projection).stream()
                    .filter(answer -> answer.value().isPresent())
                    .count();
        }
        return read;
    }
}
