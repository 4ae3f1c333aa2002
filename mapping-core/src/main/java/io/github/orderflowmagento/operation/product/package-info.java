/** Product export. */
@NullMarked
package io.github.orderflowmagento.operation.product;

import org.jspecify.annotations.NullMarked;
