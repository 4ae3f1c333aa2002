/** Detection of an OrderFlow's properties by reading only. All values are immutable. */
@NullMarked
package io.github.orderflowmagento.orderflow.detect;

import org.jspecify.annotations.NullMarked;
