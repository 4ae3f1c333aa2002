@NullMarked
package io.github.orderflowmagento.cli;

import org.jspecify.annotations.NullMarked;
