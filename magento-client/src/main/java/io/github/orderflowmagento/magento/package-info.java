@NullMarked
package io.github.orderflowmagento.magento;

import org.jspecify.annotations.NullMarked;
