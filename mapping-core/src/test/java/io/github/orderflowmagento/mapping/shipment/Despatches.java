package io.github.orderflowmagento.mapping.shipment;

import java.math.BigDecimal;

import io.github.orderflowmagento.orderflow.message.DespatchLine;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

/** Despatches of order 100000009 under message number 5512. */
final class Despatches {
    private Despatches() {}

    static DespatchNotification despatchOf(DespatchLine... lines) {
        return DespatchNotification.builder()
                .orderReference("100000009")
                .messageId(5512)
                .addLines(lines)
                .build();
    }

    static DespatchLine units(String quantity, String sku) {
        return DespatchLine.builder()
                .externalReference(sku)
                .quantity(new BigDecimal(quantity))
                .build();
    }
}
