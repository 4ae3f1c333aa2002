/** Common code of reports and the record of runs. Not part of the API. */
@NullMarked
package io.github.orderflowmagento.operation.internal.report;

import org.jspecify.annotations.NullMarked;
