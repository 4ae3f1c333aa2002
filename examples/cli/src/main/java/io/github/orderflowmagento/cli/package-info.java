/** The command line {@code orderflow-magento}: {@link io.github.orderflowmagento.cli.Main}. */
@NullMarked
package io.github.orderflowmagento.cli;

import org.jspecify.annotations.NullMarked;
