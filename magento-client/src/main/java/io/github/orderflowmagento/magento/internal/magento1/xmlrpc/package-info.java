/** XML-RPC: how it writes a call and reads an answer. Not for use from outside this module. */
@NullMarked
package io.github.orderflowmagento.magento.internal.magento1.xmlrpc;

import org.jspecify.annotations.NullMarked;
