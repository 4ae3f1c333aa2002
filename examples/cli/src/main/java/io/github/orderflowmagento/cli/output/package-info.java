/** Output: results on standard output, messages and progress on standard error. */
@NullMarked
package io.github.orderflowmagento.cli.output;

import org.jspecify.annotations.NullMarked;
