/**
 * What every road to a shop shares below its protocol: requests that are sent once, knowing whether they left, and answers of
 * bounded size, whatever they are. Not for use from outside this module.
 */
@NullMarked
package io.github.orderflowmagento.magento.internal.http;

import org.jspecify.annotations.NullMarked;
