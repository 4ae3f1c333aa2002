package io.github.orderflowmagento.operation.shipment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.ShipmentResult;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.mapping.MappingWarning;
import io.github.orderflowmagento.operation.internal.RunRecorder;

/**
 * A despatch whose shipment is requested.
 *
 * @param warnings about changed values of the despatch
 */
record NewShipment(
        DespatchLookup.Found found,
        ShipmentRequest request,
        List<MappingWarning> warnings,
        ShippedUnits units,
        RunRecorder recorder)
        implements ShipmentResults.Open {
    @Override
    public String key() {
        return found.key();
    }

    @Override
    public Optional<String> number() {
        return Optional.empty();
    }

    @Override
    public boolean emailsCustomer() {
        return request.notifiesCustomer();
    }

    /** Returns whether the shop has exactly one shipment with its mark and with the despatched units. */
    @Override
    public void settle(ShipmentResult result, String mailed) {
        Shipment shipment = result.shipment().orThrow();
        Optional<String> difference = units.difference(shipment, found.despatch());
        String there = "shipment " + shipment.incrementId();
        if (!result.duplicates().isEmpty()) {
            recorder.failedForGood(
                    key(),
                    doubled(Stream.concat(Stream.of(shipment), result.duplicates().stream())
                                    .map(Shipment::incrementId))
                            + mailed);
        } else if (difference.isPresent()) {
            // Magento ships fewer units than requested, without an error, if someone else ships at the same time
            recorder.failedForGood(key(), there + " was made" + mailed + ", but " + difference.get());
        } else if (!result.missingUnits().isEmpty()) {
            recorder.failedForGood(
                    key(),
                    there + " was made" + mailed + ", but lacks units of the order items "
                            + result.missingUnits().keySet() + ": check by hand");
        } else if (DespatchMark.isOn(shipment, found.despatch())) {
            recorder.done(key(), there + mailed + units.otherSkus(found.despatch()));
        } else {
            recorder.isUnmarked(
                    key(),
                    there + " was made" + mailed + ", but the shop does not keep its mark '["
                            + DespatchMark.of(found.despatch())
                            + "]', by which a repeat is detected: nothing is left to do, but never requeue it");
        }
    }

    /** Returns why nothing more is done for a despatch that has shipments of these numbers. */
    static String doubled(Stream<String> numbers) {
        return "the shipments " + numbers.sorted().collect(Collectors.joining(" and "))
                + " are of this one despatch, made by concurrent runs without a common checkpoint: check by hand which goods"
                + " left, and delete none before";
    }
}
