/** Runs the four operations once, end to end: a starting point to copy from. */
@NullMarked
package io.github.orderflowmagento.examples.quickstart;

import org.jspecify.annotations.NullMarked;
