/** Routing of orders and products to the warehouse's channels. */
@NullMarked
package io.github.orderflowmagento.mapping.channel;

import org.jspecify.annotations.NullMarked;
