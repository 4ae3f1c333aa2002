/** The commands, a class for each. */
@NullMarked
package io.github.orderflowmagento.cli.command;

import org.jspecify.annotations.NullMarked;
