/** What reports and the record of runs have in common. Not part of the API. */
@NullMarked
package io.github.orderflowmagento.operation.internal.report;

import org.jspecify.annotations.NullMarked;
