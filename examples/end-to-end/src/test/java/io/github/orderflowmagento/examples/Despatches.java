package io.github.orderflowmagento.examples;

import java.math.BigDecimal;
import java.util.Map;

import io.github.orderflowmagento.orderflow.message.DespatchLine;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

/** What OrderFlow tells of parcels that have left. */
public final class Despatches {
    private Despatches() {}

    /** One by Royal Mail, of which the customer is to be told: so many units of each SKU. */
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
