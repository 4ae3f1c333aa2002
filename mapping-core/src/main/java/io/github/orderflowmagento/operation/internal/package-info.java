/** Common code of all operations: settings, outcomes, leases, outages. Not part of the API. */
@NullMarked
package io.github.orderflowmagento.operation.internal;

import org.jspecify.annotations.NullMarked;
