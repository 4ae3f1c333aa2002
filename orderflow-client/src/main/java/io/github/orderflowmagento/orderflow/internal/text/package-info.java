/**
 * Internal, and not exported: how characters are read, escaped and kept on one line. Its types are public only because
 * other packages of this module use them; they may change at any time.
 */
@NullMarked
package io.github.orderflowmagento.orderflow.internal.text;

import org.jspecify.annotations.NullMarked;
