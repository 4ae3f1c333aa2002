/** What an OrderFlow is and answers, found out by reading only. All values are immutable. */
@NullMarked
package io.github.orderflowmagento.orderflow.detect;

import org.jspecify.annotations.NullMarked;
