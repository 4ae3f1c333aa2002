package io.github.orderflowmagento.orderflow.message;

import java.util.Optional;

/**
 * A malformed line of an inventory: it has no SKU, a SKU that is not valid UTF-8, or an invalid sequence number. The other lines are not
 * affected.
 *
 * <p>Immutable.
 *
 * @param number the line's position in the document, from 1
 * @param externalReference the SKU; empty if the line has none that can be read
 * @param reason what is wrong; names line and field
 */
public record UnreadableLine(long number, Optional<String> externalReference, String reason) {}
