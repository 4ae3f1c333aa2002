/** The configuration: a TOML file with profiles, overridden by the environment, overridden by the command line. */
@NullMarked
package io.github.orderflowmagento.cli.config;

import org.jspecify.annotations.NullMarked;
