/** How fast entities go from the shop's answer to the warehouse's document, and how much of that is mapping. */
@NullMarked
package io.github.orderflowmagento.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
