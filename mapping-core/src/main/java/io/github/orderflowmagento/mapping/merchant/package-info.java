/** All settings of a merchant in one value for every operation, and packages that change it. */
@NullMarked
package io.github.orderflowmagento.mapping.merchant;

import org.jspecify.annotations.NullMarked;
