@NullMarked
package io.github.orderflowmagento.orderflow;

import org.jspecify.annotations.NullMarked;
