/** Measures the throughput from the shop's answer to the warehouse's document, and the share of the mapping. */
@NullMarked
package io.github.orderflowmagento.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
