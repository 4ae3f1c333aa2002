/** Which of the warehouse's channels orders and products are for. */
@NullMarked
package io.github.orderflowmagento.mapping.channel;

import org.jspecify.annotations.NullMarked;
