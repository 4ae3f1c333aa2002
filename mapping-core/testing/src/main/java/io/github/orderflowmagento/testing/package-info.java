/**
 * A shop and a warehouse in memory, for tests: {@link io.github.orderflowmagento.testing.InMemoryMagento} and {@link
 * io.github.orderflowmagento.testing.InMemoryOrderFlow}. They fulfil the contract of the clients' interfaces, open no socket, and inject
 * failures on request.
 */
@NullMarked
package io.github.orderflowmagento.testing;

import org.jspecify.annotations.NullMarked;
