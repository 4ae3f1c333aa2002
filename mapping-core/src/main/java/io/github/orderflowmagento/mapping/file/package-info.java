/** Mappings in files, without Java: properties, JSON, and the {@code rtd_mappings} of the OrderFlow extension for Magento 1. */
@NullMarked
package io.github.orderflowmagento.mapping.file;

import org.jspecify.annotations.NullMarked;
