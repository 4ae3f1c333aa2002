/** Shows what operations do to a monitoring system. */
@org.jspecify.annotations.NullMarked
package io.github.orderflowmagento.examples.monitoring;
