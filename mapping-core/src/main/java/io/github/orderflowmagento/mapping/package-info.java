/**
 * Mappings as data: a mapping is an ordered {@link io.github.orderflowmagento.mapping.RuleTable} of
 * {@link io.github.orderflowmagento.mapping.Rule}s. Each rule is a pure function from source fields to one target property. The mappings
 * perform no I/O and read no clock: the same arguments always give the same result. They are safe to share between threads.
 */
@NullMarked
package io.github.orderflowmagento.mapping;

import org.jspecify.annotations.NullMarked;
