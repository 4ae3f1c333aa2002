/** The four operations once, end to end: copy from here to begin. */
@NullMarked
package io.github.orderflowmagento.examples.quickstart;

import org.jspecify.annotations.NullMarked;
