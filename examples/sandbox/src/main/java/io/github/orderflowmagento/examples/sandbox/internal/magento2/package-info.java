/**
 * The implementation of {@link io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop}: its routes, rules and data. Not for use
 * from outside.
 */
@NullMarked
package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import org.jspecify.annotations.NullMarked;
