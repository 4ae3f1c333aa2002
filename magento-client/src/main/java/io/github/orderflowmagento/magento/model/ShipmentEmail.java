package io.github.orderflowmagento.magento.model;

import java.util.Optional;

/**
 * An e-mail that tells a customer of a shipment.
 *
 * @param shipmentIncrementId the shipment's number
 * @param comment text to put into the e-mail; empty for none
 */
public record ShipmentEmail(String shipmentIncrementId, Optional<String> comment) {}
