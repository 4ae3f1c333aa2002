/**
 * Mappings kept in files, for those who write no Java: properties, JSON, and the {@code rtd_mappings} of the OrderFlow extension for
 * Magento 1. And mappings that come packaged.
 */
@NullMarked
package io.github.orderflowmagento.mapping.file;

import org.jspecify.annotations.NullMarked;
