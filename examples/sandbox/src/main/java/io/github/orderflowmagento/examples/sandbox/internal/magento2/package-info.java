/**
 * The inside of {@link io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop}: its routes, its rules and what it
 * holds. Not for use from outside.
 */
@NullMarked
package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import org.jspecify.annotations.NullMarked;
