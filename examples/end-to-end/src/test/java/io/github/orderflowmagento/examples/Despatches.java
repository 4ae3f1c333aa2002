package io.github.orderflowmagento.examples;

import java.math.BigDecimal;
import java.util.Map;

import io.github.orderflowmagento.orderflow.message.DespatchLine;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

/** OrderFlow's notifications of despatches. */
public final class Despatches {
    private Despatches() {}

    /** Returns a despatch by Royal Mail of these units per SKU, with an e-mail to the customer. */
    public static DespatchNotification despatch(String order, long messageId, Map<String, Integer> lines) {
        DespatchNotification.Builder despatch = DespatchNotification.builder();
        despatch.orderReference(order)
                .messageId(messageId)
                .courierName("Royal Mail")
                .serviceName("Tracked 24")
                .trackingNumber("RM" + messageId)
                .notifyCustomer(true);
        lines.forEach((sku, quantity) -> despatch.addLines(DespatchLine.builder()
                .externalReference(sku)
                .quantity(BigDecimal.valueOf(quantity))
                .build()));
        return despatch.build();
    }
}
