/** An example of a custom mapping to copy: a file for changes without Java, and a packaged mapping for others. */
@NullMarked
package io.github.orderflowmagento.examples.mapper;

import org.jspecify.annotations.NullMarked;
