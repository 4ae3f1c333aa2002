/** Internal, and not exported: how this module's values are generated. */
@NullMarked
package io.github.orderflowmagento.orderflow.internal;

import org.jspecify.annotations.NullMarked;
