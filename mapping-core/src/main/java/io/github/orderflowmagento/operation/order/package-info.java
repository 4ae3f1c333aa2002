/** Order export, and the cancellation of orders at the warehouse. */
@NullMarked
package io.github.orderflowmagento.operation.order;

import org.jspecify.annotations.NullMarked;
