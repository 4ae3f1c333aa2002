/**
 * Imports: products, orders and returns to send to OrderFlow, as items
 * ({@link io.github.orderflowmagento.orderflow.imports.ImportItem}) of a document, and OrderFlow's report
 * ({@link io.github.orderflowmagento.orderflow.imports.ImportReport}) with a result for each item.
 */
@NullMarked
package io.github.orderflowmagento.orderflow.imports;

import org.jspecify.annotations.NullMarked;
