/** The operations on a schedule, on one machine or on several, and on demand. */
@NullMarked
package io.github.orderflowmagento.examples.schedule;

import org.jspecify.annotations.NullMarked;
