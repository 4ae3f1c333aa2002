package io.github.orderflowmagento.operation.shipment;

import java.util.Optional;

import io.github.orderflowmagento.magento.ShipmentResult;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentCompletion;
import io.github.orderflowmagento.mapping.shipment.ShipmentPlan;
import io.github.orderflowmagento.operation.internal.RunRecorder;

/** A despatch with an existing shipment, and what that lacks. */
record IncompleteShipment(
        String key, ShipmentPlan plan, MissingParts missing, ShipmentCompletion completion, RunRecorder recorder)
        implements ShipmentResults.Open {
    @Override
    public Optional<String> number() {
        return Optional.of(completion.shipment().incrementId());
    }

    @Override
    public boolean emailsCustomer() {
        return missing.email();
    }

    @Override
    public void settle(ShipmentResult result, String mailed) {
        settle(mailed);
    }

    void settle(String mailed) {
        Shipment shipment = completion.shipment();
        String there = "shipment " + shipment.incrementId();
        String unknown = MissingParts.unknown(shipment, plan);
        if (!unknown.isEmpty() && recorder.failed().containsKey(key)) {
            recorder.warn(
                    "shipments that were left incomplete, for which the shop does not report whether the customers were notified",
                    key);
        }
        if (missing.isNothing() || !mailed.isEmpty()) {
            recorder.alreadyThere(key, there + mailed + unknown);
        } else {
            recorder.done(key, there + " was there, added " + missing + unknown);
        }
    }
}
