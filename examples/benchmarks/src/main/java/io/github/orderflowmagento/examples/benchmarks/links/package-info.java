/** How many items per minute the operations move over a link with latency, beside a client that makes one call for each item. */
@NullMarked
package io.github.orderflowmagento.examples.benchmarks.links;

import org.jspecify.annotations.NullMarked;
