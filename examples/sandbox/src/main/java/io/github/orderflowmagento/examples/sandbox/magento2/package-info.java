/**
 * The inside of {@link io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop}: its routes, its rules and what it
 * holds. Nothing here is for users.
 */
@NullMarked
package io.github.orderflowmagento.examples.sandbox.magento2;

import org.jspecify.annotations.NullMarked;
