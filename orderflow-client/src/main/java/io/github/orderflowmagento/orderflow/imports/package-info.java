/**
 * What is sent to OrderFlow and what it reports of it: products, orders and returns as items
 * ({@link io.github.orderflowmagento.orderflow.imports.ImportItem}) in a document, and the report
 * ({@link io.github.orderflowmagento.orderflow.imports.ImportReport}) that accounts for each of them.
 */
@NullMarked
package io.github.orderflowmagento.orderflow.imports;

import org.jspecify.annotations.NullMarked;
