/** Which roads lead to a shop, built out of what the web services need each. Not for use from outside this module. */
@NullMarked
package io.github.orderflowmagento.magento.internal.road;

import org.jspecify.annotations.NullMarked;
