package io.github.orderflowmagento.orderflow.message;

/**
 * A line of an inventory message that was rejected; see {@link InventoryNotification#rejected}.
 *
 * <p>Immutable.
 *
 * @param externalReference the SKU; {@code ""} if the line names none
 * @param reason what is wrong; names message, SKU and field
 */
public record RejectedLine(String externalReference, String reason) {}
