/**
 * A shop and a warehouse in memory, for tests: {@link io.github.orderflowmagento.testing.InMemoryMagento} and {@link
 * io.github.orderflowmagento.testing.InMemoryOrderFlow}. They keep what the interfaces of the clients promise, open no socket, and fail
 * when a test wants them to.
 */
@NullMarked
package io.github.orderflowmagento.testing;

import org.jspecify.annotations.NullMarked;
