/** Reports on runs as text, JSON, CSV or HTML, to a growing file, or to a log. */
@NullMarked
package io.github.orderflowmagento.operation.report;

import org.jspecify.annotations.NullMarked;
