/** Checks a merchant's mappings against a shop before anything is sent. */
@NullMarked
package io.github.orderflowmagento.operation.check;

import org.jspecify.annotations.NullMarked;
