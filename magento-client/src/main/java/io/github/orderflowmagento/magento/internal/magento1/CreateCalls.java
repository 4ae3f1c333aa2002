package io.github.orderflowmagento.magento.internal.magento1;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentRequest;

/** Creates shipments, each by one call that is sent once, and returns their numbers, even if the answer was lost. */
final class CreateCalls {
    private static final String ONLY_SOURCE = "default";

    private final Transport transport;
    private final OrderShipments reading;

    CreateCalls(Transport transport, OrderShipments reading) {
        this.transport = transport;
        this.reading = reading;
    }

    /** Returns why the request is not sent at all; empty if it may be. */
    static Optional<MagentoException> refusal(ShipmentRequest request) {
        return request.source()
                .filter(source -> !source.equals(ONLY_SOURCE))
                .map(source -> new MagentoException.Unsupported(
                        ShipmentCalls.create(request).description(),
                        "not sent: Magento 1 has the one source '" + ONLY_SOURCE + "', and cannot ship from '" + source
                                + "'"));
    }

    /** Creates the shipment; returns its number. */
    String make(ShipmentRequest request) {
        ApiCall call = ShipmentCalls.create(request);
        try {
            Object answer = transport.call(call);
            String number = ResponseTrees.text(call, answer);
            if (answer instanceof Number && !isOfOrder(call, request, number)) {
                throw numberNotReturned(call, number, null);
            }
            return number;
        } catch (MagentoException failure) {
            return madeAllTheSame(request, failure).orElseThrow(() -> failure);
        }
    }

    /** Returns the number of the shipment, if the failure hides that it was created. */
    private Optional<String> madeAllTheSame(ShipmentRequest request, MagentoException failure) {
        if (!failure.outcomeUnknown() || request.reference().isEmpty()) {
            return Optional.empty();
        }
        try {
            return reading.find(request.order(), request.reference().get()).map(Shipment::incrementId);
        } catch (MagentoException e) {
            failure.addSuppressed(e);
            return Optional.empty();
        }
    }

    /**
     * Numbers of shipments are text, but SOAP v2 of Magento 1.6.1 and 1.6.2 converts them to an integer: without leading zeros, and without
     * anything behind the first letter.
     */
    private boolean isOfOrder(ApiCall call, ShipmentRequest request, String number) {
        try {
            return reading.listed(request.order()).stream()
                    .anyMatch(shipment -> shipment.incrementId().equals(number));
        } catch (MagentoException e) {
            throw numberNotReturned(call, number, e);
        }
    }

    private static MagentoException numberNotReturned(
            ApiCall call, String number, @Nullable MagentoException whyNotLookedUp) {
        return new MagentoException.NotUnderstood(MagentoException.Details.of(
                        call.description(),
                        "it is done, but the shop returns the new number as the integer " + number + ", and "
                                + (whyNotLookedUp == null
                                        ? "no shipment of the order has it"
                                        : "it could not be looked up")
                                + ": SOAP v2 of Magento 1.6.1 and 1.6.2 cuts one that has more to it than digits. Look it up in the"
                                + " order's list")
                .causedBy(whyNotLookedUp));
    }
}
