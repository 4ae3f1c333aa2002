/** Tests of the configuration. */
@NullMarked
package io.github.orderflowmagento.cli.config;

import org.jspecify.annotations.NullMarked;
