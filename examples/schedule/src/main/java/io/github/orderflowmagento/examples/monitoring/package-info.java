/** Metrics of operations for monitoring systems. */
@org.jspecify.annotations.NullMarked
package io.github.orderflowmagento.examples.monitoring;
