/** Creation of database tables. Not part of the API. */
@NullMarked
package io.github.orderflowmagento.operation.internal.jdbc;

import org.jspecify.annotations.NullMarked;
