/** Looks whether a shop bears out what a merchant has decided, before anything is sent. */
@NullMarked
package io.github.orderflowmagento.operation.check;

import org.jspecify.annotations.NullMarked;
