/** All settings of a merchant in one value, shared by all operations, and packages that change it. */
@NullMarked
package io.github.orderflowmagento.mapping.merchant;

import org.jspecify.annotations.NullMarked;
