@NullMarked
package io.github.orderflowmagento.mapping;

import org.jspecify.annotations.NullMarked;
