/**
 * Finds out what a shop is and offers, by requests that change nothing. Tells the generations apart, so it knows them all. Credentials are
 * sent only once it is clear where they go. Not for use from outside this module.
 */
@NullMarked
package io.github.orderflowmagento.magento.internal.detect;

import org.jspecify.annotations.NullMarked;
