/**
 * Magento 1's REST API (Community 1.7 and later, Enterprise 1.12 and later): calls of the resource model become requests for its
 * resources, signed with OAuth 1.0a, and its JSON becomes the tree of the resource model. Not for use from outside this module.
 */
@NullMarked
package io.github.orderflowmagento.magento.internal.magento1.rest;

import org.jspecify.annotations.NullMarked;
