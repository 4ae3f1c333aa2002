package io.github.orderflowmagento.orderflow.message;

/**
 * A line of an inventory message that says nothing certain, and is kept from the others.
 *
 * @param externalReference the SKU; empty if the line names none
 * @param reason what is wrong, naming message, SKU and field
 */
public record RefusedLine(String externalReference, String reason) {}
