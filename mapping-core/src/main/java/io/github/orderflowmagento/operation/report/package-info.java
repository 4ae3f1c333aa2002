/** A run, written down: as text, JSON, CSV or HTML, or to a log. */
@NullMarked
package io.github.orderflowmagento.operation.report;

import org.jspecify.annotations.NullMarked;
