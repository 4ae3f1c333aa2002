package io.github.orderflowmagento.orderflow.message;

import java.util.Optional;

/**
 * A line of an inventory that is XML and yet no line: it has no SKU, or a number in it is none. The lines around it are
 * not concerned.
 *
 * @param number the place in the document, from 1
 * @param externalReference the SKU, if the line has one
 * @param reason what is wrong, naming line and field
 */
public record UnreadableLine(long number, Optional<String> externalReference, String reason) {}
