/** A mapping of one's own: a file for what needs no Java, a packaged mapping for what does. Copy from here. */
@NullMarked
package io.github.orderflowmagento.examples.mapper;

import org.jspecify.annotations.NullMarked;
