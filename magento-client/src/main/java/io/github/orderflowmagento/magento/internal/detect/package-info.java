/**
 * Detects what a shop is and offers, by requests that change nothing. Distinguishes the generations, so it knows them all. Credentials are
 * sent only once their destination is clear. Not for use from outside this module.
 */
@NullMarked
package io.github.orderflowmagento.magento.internal.detect;

import org.jspecify.annotations.NullMarked;
