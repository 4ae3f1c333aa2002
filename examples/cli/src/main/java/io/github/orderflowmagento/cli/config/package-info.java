/** The configuration: one TOML file with profiles, the environment above it, and options of the command line above that. */
@NullMarked
package io.github.orderflowmagento.cli.config;

import org.jspecify.annotations.NullMarked;
