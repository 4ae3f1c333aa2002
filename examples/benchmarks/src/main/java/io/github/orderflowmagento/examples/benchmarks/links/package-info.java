/**
 * Measures how many items per minute the operations process over a link with latency, compared with a client that makes one call per item.
 */
@NullMarked
package io.github.orderflowmagento.examples.benchmarks.links;

import org.jspecify.annotations.NullMarked;
