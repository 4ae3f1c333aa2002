/** Runs, written down: as text, JSON, CSV or HTML, to a file while they go on, or to a log. */
@NullMarked
package io.github.orderflowmagento.operation.report;

import org.jspecify.annotations.NullMarked;
