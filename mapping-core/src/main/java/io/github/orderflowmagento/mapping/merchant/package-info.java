/** All that a merchant decides in one value, so that every operation goes by the same; and packages that change it. */
@NullMarked
package io.github.orderflowmagento.mapping.merchant;

import org.jspecify.annotations.NullMarked;
