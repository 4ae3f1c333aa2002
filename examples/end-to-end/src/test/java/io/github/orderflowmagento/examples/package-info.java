@NullMarked
package io.github.orderflowmagento.examples;

import org.jspecify.annotations.NullMarked;
