/** What is written: results on standard output, talk and progress on standard error. */
@NullMarked
package io.github.orderflowmagento.cli.output;

import org.jspecify.annotations.NullMarked;
