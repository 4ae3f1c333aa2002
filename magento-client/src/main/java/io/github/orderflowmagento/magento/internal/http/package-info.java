/**
 * HTTP with a shop: requests that are sent once, with knowledge of whether they were sent, signing, answers of limited size whatever they
 * are, safe XML and JSON, and what may be quoted of them. Knows no generation. Not for use from outside this module.
 */
@NullMarked
package io.github.orderflowmagento.magento.internal.http;

import org.jspecify.annotations.NullMarked;
