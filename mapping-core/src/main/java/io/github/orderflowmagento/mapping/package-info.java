/**
 * Mapping as data: an ordered {@link io.github.orderflowmagento.mapping.RuleTable} of {@link
 * io.github.orderflowmagento.mapping.Rule}s, each from source fields to one target property by a pure function. No I/O, no
 * clock, nothing that differs between two calls with the same arguments; safe to share between threads.
 */
@NullMarked
package io.github.orderflowmagento.mapping;

import org.jspecify.annotations.NullMarked;
