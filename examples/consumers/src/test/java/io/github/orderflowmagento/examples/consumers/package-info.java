@NullMarked
package io.github.orderflowmagento.examples.consumers;

import org.jspecify.annotations.NullMarked;
