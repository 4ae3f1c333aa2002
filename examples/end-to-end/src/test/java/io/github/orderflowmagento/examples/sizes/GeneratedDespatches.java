package io.github.orderflowmagento.examples.sizes;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.stream.LongStream;

import io.github.orderflowmagento.orderflow.message.DespatchLine;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

/**
 * Despatches of all open orders of a {@link GeneratedMagento2}, each of the whole order with one tracking number.
 *
 * @param orders how many orders the shop has
 */
record GeneratedDespatches(long orders) implements Iterable<DespatchNotification> {
    private static final long FIRST_MESSAGE = 500_000_000;

    /** The number of the message about an order; it has nine digits. */
    static String message(long order) {
        return String.valueOf(FIRST_MESSAGE + order);
    }

    @Override
    public Iterator<DespatchNotification> iterator() {
        return LongStream.rangeClosed(1, orders)
                .filter(order -> !GeneratedMagento2.isCancelled(order))
                .mapToObj(GeneratedDespatches::despatch)
                .iterator();
    }

    private static DespatchNotification despatch(long order) {
        return DespatchNotification.builder()
                .orderReference(GeneratedMagento2.orderNumber(order))
                .messageId(FIRST_MESSAGE + order)
                .addLines(line("MUG-001", 2), line("SALE-001", 1))
                .courierName("Royal Mail")
                .serviceName("Tracked 24")
                .trackingNumber("RM" + message(order) + "GB")
                .notifyCustomer(true)
                .build();
    }

    private static DespatchLine line(String sku, int units) {
        return DespatchLine.builder()
                .externalReference(sku)
                .quantity(BigDecimal.valueOf(units))
                .source("default")
                .build();
    }
}
