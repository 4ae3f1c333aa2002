/**
 * SOAP: how v1, v2 and v2's WS-I form write a call and read an answer, and how v2, which has an operation for each method, serves the
 * resource model. No WSDL is loaded for a call, so one that redirects, or that strict readers reject, is harmless. Not for use from outside
 * this module.
 */
@NullMarked
package io.github.orderflowmagento.magento.internal.magento1.soap;

import org.jspecify.annotations.NullMarked;
