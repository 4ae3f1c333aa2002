/**
 * Internal, and not exported: the one place where XML from outside is read, within bounds, and the fields in it. Its
 * types are public only because other packages of this module use them; they may change at any time.
 */
@NullMarked
package io.github.orderflowmagento.orderflow.internal.xml;

import org.jspecify.annotations.NullMarked;
