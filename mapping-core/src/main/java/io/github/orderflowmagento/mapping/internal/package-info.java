/** Internal, and not exported: how this module's values are generated. */
@NullMarked
package io.github.orderflowmagento.mapping.internal;

import org.jspecify.annotations.NullMarked;
