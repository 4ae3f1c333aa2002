package io.github.orderflowmagento.operation;

import java.util.function.Consumer;

import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.mapping.shipment.ShipmentPlan;

/**
 * A shipment that the shop has, and what it lacks of its despatch's.
 *
 * @param key of the despatch
 * @param isNew whether this run has made it
 * @param settle books the despatch once nothing is missing any more, with a word on an e-mail that this shop will not send for us
 */
record IncompleteShipment(
        String key,
        Shipment shipment,
        ShipmentPlan plan,
        MissingParts missing,
        boolean isNew,
        Consumer<String> settle) {
    String number() {
        return shipment.incrementId();
    }
}
